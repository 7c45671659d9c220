// SPDX-License-Identifier: AGPL-3.0-or-later
// Crisis cells: one event, many requests.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

json::object cell_json(const crisis::Cell& cell) {
  return {{"id", out(cell.id)},
          {"stage", crisis::word(cell.stage)},
          {"opened_day", out(cell.opened)},
          {"roll_hour", out(cell.roll_since)},
          {"gathered", cell.gathered},
          {"lead", out(cell.leads.lead)},
          {"deputies", out_all(cell.leads.deputies)}};
}

json::array gathered_json(Office& office, const requests::Member& member,
                          const std::vector<crisis::Gathered>& gathered) {
  std::vector<base::RequestId> ids;
  for (const auto& one : gathered) ids.push_back(one.request);
  std::map<base::RequestId, json::object> facts;
  for (const auto& one : office.lists.some(member, ids)) facts.emplace(one.id, facts_json(one));
  json::array array;
  for (const auto& one : gathered)
    if (const auto known = facts.find(one.request); known != facts.end())
      array.push_back({{"facts", known->second},
                       {"heard_hour", out(one.heard)},
                       {"due", out(one.due)},
                       {"taken_by", out(one.taken_by)},
                       {"left_behind", one.left_behind},
                       {"guidance", out_all(one.guidance)}});
  return array;
}

json::array surges_json(const std::vector<crisis::Surge>& surges) {
  json::array array;
  for (const auto& surge : surges)
    array.push_back({{"id", out(surge.id)},
                     {"person", out(surge.person)},
                     {"begins", out(surge.begins)},
                     {"ends", out(surge.ends)}});
  return array;
}

Gate::Answered all(Office& office, const staff::Session& session, const http::Request&) {
  json::array cells;
  for (const auto& cell : office.cells.all(member_of(session))) cells.push_back(cell_json(cell));
  return answer({{"cells", cells}});
}

Gate::Answered open(Office& office, const staff::Session& session, const http::Request&) {
  const auto& language = session.person.particulars.language;
  return answer({{"id", out(TRY(office.cells.open(member_of(session), language)))}}, 201);
}

Gate::Answered see(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto member = member_of(session);
  const auto cell = TRY(office.cells.see(member, id));
  const auto gathering = TRY(office.gatherings.see(member, id));
  return answer({{"cell", cell_json(cell)},
                 {"requests", gathered_json(office, member, gathering.requests)},
                 {"unseen", gathering.unseen},
                 {"left_behind", gathering.left_behind},
                 {"shifts", surges_json(TRY(office.surges.see(member, id)))}});
}

Gate::Answered name(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const crisis::Leads leads{.lead = in.id<base::PersonId>("lead"),
                            .deputies = in.ids<base::PersonId>("deputies", crisis::Cells::most_deputies)};
  TRY(in.finish());
  TRY(office.cells.name(member_of(session), id, leads));
  return http::Response::empty();
}

Gate::Answered step(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto from = in.word("from", crisis::stage);
  const auto to = in.word("stage", crisis::stage);
  TRY(in.finish());
  TRY(office.cells.step(member_of(session), id, from, to));
  return http::Response::empty();
}

Gate::Answered call_roll(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.cells.call_roll(member_of(session), id));
  return http::Response::empty();
}

Gate::Answered attach(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto requests = in.ids<base::RequestId>("ids", crisis::Gatherings::most_at_once);
  TRY(in.finish());
  return answer({{"attached", TRY(office.gatherings.attach(member_of(session), id, requests))}});
}

Gate::Answered detach(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto attached = TRY(id_in_path<base::RequestId>(request, "request"));
  TRY(office.gatherings.detach(member_of(session), id, attached));
  return http::Response::empty();
}

Gate::Answered heard(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto attached = TRY(id_in_path<base::RequestId>(request, "request"));
  TRY(office.gatherings.heard(member_of(session), id, attached));
  return http::Response::empty();
}

Gate::Answered send(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto attached = TRY(id_in_path<base::RequestId>(request, "request"));
  const auto guidance = TRY(id_in_path<crisis::GuidanceId>(request, "guidance"));
  In in{request.body};
  const auto only_answers = [](std::string_view word) {
    return word == "answer" ? std::optional{seal::EnvelopeKind::answer} : std::nullopt;
  };
  const requests::Writing writing{.kind = in.word("kind", only_answers),
                                  .sequence = wire::read_sequence(in),
                                  .sealed = wire::read_sealed(in),
                                  .files = wire::read_files(in)};
  TRY(in.finish());
  return answer(
      {{"envelope", out(TRY(office.gatherings.send(member_of(session), id, guidance, attached, writing)))}},
      201);
}

Gate::Answered add_shift(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const crisis::Surge surge{.id = crisis::SurgeId::fresh(),
                            .person = in.id<base::PersonId>("person"),
                            .begins = {in.number("begins")},
                            .ends = {in.number("ends")}};
  TRY(in.finish());
  TRY(office.surges.add(member_of(session), id, surge));
  return answer({{"id", out(surge.id)}}, 201);
}

Gate::Answered remove_shift(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto surge = TRY(id_in_path<crisis::SurgeId>(request, "shift"));
  TRY(office.surges.remove(member_of(session), id, surge));
  return http::Response::empty();
}

}  // namespace

void add_crisis_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/cells", all);
  asked(post, "/api/cells", open);
  asked(get, "/api/cells/{id}", see);
  asked(post, "/api/cells/{id}/leads", name);
  asked(post, "/api/cells/{id}/stage", step);
  asked(post, "/api/cells/{id}/roll", call_roll);
  asked(post, "/api/cells/{id}/requests", attach);
  asked(del, "/api/cells/{id}/requests/{request}", detach);
  asked(post, "/api/cells/{id}/requests/{request}/heard", heard);
  asked(post, "/api/cells/{id}/requests/{request}/guidance/{guidance}", send, large_body);
  asked(post, "/api/cells/{id}/shifts", add_shift);
  asked(del, "/api/cells/{id}/shifts/{shift}", remove_shift);
}

}  // namespace desk
