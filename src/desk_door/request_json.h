// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests, envelopes and wraps in JSON.
#pragma once

#include "desk_door/gate.h"
#include "desk_door/json.h"
#include "requests/generation.h"
#include "requests/readings.h"

namespace desk {

constexpr std::size_t most_wraps = 1000;

inline requests::Member member_of(const staff::Session& session) {
  return {.person = session.person.id, .roles = session.person.roles};
}
inline base::Result<base::RequestId> request_in_path(const http::Request& request) {
  return id_in_path<base::RequestId>(request, "id");
}

json::object facts_json(const requests::Facts& facts);
json::object envelope_json(const requests::StoredEnvelope& envelope);

seal::Wrap read_wrap(In& in, std::string_view name);
// Members "envelope" and "wraps".
seal::SealedEnvelope read_sealed(In& in);
std::vector<base::FileId> read_files(In& in);
intake::NewReader read_reader(In& in);
std::vector<requests::EnvelopeWrap> read_envelope_wraps(In& in, std::string_view name);

}  // namespace desk
