// SPDX-License-Identifier: AGPL-3.0-or-later
// An interpreter for one request: asked, accepted, done.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

Gate::Answered see(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  json::array asked;
  for (const auto& one : TRY(office.interpreters.of(member_of(session), id)))
    asked.push_back(
        {{"person", out(one.person)}, {"asked_by", out(one.asked_by)}, {"accepted", one.accepted}});
  return answer({{"interpreters", asked}});
}

Gate::Answered ask(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto person = in.id<base::PersonId>("person");
  TRY(in.finish());
  TRY(office.interpreters.ask(member_of(session), id, person));
  return http::Response::empty();
}

Gate::Answered accept(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.interpreters.accept(member_of(session), id));
  return http::Response::empty();
}

Gate::Answered finish(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.interpreters.finish(member_of(session), id));
  return http::Response::empty();
}

}  // namespace

void add_interpreter_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/requests/{id}/interpreters", see);
  asked(post, "/api/requests/{id}/interpreters", ask);
  asked(post, "/api/requests/{id}/interpreters/accept", accept);
  asked(post, "/api/requests/{id}/interpreters/finish", finish);
}

}  // namespace desk
