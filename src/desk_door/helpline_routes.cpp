// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is on duty, whose clock runs, and the rota behind it.
#include <algorithm>

#include "desk_door/helpline_json.h"
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

constexpr std::size_t most_zone = 64, most_named = 100;

json::array words(const std::vector<bell::Rung>& rungs) {
  json::array array;
  for (const auto rung : rungs) array.emplace_back(bell::word(rung));
  return array;
}

json::object clock_json(const base::RequestId& request, const helpline::Clock& clock) {
  return {{"request", out(request)},
          {"urgency", clock.urgency == bell::Urgency::life ? "life" : "other"},
          {"language", clock.language},
          {"since", out(clock.since)},
          {"promised", out(clock.promised)},
          {"taken_by", out(clock.taken_by)},
          {"taken_until", out(clock.taken_until)},
          {"called", words(clock.reached)}};
}

json::array gaps_json(const std::vector<bell::Gap>& gaps) {
  json::array array;
  for (const auto& gap : gaps) array.push_back({{"from", out(gap.from)}, {"until", out(gap.until)}});
  return array;
}

json::array shifts_json(const std::vector<bell::Shift>& shifts) {
  json::array array;
  for (const auto& shift : shifts)
    array.push_back({{"pattern", out(shift.pattern)},
                     {"person", out(shift.person)},
                     {"rank", bell::word(shift.rank)},
                     {"begins", out(shift.begins)},
                     {"ends", out(shift.ends)}});
  return array;
}

json::array patterns_json(const std::vector<bell::Pattern>& patterns) {
  json::array array;
  for (const auto& pattern : patterns)
    array.push_back({{"id", out(pattern.id)},
                     {"person", out(pattern.person)},
                     {"rank", bell::word(pattern.rank)},
                     {"weekday", pattern.weekday},
                     {"begins", pattern.begins},
                     {"minutes", pattern.minutes},
                     {"zone", pattern.zone}});
  return array;
}

json::array offers_json(const std::vector<helpline::Offer>& offers) {
  json::array array;
  for (const auto& [shift, giver, receiver] : offers)
    array.push_back({{"pattern", out(shift.pattern)},
                     {"begins", out(shift.begins)},
                     {"giver", out(giver)},
                     {"receiver", out(receiver)}});
  return array;
}

std::int64_t minutes_until(bell::Rung rung, const std::vector<bell::Step>& steps) {
  for (const auto& step : steps)
    if (step.rung == rung) return step.after_seconds / 60;
  return 0;
}

json::object minutes_json(const bell::Ladder& ladder) {
  using bell::Rung;
  return {{"lead", minutes_until(Rung::lead, ladder.other)},
          {"director", minutes_until(Rung::director, ladder.other)},
          {"life_lead", minutes_until(Rung::lead, ladder.life)},
          {"life_director", minutes_until(Rung::director, ladder.life)}};
}

std::int64_t offered_to(const Office& office, const base::PersonId& person) {
  return std::ranges::count(office.swaps.open(), person, &helpline::Offer::receiver);
}

Gate::Answered see_helpline(Office& office, const staff::Session& session, const http::Request&) {
  const auto who = office.rotas.on_duty();
  json::array clocks;
  for (const auto& [request, clock] : office.takings.clocks(member_of(session)))
    clocks.push_back(clock_json(request, clock));
  return answer({{"on_duty", out_all(who.duty)},
                 {"backup", out_all(who.backup)},
                 {"clocks", clocks},
                 {"gaps", gaps_json(who.gaps)},
                 {"hearing", hearing_json(office)},
                 {"handovers", handovers_json(office.handovers.of(member_of(session)))},
                 {"offered_shifts", offered_to(office, session.person.id)},
                 {"colleagues", colleagues_json(office)}});
}

Gate::Answered see_rota(Office& office, const staff::Session&, const http::Request&) {
  const auto rota = office.rotas.see();
  return answer({{"patterns", patterns_json(rota.patterns)},
                 {"shifts", shifts_json(rota.shifts)},
                 {"gaps", gaps_json(rota.gaps)},
                 {"leads", out_all(rota.leads)},
                 {"directors", out_all(rota.directors)},
                 {"offers", offers_json(office.swaps.open())},
                 {"minutes", minutes_json(office.arrangements.ladder)}});
}

// What is out of any range is refused by the rota's own rule.
int small(std::int64_t number) { return number < 0 || number > 100'000 ? -1 : static_cast<int>(number); }

Gate::Answered add_pattern(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const bell::Pattern pattern{.id = bell::PatternId::fresh(),
                              .person = in.id<base::PersonId>("person"),
                              .rank = in.word("rank", bell::rank),
                              .weekday = small(in.number("weekday")),
                              .begins = small(in.number("begins")),
                              .minutes = small(in.number("minutes")),
                              .zone = in.text("zone", most_zone),
                              .first = {in.number("first_day")}};
  TRY(in.finish());
  TRY(office.rotas.add(session, pattern));
  return answer({{"id", out(pattern.id)}}, 201);
}

Gate::Answered remove_pattern(Office& office, const staff::Session& session, const http::Request& request) {
  const auto pattern = TRY(id_in_path<bell::PatternId>(request, "id"));
  TRY(office.rotas.remove(session, pattern));
  return http::Response::empty();
}

Gate::Answered name_rung(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto rung = in.word("rung", bell::rung);
  const auto people = in.ids<base::PersonId>("people", most_named);
  TRY(in.finish());
  TRY(office.rotas.name(session, rung, people));
  return http::Response::empty();
}

helpline::ShiftName read_shift(In& in) {
  return {.pattern = in.id<bell::PatternId>("pattern"), .begins = {in.number("begins")}};
}

Gate::Answered offer_shift(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto shift = read_shift(in);
  const auto receiver = in.id<base::PersonId>("receiver");
  TRY(in.finish());
  TRY(office.swaps.offer(session, shift, receiver));
  return http::Response::empty();
}

Gate::Answered accept_shift(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto shift = read_shift(in);
  TRY(in.finish());
  TRY(office.swaps.accept(session, shift));
  return http::Response::empty();
}

Gate::Answered keep_shift(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto shift = read_shift(in);
  TRY(in.finish());
  TRY(office.swaps.withdraw(session, shift));
  return http::Response::empty();
}

Gate::Answered take(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.takings.take(member_of(session), id));
  return http::Response::empty();
}

}  // namespace

void add_helpline_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/helpline", see_helpline);
  asked(get, "/api/rota", see_rota);
  asked(post, "/api/rota/patterns", add_pattern);
  asked(del, "/api/rota/patterns/{id}", remove_pattern);
  asked(post, "/api/rota/rungs", name_rung);
  asked(post, "/api/rota/swaps", offer_shift);
  asked(post, "/api/rota/swaps/accept", accept_shift);
  asked(post, "/api/rota/swaps/withdraw", keep_shift);
  asked(post, "/api/requests/{id}/take", take);
}

}  // namespace desk
