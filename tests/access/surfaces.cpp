// SPDX-License-Identifier: AGPL-3.0-or-later
#include "surfaces.h"

#include <algorithm>

namespace probes {
namespace {

const std::vector<std::string> states{"new",    "open",      "answered", "closed",
                                      "binned", "withdrawn", "destroyed"};

Id text(const json::value& object, const char* name) { return Id{object.at(name).as_string()}; }

std::vector<Id> ids_of(const json::value& array, const char* name) {
  std::vector<Id> ids;
  for (const auto& each : array.as_array()) ids.push_back(text(each, name));
  return ids;
}

json::array written(const std::vector<Id>& ids) {
  json::array array;
  for (const auto& id : ids) array.emplace_back(id);
  return array;
}

std::string one(const Id& request, const std::string& what = "") {
  return "/api/requests/" + request + (what.empty() ? "" : "/" + what);
}

Id nobodys() { return base::RequestId::fresh().text(); }

}  // namespace

bool Surfaces::lets_in(const std::string& surface, const Id& person, const Answered& answered) {
  const bool here = model_.people.at(person).here;
  if (!here) judge_.probe(surface, answered.status == 401, "lets in who has left: " + person);
  if (here && answered.status != 200)
    judge_.expect(false, surface + " answers " + std::to_string(answered.status));
  return here && answered.status == 200;
}

void Surfaces::judge_all(const std::string& surface, const Id& person, const std::vector<Id>& listed,
                         const Ids& expected) {
  const Ids shown(listed.begin(), listed.end());
  judge_.expect(shown.size() == listed.size(), surface + " shows something twice");
  for (const auto& [request, unused] : model_.requests) {
    const bool is_shown = shown.contains(request);
    judge_.probe(surface, is_shown == expected.contains(request),
                 (is_shown ? "shows " : "withholds ") + request + " to " + person);
  }
}

// The facts shown of a request are its own.
void Surfaces::judge_record(const Id& person, const json::object& facts) {
  const auto id = text(facts, "id");
  if (!model_.requests.contains(id)) return judge_.expect(false, "nobody's request is shown: " + id);
  const auto& known = model_.requests.at(id);
  Ids team;
  for (const auto& each : facts.at("team").as_array()) team.insert(Id{each.as_string()});
  judge_.expect(team == known.team, "another team of " + id + " is shown to " + person);
  judge_.expect(
      text(facts, "kind") == known.kind && text(facts, "state") == known.state,
      "another kind or state of " + id + " is shown: " + text(facts, "state") + " for " + known.state);
}

void Surfaces::list(const Id& person) {
  const auto state = house_.chance(60) ? house_.any_of(states) : "";
  const bool pressing = !state.empty() && house_.chance(50);
  const std::string surface = pressing ? "list, pressing" : state.empty() ? "list" : "list, by state";
  const std::string limit = house_.chance(70) ? "200" : "7";
  std::vector<Id> listed;
  std::string before;
  do {
    const auto answered =
        house_.get(person, "/api/requests?limit=" + limit + (state.empty() ? "" : "&state=" + state) +
                               (pressing ? "&order=pressing" : "") + before);
    if (!lets_in(surface, person, answered)) return;
    for (const auto& facts : answered.at("requests").as_array()) {
      judge_record(person, facts.as_object());
      listed.push_back(text(facts, "id"));
    }
    const auto& more = answered.at("more");
    before = more.is_null() ? "" : "&before=" + Id{more.as_string()};
  } while (!before.empty());

  std::vector<Id> expected;
  for (const auto& id : model_.arrived)
    if (model_.sees(person, id) && (state.empty() || model_.requests.at(id).state == state))
      expected.push_back(id);
  judge_all(surface, person, listed, Ids(expected.begin(), expected.end()));
  std::ranges::reverse(expected);
  if (!pressing) judge_.expect(listed == expected, "a list is in another order than the newest first");
}

void Surfaces::counts(const Id& person) {
  const auto answered = house_.get(person, "/api/counts");
  if (!lets_in("counts", person, answered)) return;
  for (const auto& state : states) {
    std::int64_t expected = 0;
    for (const auto& id : model_.arrived)
      expected += model_.sees(person, id) && model_.requests.at(id).state == state ? 1 : 0;
    judge_.probe("counts", answered.at(state).as_int64() == expected, "counts otherwise: " + state);
  }
}

void Surfaces::find(const Id& person) {
  json::array facts;
  std::vector<std::pair<std::string, std::string>> sought;
  const std::vector<std::string> countries{"MM", "FR", "TN", "SD"}, severities{"life", "liberty", "data"};
  if (house_.chance(80)) sought.emplace_back("country", house_.any_of(countries));
  if (house_.chance(60)) sought.emplace_back("severity", house_.any_of(severities));
  for (const auto& [fact_class, code] : sought) facts.push_back({{"class", fact_class}, {"code", code}});
  json::object body{{"facts", facts}, {"limit", house_.chance(70) ? 200 : 5}};
  const std::string state = house_.chance(30) ? house_.any_of(states) : "";
  if (!state.empty()) body["state"] = state;

  std::vector<Id> found;
  for (;;) {
    const auto answered = house_.post(person, "/api/find", body);
    if (!lets_in("search by facts", person, answered)) return;
    for (const auto& each : answered.at("requests").as_array()) {
      judge_record(person, each.as_object());
      found.push_back(text(each, "id"));
    }
    if (answered.at("more").is_null()) break;
    body["before"] = answered.at("more");
  }
  Ids expected;
  for (const auto& id : model_.arrived) {
    const auto& known = model_.requests.at(id);
    bool fits = model_.sees(person, id) && (state.empty() || known.state == state);
    for (const auto& [fact_class, code] : sought)
      fits = fits && known.facts.contains(fact_class) && known.facts.at(fact_class).contains(code);
    if (fits) expected.insert(id);
  }
  judge_all("search by facts", person, found, expected);
}

void Surfaces::previews(const Id& person) {
  Ids asked{nobodys()};
  for (int i = 0; i < 90; ++i) asked.insert(house_.any_of(model_.arrived));
  const auto answered =
      house_.post(person, "/api/previews", json::object{{"ids", written({asked.begin(), asked.end()})}});
  if (!lets_in("previews", person, answered)) return;
  const auto ids = ids_of(answered.at("previews"), "request");
  const Ids shown(ids.begin(), ids.end());
  for (const auto& id : asked) {
    const auto known = model_.requests.find(id);
    const bool stands =
        known != model_.requests.end() && known->second.state != "destroyed" && known->second.asked;
    judge_.probe("previews", shown.contains(id) == (stands && model_.sees(person, id)),
                 (shown.contains(id) ? "shows " : "withholds ") + id);
  }
  judge_.expect(std::ranges::includes(asked, shown), "a preview nobody asked for");
}

void Surfaces::bulk(const Id& person) {
  std::vector<Id> asked{nobodys()};
  while (asked.size() < 20) asked.push_back(house_.any_of(model_.arrived));
  json::array wanted;
  for (const auto& id : asked) wanted.push_back({{"id", id}});
  const auto answered = house_.post(person, "/api/bulk", json::object{{"requests", wanted}});
  if (!lets_in("bulk", person, answered)) return;
  Ids shown;
  for (const auto& each : answered.at("requests").as_array()) {
    const auto& facts = each.at("record").at("facts").as_object();
    judge_record(person, facts);
    judge_.expect(shown.insert(text(facts, "id")).second, "a bulk shows something twice");
  }
  for (const auto& id : Ids(asked.begin(), asked.end()))
    judge_.probe("bulk", shown.contains(id) == (model_.requests.contains(id) && model_.sees(person, id)),
                 (shown.contains(id) ? "shows " : "withholds ") + id);
}

bool Surfaces::judge_one(const std::string& surface, const Id& person, bool sees, const std::string& path,
                         const std::string& missing) {
  const auto answered = house_.get(person, path);
  if (!model_.people.at(person).here) {
    judge_.probe(surface, answered.status == 401, "lets in who has left: " + person);
    return false;
  }
  if (sees) {
    judge_.probe(surface, answered.status == 200, "withholds " + path + " from " + person);
    return answered.status == 200;
  }
  const auto none = house_.get(person, missing);
  const bool alike = answered.status == none.status && answered.response.body == none.response.body &&
                     answered.response.type == none.response.type &&
                     answered.response.headers == none.response.headers && answered.status == 404;
  judge_.probe(surface, alike, path + " is not as if it were missing, to " + person);
  return false;
}

void Surfaces::record(const Id& person) {
  const auto request = house_.request_for(person);
  const auto path = one(request);
  if (judge_one("record", person, model_.sees(person, request), path, one(nobodys())))
    judge_record(person, house_.get(person, path).at("facts").as_object());
}

void Surfaces::list_apart(const Id& person) {
  const auto answered = house_.get(person, "/api/requests?apart=true&limit=200");
  if (!lets_in("list, apart", person, answered)) return;
  Ids shown;
  for (const auto& facts : answered.at("requests").as_array()) {
    judge_record(person, facts.as_object());
    shown.insert(text(facts, "id"));
  }
  std::size_t seen = 0;
  for (const auto& id : model_.apart) seen += model_.sees(person, id) ? 1 : 0;
  if (seen > 200) return;  // then only the newest of them are shown
  for (const auto& id : model_.apart)
    judge_.probe("list, apart", shown.contains(id) == model_.sees(person, id),
                 (shown.contains(id) ? "shows " : "withholds ") + id + " to " + person);
}

void Surfaces::interpreters(const Id& person) {
  const auto request = house_.request_for(person);
  const auto path = one(request, "interpreters");
  if (!judge_one("interpreters", person, model_.sees(person, request), path, one(nobodys(), "interpreters")))
    return;
  const auto ids = ids_of(house_.get(person, path).at("interpreters"), "person");
  judge_.expect(Ids(ids.begin(), ids.end()) == model_.requests.at(request).interpreters,
                "other interpreters of " + request);
}

void Surfaces::related(const Id& person) {
  const auto request = house_.request_for(person);
  const auto path = one(request, "related");
  if (!judge_one("related", person, model_.sees(person, request), path, one(nobodys(), "related"))) return;
  Ids shown, expected;
  const auto answered = house_.get(person, path);
  for (const auto& id : answered.at("related").as_array()) shown.emplace(id.as_string());
  for (const auto& [second, first] : model_.split_from) {
    if (first == request && model_.sees(person, second)) expected.insert(second);
    if (second == request && model_.sees(person, first)) expected.insert(first);
  }
  judge_.expect(shown == expected, "other cases are related to " + request);
}

void Surfaces::compartments(const Id& person) {
  const auto request = house_.request_for(person);
  const auto path = one(request, "compartments");
  if (judge_one("compartments", person, model_.sees(person, request), path, one(nobodys(), "compartments"))) {
    const auto ids = ids_of(house_.get(person, path).at("compartments"), "id");
    const Ids shown(ids.begin(), ids.end());
    for (const auto& id : model_.compartments_of(request))
      judge_.probe("compartments", shown.contains(id) == model_.sees(person, id),
                   (shown.contains(id) ? "shows " : "withholds ") + id + " to " + person);
  }
  if (model_.apart.empty()) return;
  const auto id = house_.any_of(model_.apart);
  judge_one("compartment", person, model_.sees(person, id), "/api/compartments/" + id,
            "/api/compartments/" + nobodys());
}

void Surfaces::envelopes(const Id& person) {
  const auto request = house_.request_for(person);
  judge_one("envelopes", person, model_.sees(person, request), one(request, "envelopes"),
            one(nobodys(), "envelopes"));
}

void Surfaces::the_case(const Id& person) {
  const auto request = house_.request_for(person);
  const auto path = one(request, "case");
  if (!judge_one("case", person, model_.sees(person, request), path, one(nobodys(), "case"))) return;
  const auto answered = house_.get(person, path);
  const auto& known = model_.requests.at(request);
  Ids clocks;
  for (const auto& clock : answered.at("clocks").as_array()) clocks.insert(text(clock, "id"));
  Ids expected;
  for (const auto& [id, clock] : known.clocks) expected.insert(id);
  judge_.expect(clocks == expected, "other clocks of " + request);
}

void Surfaces::silence(const Id& person) {
  const auto request = house_.request_for(person);
  judge_one("silence", person, model_.sees(person, request), one(request, "silence"),
            one(nobodys(), "silence"));
}

// Of everybody in the house: whether they see it.
void Surfaces::why(const Id& person) {
  const auto request = house_.request_for(person);
  const auto path = one(request, "why");
  if (!judge_one("why", person, model_.sees(person, request), path, one(nobodys(), "why"))) return;
  Ids said;
  const auto answered = house_.get(person, path);
  for (const auto& each : answered.at("people").as_array()) {
    const auto id = text(each, "person");
    said.insert(id);
    judge_.probe("why", each.at("sees").as_bool() == model_.requests.at(request).team.contains(id),
                 "is wrong about " + id);
  }
  judge_.expect(said.size() == model_.people.size(), "why leaves somebody out");
}

// Where they belong together; under another request, seen or not, it is not found.
void Surfaces::file(const Id& person) {
  const auto request = house_.request_for(person);
  const auto& known = model_.requests.at(request);
  const auto& files = known.files.empty() ? known.lost_files : known.files;
  const auto file = files.empty() ? nobodys() : house_.any_of(files);
  const auto under = house_.chance(75) ? request : house_.request_for(person);
  const bool sees = known.files.contains(file) && under == request && model_.sees(person, request);
  judge_one("file", person, sees, "/api/files/" + file + "/0?request=" + under,
            "/api/files/" + nobodys() + "/0?request=" + nobodys());
}

void Surfaces::missed(const Id& person) {
  const auto answered = house_.get(person, "/api/silence");
  if (!lets_in("missed", person, answered)) return;
  Ids expected;
  for (const auto& id : model_.arrived)
    if (model_.sees(person, id) && model_.is_missed(id, house_.now())) expected.insert(id);
  judge_all("missed", person, ids_of(answered.at("missed"), "request"), expected);
}

void Surfaces::bin(const Id& person) {
  const auto answered = house_.get(person, "/api/bin");
  if (!lets_in("bin", person, answered)) return;
  Ids expected;
  for (const auto& id : model_.arrived)
    if (model_.sees(person, id) && model_.requests.at(id).state == "binned") expected.insert(id);
  judge_all("bin", person, ids_of(answered.at("lying"), "request"), expected);
}

void Surfaces::agenda(const Id& person) {
  const auto answered = house_.get(person, "/api/agenda?days=400");
  if (!lets_in("agenda", person, answered)) return;
  Ids shown, expected, all;
  for (const auto& clock : answered.at("clocks").as_array()) {
    shown.insert(text(clock, "id"));
    const auto* owner = house_.owner_of(text(clock, "id"));
    judge_.expect(owner && *owner == text(clock, "request"), "a clock of another request");
  }
  for (const auto& [id, known] : model_.requests)
    for (const auto& [clock, unused] : known.clocks) {
      all.insert(clock);
      if (model_.sees(person, id)) expected.insert(clock);
    }
  if (expected.size() >= 200) return;  // then only the first of them are shown
  for (const auto& clock : all)
    judge_.probe("agenda", shown.contains(clock) == expected.contains(clock), "clock " + clock);
}

void Surfaces::helpline(const Id& person) {
  const auto answered = house_.get(person, "/api/helpline");
  if (!lets_in("helpline", person, answered)) return;
  Ids waiting, held, offered, received;
  for (const auto& id : model_.arrived) {
    if (!model_.sees(person, id)) continue;
    const auto& known = model_.requests.at(id);
    if (model_.waits(id)) waiting.insert(id);
    if (model_.is_offered(id) && known.giver == person) offered.insert(id);
    if (model_.is_offered(id) && known.receiver == person) received.insert(id);
    if (model_.holds(person, id) && !offered.contains(id)) held.insert(id);
  }
  const auto& handovers = answered.at("handovers");
  if (waiting.size() < 200)
    judge_all("helpline clocks", person, ids_of(answered.at("clocks"), "request"), waiting);
  std::vector<Id> holding;
  for (const auto& id : handovers.at("held").as_array()) holding.emplace_back(id.as_string());
  judge_all("handovers, held", person, holding, held);
  judge_all("handovers, offered", person, ids_of(handovers.at("offered"), "request"), offered);
  judge_all("handovers, received", person, ids_of(handovers.at("received"), "request"), received);
}

void Surfaces::dues(const Id& person) {
  std::vector<Id> listed;
  std::string after;
  do {
    const auto answered = house_.get(person, "/api/dues" + after);
    if (!lets_in("dues", person, answered)) return;
    for (const auto& id : ids_of(answered.at("dues"), "request")) listed.push_back(id);
    const auto& more = answered.at("more");
    after = more.is_null() ? "" : "?after=" + Id{more.as_string()};
  } while (!after.empty());
  Ids expected;
  for (const auto& [id, known] : model_.requests)
    if (model_.sees(person, id) && model_.leads(person) && model_.lacks_key(id)) expected.insert(id);
  judge_all("dues", person, listed, expected);
}

void Surfaces::judge_deed(const std::string& surface, const Id& person, const std::string& path, bool may) {
  const auto answered = house_.get(person, path);
  const bool here = model_.people.at(person).here;
  const int expected = !here ? 401 : may ? 200 : 404;
  const std::string unknown = R"({"refused":"unknown"})";
  judge_.probe(surface, answered.status == expected && (expected != 404 || answered.response.body == unknown),
               path + " answers " + std::to_string(answered.status) + " to " + person);
}

void Surfaces::trail(const Id& person) {
  judge_deed("trail", person, "/api/trail?limit=20", model_.may(person, "read_trail"));
}

void Surfaces::people(const Id& person) {
  judge_deed("people", person, "/api/people", model_.may(person, "see_people"));
  judge_deed("counts of dues", person, "/api/dues/counts", model_.may(person, "see_people"));
}

void Surfaces::habits(const Id& person) {
  const auto answered = house_.get(person, "/api/habits");
  if (!lets_in("habits", person, answered)) return;
  const auto ids = ids_of(answered.at("people"), "person");
  const Ids shown(ids.begin(), ids.end());
  for (const auto& [id, each] : model_.people)
    judge_.probe("habits",
                 shown.contains(id) == (each.here && (id == person || model_.may(person, "see_people"))),
                 "of " + id + " to " + person);
}

// What no surface without requests may hold: the scan of every answer would find it. Here it is only asked.
void Surfaces::nothing_of_requests(const Id& person) {
  for (const auto* path :
       {"/api/me", "/api/directory", "/api/rota", "/api/rota/feed", "/api/vocabularies", "/api/forms",
        "/api/first-aid/doxing", "/api/devices", "/api/trail/head", "/api/epochs", "/api/roles"}) {
    const auto answered = house_.get(person, path);
    const bool here = model_.people.at(person).here;
    bool holds = here ? answered.status == 200 : answered.status == 401;
    for (const auto& id : ids_in(answered.response.body)) holds = holds && !house_.owner_of(id);
    judge_.probe("without requests", holds, std::string{path} + " to " + person);
  }
}

void Surfaces::probe_any() {
  const std::vector<std::pair<int, Surface>> all{
      {14, &Surfaces::list},        {6, &Surfaces::counts},
      {10, &Surfaces::find},        {5, &Surfaces::previews},
      {5, &Surfaces::bulk},         {12, &Surfaces::record},
      {8, &Surfaces::envelopes},    {8, &Surfaces::why},
      {10, &Surfaces::the_case},    {8, &Surfaces::silence},
      {5, &Surfaces::missed},       {12, &Surfaces::file},
      {6, &Surfaces::agenda},       {4, &Surfaces::bin},
      {8, &Surfaces::helpline},     {5, &Surfaces::dues},
      {4, &Surfaces::trail},        {3, &Surfaces::habits},
      {4, &Surfaces::people},       {2, &Surfaces::nothing_of_requests},
      {5, &Surfaces::list_apart},   {6, &Surfaces::compartments},
      {3, &Surfaces::interpreters}, {3, &Surfaces::related}};
  int sum = 0;
  for (const auto& [weight, surface] : all) sum += weight;
  auto left = house_.below(sum);
  for (const auto& [weight, surface] : all)
    if ((left -= weight) < 0)
      return (this->*surface)(house_.chance(5) ? house_.somebody() : house_.colleague());
}

}  // namespace probes
