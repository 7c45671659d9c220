// SPDX-License-Identifier: AGPL-3.0-or-later
// What a case falls into: compartments kept apart within it, and a second case split from it.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

json::object compartment_json(const requests::Compartment& compartment) {
  return {{"id", out(compartment.id)},
          {"request", out(compartment.request)},
          {"part", requests::word(compartment.part)}};
}

Gate::Answered of(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  json::array found;
  for (const auto& each : TRY(office.compartments.of(member_of(session), id)))
    found.push_back(compartment_json(each));
  return answer({{"compartments", found}});
}

Gate::Answered open(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto part = in.word("part", requests::part);
  TRY(in.finish());
  return answer({{"id", out(TRY(office.compartments.open(member_of(session), id, part)))}}, 201);
}

Gate::Answered see(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  return answer(compartment_json(TRY(office.compartments.see(member_of(session), id))));
}

Gate::Answered split(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  return answer({{"id", out(TRY(office.splits.split(member_of(session), id)))}}, 201);
}

Gate::Answered related(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  return answer({{"related", out_all(TRY(office.splits.related(member_of(session), id)))}});
}

}  // namespace

void add_compartment_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/requests/{id}/compartments", of);
  asked(post, "/api/requests/{id}/compartments", open);
  asked(get, "/api/compartments/{id}", see);
  asked(post, "/api/requests/{id}/split", split);
  asked(get, "/api/requests/{id}/related", related);
}

}  // namespace desk
