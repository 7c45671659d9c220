// SPDX-License-Identifier: AGPL-3.0-or-later
// The case: facts, priority, clocks, and looking for cases by their facts.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

constexpr std::size_t most_word = 40;

json::object facts_of(const cases::FactCodes& facts) {
  json::object object;
  for (const auto& [fact_class, codes] : facts) {
    json::array array;
    for (const auto& code : codes) array.emplace_back(code);
    object[fact_class] = std::move(array);
  }
  return object;
}

json::object priority_json(const cases::Priority& priority) {
  json::array reasons;
  for (const auto& reason : priority.reasons)
    reasons.push_back({{"class", reason.fact_class},
                       {"code", reason.code},
                       {"points", reason.points},
                       {"floor", reason.is_floor}});
  return {{"level", cases::word(priority.level)},
          {"points", priority.points},
          {"reasons", reasons},
          {"by_person", priority.by_person}};
}

json::object findings_json(const cases::Findings& found) {
  return {{"facts", facts_of(found.facts)}, {"priority", priority_json(found.priority)}};
}

json::array clocks_json(const std::vector<cases::CaseClock>& clocks) {
  json::array array;
  for (const auto& clock : clocks)
    array.push_back({{"id", out(clock.id)},
                     {"request", out(clock.request)},
                     {"kind", cases::word(clock.kind)},
                     {"person", out(clock.person)},
                     {"due", out(clock.due)},
                     {"quiet_until", out(clock.quiet_until)},
                     {"acknowledged_by", out(clock.acknowledged_by)}});
  return array;
}

Gate::Answered vocabularies(Office& office, const staff::Session&, const http::Request& request) {
  const auto* language = http::field(request.query, "language");
  return http::packed(http::Response::json(office.vocabulary.json(language ? *language : "en")), request);
}

Gate::Answered see(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  auto answered = findings_json(TRY(office.facts.see(member_of(session), id)));
  answered["clocks"] = clocks_json(TRY(office.clocks.of(member_of(session), id)));
  return answer(answered);
}

std::set<std::string> read_codes(In& item, std::string_view name) {
  const auto codes = item.texts(name, cases::Facts::most_codes, most_word);
  return {codes.begin(), codes.end()};
}

cases::FactChange read_change(In& item) {
  cases::FactChange change{item.text("class", most_word), read_codes(item, "codes")};
  if (item.has("was")) change.was = read_codes(item, "was");
  return change;
}

Gate::Answered set_facts(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto changes = in.objects("set", cases::Facts::most_classes, read_change);
  TRY(in.finish());
  if (changes.empty()) return wire::refusal::unreadable;
  return answer(findings_json(TRY(office.facts.set(member_of(session), id, changes))));
}

Gate::Answered decide(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  std::optional<cases::Level> level;
  if (in.has("level")) level = in.word("level", cases::level);
  TRY(in.finish());
  return answer(findings_json(TRY(office.facts.decide(member_of(session), id, level))));
}

Gate::Answered put_clock(Office& office, const staff::Session& session, const http::Request& request) {
  cases::CaseClock clock;
  clock.request = TRY(request_in_path(request));
  clock.id = TRY(id_in_path<cases::ClockId>(request, "clock"));
  In in{request.body};
  clock.kind = in.word("kind", cases::clock_kind);
  clock.due = {in.number("due")};
  if (in.has("person")) clock.person = in.id<base::PersonId>("person");
  TRY(in.finish());
  TRY(office.clocks.put(member_of(session), clock));
  return http::Response::empty();
}

Gate::Answered stop_clock(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto clock = TRY(id_in_path<cases::ClockId>(request, "clock"));
  TRY(office.clocks.stop(member_of(session), id, clock));
  return http::Response::empty();
}

Gate::Answered acknowledge_clock(Office& office, const staff::Session& session,
                                 const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto clock = TRY(id_in_path<cases::ClockId>(request, "clock"));
  TRY(office.clocks.acknowledge(member_of(session), id, clock));
  return http::Response::empty();
}

Gate::Answered agenda(Office& office, const staff::Session& session, const http::Request& request) {
  constexpr std::int64_t usual_days = 14, most_days = 400, seconds_a_day = 86'400;
  const auto days = TRY(number_in_query(request, "days")).value_or(usual_days);
  if (days < 0 || days > most_days) return wire::refusal::unreadable;
  const auto until = office.clock.now().plus_seconds(days * seconds_a_day);
  return answer({{"clocks", clocks_json(office.clocks.agenda(member_of(session), until))}});
}

json::array shares_json(const std::vector<cases::Share>& shares) {
  json::array array;
  for (const auto& [what, count] : shares) array.push_back({{"what", what}, {"count", count}});
  return array;
}

Gate::Answered numbers(Office& office, const staff::Session& session, const http::Request&) {
  const auto seen = TRY(office.numbers.see(session));
  json::array load;
  for (const auto& each : seen.load)
    load.push_back({{"person", out(each.person)}, {"open", each.open}, {"overdue", each.overdue}});
  return answer({{"states", shares_json(seen.states)},
                 {"levels", shares_json(seen.levels)},
                 {"first_answer", shares_json(seen.first_answer)},
                 {"outcomes", shares_json(seen.outcomes)},
                 {"junk", shares_json(seen.junk)},
                 {"waiting", seen.waiting},
                 {"waiting_for_life", seen.waiting_for_life},
                 {"reopened", seen.reopened},
                 {"overdue", seen.overdue},
                 {"load", load}});
}

cases::Sought read_sought(In& in) {
  cases::Sought sought;
  sought.facts = in.objects("facts", cases::Finding::most_facts, [](In& item) {
    return std::pair{item.text("class", most_word), item.text("code", most_word)};
  });
  if (in.has("state")) sought.state = in.word("state", requests::state);
  if (in.has("level")) sought.level = in.word("level", cases::level);
  if (in.has("before")) sought.before = in.kept(requests::Cursor::parse(in.text("before", 120)));
  sought.limit = static_cast<int>(std::clamp<std::int64_t>(in.number("limit"), 1, cases::Finding::most));
  return sought;
}

// What is looked for stays out of addresses and logs: it is a POST.
Gate::Answered find(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto sought = read_sought(in);
  TRY(in.finish());
  const auto found = TRY(office.finding.find(member_of(session), sought));
  json::array requests;
  for (const auto& facts : office.lists.some(member_of(session), found.requests))
    requests.push_back(facts_json(facts));
  return answer({{"requests", requests},
                 {"more", found.more ? json::value(found.more->text()) : json::value(nullptr)}});
}

}  // namespace

void add_case_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/vocabularies", vocabularies);
  asked(get, "/api/requests/{id}/case", see);
  asked(post, "/api/requests/{id}/facts", set_facts);
  asked(post, "/api/requests/{id}/priority", decide);
  asked(put, "/api/requests/{id}/clocks/{clock}", put_clock);
  asked(del, "/api/requests/{id}/clocks/{clock}", stop_clock);
  asked(post, "/api/requests/{id}/clocks/{clock}/acknowledge", acknowledge_clock);
  asked(get, "/api/agenda", agenda);
  asked(get, "/api/numbers", numbers);
  asked(post, "/api/find", find);
}

}  // namespace desk
