// SPDX-License-Identifier: AGPL-3.0-or-later
// Who works on a request, with which keys, and which receipts reach it.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

constexpr std::size_t most_added = 100;

Gate::Answered adopt(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto offered = read_generation(in);
  TRY(in.finish());
  const auto generation = TRY(office.teams.adopt(member_of(session), id, offered));
  // Whoever opens it first sees to it; a complaint calls nobody anyway.
  (void)office.takings.take(member_of(session), id);
  return answer({{"generation", generation}});
}

Gate::Answered renew(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto offered = read_generation(in);
  TRY(in.finish());
  return answer({{"generation", TRY(office.teams.renew(member_of(session), id, offered))}});
}

json::object reason_json(const requests::Reason& reason) {
  json::array generations;
  for (const auto number : reason.generations) generations.emplace_back(number);
  return {{"person", out(reason.person)},
          {"sees", reason.sees},
          {"ground", requests::word(reason.decision.ground)},
          {"by", out(reason.decision.by)},
          {"hour", out(reason.decision.hour)},
          {"since_day", out(reason.since)},
          {"generations", generations}};
}

Gate::Answered why(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  json::array people;
  for (const auto& reason : TRY(office.reasons.of(member_of(session), id)))
    people.push_back(reason_json(reason));
  return answer({{"people", people}});
}

requests::NewMember read_new_member(In& item) {
  return {.person = item.id<base::PersonId>("person"),
          .wraps = item.objects("wraps", wire::most_wraps, [](In& wrap) {
            return requests::GenerationWrap{
                .generation = static_cast<std::uint32_t>(wrap.number("generation")),
                .wrap = wrap.bytes("wrap")};
          })};
}

Gate::Answered add(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto people = in.objects("add", most_added, read_new_member);
  TRY(in.finish());
  if (people.empty()) return wire::refusal::unreadable;
  TRY(office.teams.add(member_of(session), id, people));
  return http::Response::empty();
}

Gate::Answered remove(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "person"));
  const auto id = TRY(request_in_path(request));
  TRY(office.teams.remove(member_of(session), id, person));
  return http::Response::empty();
}

Gate::Answered loans(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  json::array loans;
  for (const auto& loan : TRY(office.loans.of(member_of(session), id))) {
    loans.push_back({{"person", out(loan.person)},
                     {"reason", requests::word(loan.reason)},
                     {"since_hour", out(loan.since)},
                     {"until_at", out(loan.until)}});
  }
  return answer({{"loans", loans}});
}

Gate::Answered keep(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "person"));
  const auto id = TRY(request_in_path(request));
  TRY(office.loans.keep(member_of(session), id, person));
  return http::Response::empty();
}

Gate::Answered add_code(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  requests::NewCode code{
      .reader = wire::read_reader(in), .kind = in.word("kind", requests::reader_kind), .replaces = {}};
  if (in.has("replaces")) code.replaces = in.id<base::ReaderId>("replaces");
  TRY(in.finish());
  return answer({{"reader", out(TRY(office.receipts.add_code(member_of(session), id, code)))}}, 201);
}

Gate::Answered change_reader(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto reader = TRY(id_in_path<base::ReaderId>(request, "reader"));
  In in{request.body};
  if (in.has("reach")) {
    const auto reach = in.word("reach", requests::reach);
    TRY(in.finish());
    TRY(office.receipts.set_reach(member_of(session), id, reader, reach));
    return http::Response::empty();
  }
  const auto state = in.word("state", requests::reader_state);
  TRY(in.finish());
  if (state != requests::ReaderState::dead) return wire::refusal::unreadable;
  TRY(office.receipts.end(member_of(session), id, reader));
  return http::Response::empty();
}

Gate::Answered rewrap(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto reader = in.id<base::ReaderId>("reader");
  const auto wraps = read_envelope_wraps(in, "wraps");
  TRY(in.finish());
  if (wraps.empty()) return wire::refusal::unreadable;
  TRY(office.receipts.rewrap(member_of(session), id, reader, wraps));
  return http::Response::empty();
}

}  // namespace

void add_team_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(post, "/api/requests/{id}/adopt", adopt, large_body);
  asked(post, "/api/requests/{id}/generations", renew, large_body);
  asked(get, "/api/requests/{id}/why", why);
  asked(post, "/api/requests/{id}/team", add, large_body);
  asked(del, "/api/requests/{id}/team/{person}", remove);
  asked(get, "/api/requests/{id}/loans", loans);
  asked(post, "/api/requests/{id}/loans/{person}/keep", keep);
  asked(post, "/api/requests/{id}/codes", add_code);
  asked(post, "/api/requests/{id}/readers/{reader}", change_reader);
  asked(post, "/api/requests/{id}/rewraps", rewrap, large_body);
}

}  // namespace desk
