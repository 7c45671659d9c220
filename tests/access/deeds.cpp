// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff do at a request.
#include "deeds.h"

#include <algorithm>

#include "seal/receipt.h"

namespace probes {
namespace {

using http::Method;

const std::string unknown = R"({"refused":"unknown"})";
constexpr std::int64_t a_day = 86'400;
const std::vector<std::string> countries{"MM", "FR", "TN", "SD"};
const std::vector<std::string> severities{"life", "liberty", "data"};
const std::map<std::string, std::vector<std::string>> steps{{"open", {"answered", "closed"}},
                                                            {"answered", {"open", "closed"}},
                                                            {"closed", {"open"}},
                                                            {"binned", {"new"}},
                                                            {"withdrawn", {"open"}},
                                                            {"destroyed", {"open"}}};

base::RequestId request_id(const Id& id) { return *base::RequestId::parse(id); }

}  // namespace

bool Deeds::tried(const std::string& deed, const Id& person, bool may, const Answered& answered) {
  auto& judge = house_.judge;
  const auto what = person + " was answered " + std::to_string(answered.status) + " " + answered.refused();
  if (!model_.people.at(person).here) {
    judge.probe("deed: " + deed, answered.status == 401, "has left: " + what);
    return false;
  }
  const bool is_unknown = answered.status == 404 && answered.response.body == unknown;
  judge.probe("deed: " + deed, is_unknown != may && answered.status != 401,
              (may ? "may: " : "may not: ") + what);
  const bool done = may && answered.status < 300;
  if (done) house_.judge.happened(deed);
  return done;
}

bool Deeds::may_lead(const Id& person, const Id& request) const {
  return model_.sees(person, request) && model_.leads(person);
}

std::string Deeds::at(const Id& request, const std::string& what) const {
  return "/api/requests/" + request + "/" + what;
}

std::string Deeds::wrap_to(const Id& person) const {
  const seal::Recipient to{seal::KeyKind::person, seal::sealing_public(member(person).keyring.sealing)};
  return wire::out(seal::wrap(seal::SecretBytes::fresh(), to, seal::WrapPurpose::request_key, {}).bytes);
}

// Whoever makes a key is in its team, and perhaps others who may be.
Ids Deeds::some_team(const Id& person, const Ids& among) {
  Ids team{person};
  for (const auto& each : house_.in_order({among.begin(), among.end()}))
    if (house_.chance(50)) team.insert(each);
  return team;
}

json::object Deeds::made_by(const Id& person, const Id& request, const Ids& team) {
  std::vector<const Member*> members;
  for (const auto& each : team) members.push_back(&member(each));
  return desk_.generation(member(person), request_id(request), members);
}

Id Deeds::any_where(const std::function<bool(const Id&)>& fits) {
  std::vector<Id> found;
  for (const auto& id : model_.arrived)
    if (fits(id)) found.push_back(id);
  return found.empty() ? Id{} : house_.any_of(found);
}

// If there is one, half of the time.
Id Deeds::one_with_files() {
  const auto found = any_where([&](const Id& id) { return !model_.requests.at(id).files.empty(); });
  return found.empty() || house_.chance(50) ? house_.any_of(model_.arrived) : found;
}

void Deeds::adopt(const Id& person, const Id& request) {
  const bool may = may_lead(person, request);
  auto& known = model_.requests.at(request);
  if (may && (known.generation > 0 || model_.is_ended(request))) return;
  Ids fit;
  for (const auto& each : model_.joined)
    if (model_.may_join(each, request)) fit.insert(each);
  const auto team = some_team(person, fit);
  const auto body = may ? made_by(person, request, team)
                        : json::object{{"statement", "AA"},
                                       {"team", {{{"person", person}, {"wrap", wrap_to(person)}}}},
                                       {"recovery", wrap_to(person)},
                                       {"envelopes", json::array{}}};
  const bool done = tried("adopt", person, may, house_.post(person, at(request, "adopt"), body));
  house_.judge.expect(done == may, "a team of people who may stand in it was not taken");
  if (!done) return;
  model_.keyed(request, team);
  if (known.state == "new" || known.state == "binned") model_.set_state(request, "open");
  if (model_.waits(request)) known.holder = person;
  expect_events(request);
}

void Deeds::renew(const Id& person, const Id& request) {
  const auto& known = model_.requests.at(request);
  if (!may_lead(person, request) || known.generation == 0 || model_.is_ended(request)) return;
  const auto team = some_team(person, known.team);
  const auto answered = house_.post(person, at(request, "generations"), made_by(person, request, team));
  const bool done = tried("renew", person, true, answered);
  house_.judge.expect(done, "a key for the team was not taken");
  if (!done) return;
  model_.keyed(request, team);
  expect_events(request);
}

void Deeds::add(const Id& person, const Id& request) {
  auto& known = model_.requests.at(request);
  const auto other = house_.colleague();
  json::array wraps;
  for (int number = 1; number <= known.generation; ++number)
    wraps.push_back({{"generation", number}, {"wrap", wrap_to(other)}});
  const json::object body{{"add", {{{"person", other}, {"wraps", wraps}}}}};
  const bool may = may_lead(person, request);
  const bool done = tried("add", person, may, house_.post(person, at(request, "team"), body));
  if (may && known.generation > 0 && !model_.is_ended(request))
    house_.judge.probe(
        "team", done == model_.may_join(other, request),
        other + (done ? " was taken into" : " was not taken into") + " the team of a " + known.kind);
  if (!done) return;
  known.team.insert(other);
  expect_events(request);
}

// At times one of those whom a handover is between.
void Deeds::remove(const Id& somebody, const Id& any) {
  const auto on_offer = any_where([&](const Id& id) { return model_.is_offered(id); });
  const bool between = !on_offer.empty() && house_.chance(40);
  const auto request = between ? on_offer : any;
  auto& known = model_.requests.at(request);
  if (known.team.empty()) return;
  const auto other = between ? house_.any_of(Ids{known.giver, known.receiver}) : house_.any_of(known.team);
  if (!known.team.contains(other)) return;
  const auto person = between ? house_.any_of(known.team) : somebody;
  const auto answered = house_.ask(person, Method::del, at(request, "team/" + other));
  if (!tried("remove", person, may_lead(person, request), answered)) return;
  model_.take_out(other, request);
  expect_events(request);
}

void Deeds::set_facts(const Id& person, const Id& request) {
  auto& known = model_.requests.at(request);
  const auto country = house_.any_of(countries);
  Ids codes;
  for (const auto& each : severities)
    if (house_.chance(40)) codes.insert(each);
  json::array written;
  for (const auto& each : codes) written.emplace_back(each);
  const json::object body{
      {"set", {{{"class", "country"}, {"codes", {country}}}, {{"class", "severity"}, {"codes", written}}}}};
  const auto answered = house_.post(person, at(request, "facts"), body);
  if (!tried("facts", person, may_lead(person, request), answered)) return;
  known.facts["country"] = {country};
  known.facts["severity"] = codes;
  known.level = answered.at("priority").at("level").as_string();
  expect_events(request);
}

void Deeds::decide(const Id& person, const Id& request) {
  const std::vector<std::string> levels{"urgent", "high", "normal", "low"};
  const json::object body{{"level", house_.any_of(levels)}};
  const auto answered = house_.post(person, at(request, "priority"), body);
  if (!tried("priority", person, may_lead(person, request), answered)) return;
  model_.requests.at(request).level = answered.at("priority").at("level").as_string();
  expect_events(request);
}

void Deeds::put_clock(const Id& person, const Id& request) {
  auto& known = model_.requests.at(request);
  const auto clock = base::Id<House>::fresh().text();
  Clock made{.person = {}, .due = (house_.now() + house_.below(20) * a_day - 5 * a_day) * 1000};
  if (house_.chance(50) && !known.team.empty()) made.person = house_.any_of(known.team);
  json::object body{{"kind", "task"}, {"due", made.due}};
  if (!made.person.empty()) body["person"] = made.person;
  const auto answered = house_.ask(person, Method::put, at(request, "clocks/" + clock), body);
  if (!tried("set a clock", person, may_lead(person, request), answered)) return;
  known.clocks[clock] = made;
  own(clock, request);
  expect_events(request);
}

// Its own, or another request's, which is not found there.
void Deeds::stop_clock(const Id& person, const Id& request) {
  const auto elsewhere = house_.chance(30) ? house_.any_of(model_.arrived) : request;
  const auto& clocks = model_.requests.at(elsewhere).clocks;
  if (clocks.empty()) return;
  std::vector<Id> ids;
  for (const auto& [id, clock] : clocks) ids.push_back(id);
  const auto clock = house_.any_of(ids);
  const bool may = may_lead(person, request) && elsewhere == request;
  if (house_.chance(50)) {
    const auto seen_to = house_.post(person, at(request, "clocks/" + clock + "/acknowledge"));
    if (tried("see to a clock", person, may, seen_to)) expect_events(request);
    return;
  }
  const auto answered = house_.ask(person, Method::del, at(request, "clocks/" + clock));
  if (!tried("stop a clock", person, may, answered)) return;
  model_.requests.at(request).clocks.erase(clock);
  expect_events(request);
}

void Deeds::set_state(const Id& person, const Id& request) {
  const auto& known = model_.requests.at(request);
  if (known.state == "new") return;  // opened or binned, which are deeds of their own
  const auto to = house_.any_of(steps.at(known.state));
  const auto answered =
      house_.post(person, at(request, "state"), json::object{{"from", known.state}, {"state", to}});
  if (!tried("state", person, may_lead(person, request), answered)) return;
  model_.set_state(request, to);
  expect_events(request);
}

void Deeds::bin(const Id& person, const Id& request) {
  Ids wanted{request};
  while (wanted.size() < 4) wanted.insert(house_.any_of(model_.arrived));
  Ids binned;
  for (const auto& id : wanted)
    if (model_.sees(person, id) && model_.requests.at(id).state == "new") binned.insert(id);
  json::array ids;
  for (const auto& id : wanted) ids.emplace_back(id);
  const auto answered = house_.post(person, "/api/bin", json::object{{"ids", ids}, {"reason", "test"}});
  const bool leads = model_.people.at(person).here && model_.leads(person);
  if (!tried("bin", person, leads, answered)) return;
  house_.judge.probe("deed: bin", answered.at("binned").as_int64() == static_cast<int>(binned.size()),
                     "binned otherwise than it may");
  for (const auto& id : binned) model_.set_state(id, "binned");
  expect_events(std::nullopt);
}

std::optional<Id> Deeds::write_envelope(const Id& person, const Id& request, seal::EnvelopeKind kind,
                                        const std::vector<Id>& files) {
  if (!desk_.requests.contains(request_id(request))) return std::nullopt;
  const bool is_answer = kind == seal::EnvelopeKind::answer;
  auto& next = (is_answer ? house_.outward_ : house_.inside_)[request];
  std::vector<seal::SealingPublicKey> readers;
  if (is_answer) {
    const auto& receipt = desk_.receipts.at(request_id(request));
    readers.push_back(seal::sealing_public(receipt.opener(desk_.staff.organisation)));
  }
  auto body = desk_.writing(member(person), request_id(request), kind, next, readers);
  json::array attached;
  for (const auto& file : files) attached.emplace_back(file);
  body["files"] = attached;
  const bool may =
      is_answer ? may_lead(person, request) : model_.sees(person, request) && model_.writes_notes(person);
  const auto answered = house_.post(person, at(request, "envelopes"), body);
  if (!tried(is_answer ? "answer" : "note", person, may, answered)) return std::nullopt;
  ++next;
  const auto envelope = answered.text("envelope");
  own(envelope, request);
  return envelope;
}

void Deeds::note(const Id& person, const Id& request) {
  if (write_envelope(person, request, seal::EnvelopeKind::note, {})) expect_events(request);
}

void Deeds::answer(const Id& person, const Id& request) {
  if (!desk_.receipts.contains(request_id(request))) return;  // there is nobody to answer
  if (!write_envelope(person, request, seal::EnvelopeKind::answer, {})) return;
  model_.answered(request);
  expect_events(request);
}

void Deeds::take(const Id& person, const Id& request) {
  const auto answered = house_.post(person, at(request, "take"));
  if (!tried("take", person, may_lead(person, request), answered)) return;
  auto& known = model_.requests.at(request);
  known.holder = person;
  known.giver.clear();
  expect_events(request);
}

// Only who holds it may offer it, to a handler of the team, with a note.
void Deeds::hand_over(const Id&, const Id&) {
  const auto request = any_where([&](const Id& id) {
    const auto& holder = model_.requests.at(id).holder;
    return !holder.empty() && model_.holds(holder, id);
  });
  if (request.empty()) return;
  auto& known = model_.requests.at(request);
  const auto person = known.holder;
  const auto note = write_envelope(person, request, seal::EnvelopeKind::note, {});
  if (!note) return;
  expect_events(request);
  const auto receiver = house_.chance(70) ? house_.any_of(known.team) : house_.colleague();
  forget_notices();
  const auto answered =
      house_.post(person, at(request, "handover"), json::object{{"receiver", receiver}, {"note", *note}});
  const bool may = may_lead(person, request);
  if (!tried("offer a handover", person, may, answered)) return;
  house_.judge.expect(receiver != person && known.team.contains(receiver) && model_.has(receiver, "handler"),
                      receiver + " may not receive a handover");
  known.giver = person;
  known.receiver = receiver;
  expect_notices("handover", {receiver});
  expect_events(request);
}

// By those it is between, and by others.
void Deeds::end_handover(const Id& somebody, const Id& any) {
  const auto on_offer = any_where([&](const Id& id) { return model_.is_offered(id); });
  const auto request = on_offer.empty() || house_.chance(20) ? any : on_offer;
  auto& known = model_.requests.at(request);
  const Ids between{known.giver, known.receiver};
  const auto person = on_offer == request && house_.chance(60) ? house_.any_of(between) : somebody;
  const bool offered = model_.is_offered(request);
  if (house_.chance(50)) {
    const auto answered = house_.post(person, at(request, "handover/accept"));
    const bool may = may_lead(person, request) && offered && known.receiver == person;
    if (!tried("accept a handover", person, may, answered)) return;
    known.holder = person;
  } else {
    const auto answered = house_.ask(person, Method::del, at(request, "handover"));
    const bool theirs = known.giver == person || known.receiver == person;
    if (!tried("end a handover", person, model_.sees(person, request) && offered && theirs, answered)) return;
  }
  known.giver.clear();
  expect_events(request);
}

void Deeds::see_to_silence(const Id& person, const Id& request) {
  auto& known = model_.requests.at(request);
  if (house_.chance(50)) {
    const auto answered = house_.post(person, at(request, "silence/acknowledge"));
    if (tried("see to a silence", person, may_lead(person, request), answered)) expect_events(request);
    return;
  }
  const auto answered = house_.post(person, at(request, "silence/heard"), json::object{{"way", "phone"}});
  if (!tried("hear of somebody", person, may_lead(person, request), answered)) return;
  house_.judge.expect(known.due > 0, "heard of somebody who promised nothing");
  model_.heard_of(request, house_.now());
  expect_events(request);
}

void Deeds::give_code(const Id& person, const Id& request) {
  const json::object keys{
      {"finder_hash", wire::out(*seal::Digest::from(seal::SecretBytes::fresh().reveal()))},
      {"reader_key", wire::out(seal::sealing_public(seal::SecretBytes::fresh()))},
      {"signer_key", wire::out(seal::signing_public(seal::SecretBytes::fresh()))}};
  const auto answered =
      house_.post(person, at(request, "codes"), json::object{{"reader", keys}, {"kind", "reporter"}});
  if (!tried("give a code", person, may_lead(person, request), answered)) return;
  own(answered.text("reader"), request);
  expect_events(request);
}

void Deeds::say_sentence(const Id& person, const Id& request) {
  const auto answered = house_.post(person, at(request, "sentence"));
  if (tried("sentence", person, may_lead(person, request), answered)) expect_events(request);
}

void Deeds::attach(const Id& person, const Id& request) {
  auto& known = model_.requests.at(request);
  if (!model_.sees(person, request) || !known.key_open || model_.is_ended(request)) return;
  const auto file = base::FileId::fresh().text();
  const auto upload = [&](Method method, const std::string& step, std::string body) {
    auto asked = desk_.request(&member(person), method, "/api/files/" + file + step + "?request=" + request);
    asked.headers["x-upload"] = base::to_base64url(base::Bytes(32, 1));
    asked.body = std::move(body);
    house_.judge.expect(desk_.send(std::move(asked)).status == 204, "a file was not taken");
  };
  upload(Method::put, "/0", std::string(4112, 'x'));
  upload(Method::post, "/done", R"({"chunks":1})");
  own(file, request);
  if (!write_envelope(person, request, seal::EnvelopeKind::note, {file})) return;
  known.files.insert(file);
  expect_events(request);
}

// Of somebody of the team whose role it is.
void Deeds::ask_an_interpreter(const Id& person, const Id& request) {
  auto& known = model_.requests.at(request);
  if (model_.is_ended(request) || known.team.empty()) return;
  const auto other = house_.chance(80) ? house_.any_of(known.team) : house_.colleague();
  forget_notices();
  const auto answered = house_.post(person, at(request, "interpreters"), json::object{{"person", other}});
  const bool fit = known.team.contains(other) && model_.has(other, "interpreter");
  const bool done = tried("ask an interpreter", person, may_lead(person, request), answered);
  if (may_lead(person, request) && model_.people.at(person).here)
    house_.judge.probe("deed: ask an interpreter", done == fit,
                       other + (done ? " was asked" : " was not asked"));
  if (!done) return;
  known.interpreters.insert(other);
  known.askers[other] = person;
  expect_notices("interpreter", {other});
  expect_events(request);
}

// Whoever was asked accepts, or has done it and is out of the team.
void Deeds::interpret(const Id& somebody, const Id& any) {
  const auto asked = any_where([&](const Id& id) { return !model_.requests.at(id).interpreters.empty(); });
  const auto request = asked.empty() || house_.chance(20) ? any : asked;
  auto& known = model_.requests.at(request);
  const auto person =
      known.interpreters.empty() || house_.chance(30) ? somebody : house_.any_of(known.interpreters);
  const bool may = model_.sees(person, request) && known.interpreters.contains(person);
  const bool ends = house_.chance(50);
  forget_notices();
  const auto answered =
      house_.post(person, at(request, ends ? "interpreters/finish" : "interpreters/accept"));
  if (!tried(ends ? "end interpreting" : "accept interpreting", person, may, answered)) return;
  if (ends) {
    // Officers are called too when they leave something kept apart without anybody.
    const bool apart = std::ranges::any_of(model_.compartments_of(request),
                                           [&](const Id& id) { return model_.sees(person, id); });
    model_.take_out(person, request);
    const auto& asker = known.askers.at(person);
    if (!apart) expect_notices("interpreted", known.team.contains(asker) ? Ids{asker} : known.team);
  }
  expect_events(request);
}

void Deeds::split(const Id& person, const Id& request) {
  if (house_.is_full()) return;
  const auto answered = house_.post(person, at(request, "split"));
  if (!tried("split", person, may_lead(person, request), answered)) return;
  const auto second = answered.text("id");
  model_.splits(person, second, request);
  own(second, second);
  expect_events(request);
}

void Deeds::open_compartment(const Id& person, const Id& request) {
  const std::vector<std::string> parts{"identity", "location", "money"};
  const auto answered =
      house_.post(person, at(request, "compartments"), json::object{{"part", house_.any_of(parts)}});
  if (!tried("open a compartment", person, may_lead(person, request), answered)) return;
  const auto id = answered.text("id");
  model_.opens(person, id, request);
  own(id, id);
  expect_events(id);
}

void Deeds::any() {
  const std::vector<std::pair<int, Deed>> of_staff{{5, &Deeds::adopt},
                                                   {5, &Deeds::renew},
                                                   {9, &Deeds::add},
                                                   {8, &Deeds::remove},
                                                   {8, &Deeds::set_facts},
                                                   {4, &Deeds::decide},
                                                   {6, &Deeds::put_clock},
                                                   {4, &Deeds::stop_clock},
                                                   {6, &Deeds::set_state},
                                                   {2, &Deeds::bin},
                                                   {4, &Deeds::note},
                                                   {4, &Deeds::answer},
                                                   {5, &Deeds::take},
                                                   {5, &Deeds::hand_over},
                                                   {5, &Deeds::end_handover},
                                                   {4, &Deeds::see_to_silence},
                                                   {1, &Deeds::give_code},
                                                   {1, &Deeds::say_sentence},
                                                   {3, &Deeds::attach},
                                                   {9, &Deeds::open_compartment},
                                                   {4, &Deeds::ask_an_interpreter},
                                                   {4, &Deeds::interpret},
                                                   {2, &Deeds::split}};
  const std::vector<std::pair<int, std::function<void()>>> others{
      {3, [&] { arrive(); }},
      {2, [&] { write(house_.any_of(model_.arrived)); }},
      {3, [&] { promise(house_.any_of(model_.arrived)); }},
      {1, [&] { house_.chance(40) ? withdraw(house_.any_of(model_.arrived)) : void(); }},
      {1, [&] { house_.chance(40) ? destroy(one_with_files()) : void(); }},
      {2, [&] { house_.chance(40) ? let_go(house_.somebody()) : void(); }},
      {2, [&] { set_roles(house_.somebody()); }},
      {1, [&] { house_.chance(30) ? pass_time() : void(); }}};
  auto left = house_.below(123);
  for (const auto& [weight, deed] : of_staff) {
    if ((left -= weight) >= 0) continue;
    const auto person = house_.chance(3) ? house_.somebody() : house_.colleague();
    return (this->*deed)(person, house_.request_for(person));
  }
  for (const auto& [weight, deed] : others)
    if ((left -= weight) < 0) return deed();
}

}  // namespace probes
