// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests, envelopes and wraps in JSON.
#pragma once

#include "desk_door/gate.h"
#include "requests/generation.h"
#include "requests/readings.h"
#include "wire/sealed.h"

namespace desk {

inline requests::Member member_of(const staff::Session& session) {
  return {.person = session.person.id, .roles = session.person.roles};
}
inline base::Result<base::RequestId> request_in_path(const http::Request& request) {
  return id_in_path<base::RequestId>(request, "id");
}

json::object facts_json(const requests::Facts& facts);
json::object envelope_json(const requests::StoredEnvelope& envelope);

std::vector<requests::EnvelopeWrap> read_envelope_wraps(In& in, std::string_view name);
requests::NewGeneration read_generation(In& in);

}  // namespace desk
