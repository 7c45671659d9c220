// SPDX-License-Identifier: AGPL-3.0-or-later
// Handing over what is urgent at the end of a shift.
#include "desk_door/helpline_json.h"
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

json::array listed(const std::vector<helpline::Handover>& handovers) {
  json::array array;
  for (const auto& one : handovers)
    array.push_back({{"request", out(one.request)},
                     {"giver", out(one.giver)},
                     {"receiver", out(one.receiver)},
                     {"note", out(one.note)},
                     {"offered", out(one.offered)}});
  return array;
}

Gate::Answered offer(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto receiver = in.id<base::PersonId>("receiver");
  const auto note = in.id<base::EnvelopeId>("note");
  TRY(in.finish());
  TRY(office.handovers.offer(member_of(session), id, receiver, note));
  return http::Response::empty();
}

Gate::Answered accept(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.handovers.accept(member_of(session), id));
  return http::Response::empty();
}

Gate::Answered withdraw(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.handovers.withdraw(member_of(session), id));
  return http::Response::empty();
}

}  // namespace

json::object handovers_json(const helpline::HandoverList& handovers) {
  return {{"held", out_all(handovers.held)},
          {"offered", listed(handovers.offered)},
          {"received", listed(handovers.received)}};
}

void add_handover_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(post, "/api/requests/{id}/handover", offer);
  asked(post, "/api/requests/{id}/handover/accept", accept);
  asked(del, "/api/requests/{id}/handover", withdraw);
}

}  // namespace desk
