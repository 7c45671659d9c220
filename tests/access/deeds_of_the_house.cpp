// SPDX-License-Identifier: AGPL-3.0-or-later
// What those who ask for help do, and what the house does to its people.
#include "deeds.h"

#include <algorithm>

#include "seal/receipt.h"

namespace probes {
namespace {

constexpr std::int64_t a_day = 86'400;

base::RequestId request_id(const Id& id) { return *base::RequestId::parse(id); }

}  // namespace

void Deeds::join(const staff::Roles& roles) {
  auto& member = desk_.staff.invite("person." + std::to_string(desk_.staff.members.size()), roles);
  EXPECT_TRUE(desk_.staff.enrol(member));
  house_.settle(member);
  const auto published = staff::Directories{desk_.staff.house()}.publish(
      desk_.staff.session_of(desk_.staff.officer()), directory());
  EXPECT_TRUE(published);
  let_directory_be_known();
  EXPECT_TRUE(desk_.staff.log_in(member));
}

// Every program looks at the directory once a second (doc/access.md 5.3).
void Deeds::let_directory_be_known() { desk_.staff.clock.advance_seconds(1); }

// Of everybody who is here.
base::Bytes Deeds::directory() {
  std::vector<const Member*> gone;
  for (const auto& [id, person] : model_.people)
    if (!person.here) gone.push_back(&member(id));
  return desk_.staff.next_directory(gone);
}

void Deeds::arrive() {
  if (house_.is_full()) return;
  forget_notices();
  const std::string kind = house_.chance(25) ? "complaint" : "request";
  const auto id =
      desk_.arrives(kind == "complaint" ? intake::RequestKind::complaint : intake::RequestKind::request);
  const auto request = id.text();
  model_.arrives(request, kind);
  own(request, request);
  // For a request somebody is called later, who is on duty; a complaint's team is told at once.
  expect_notices("arrival", kind == "complaint" ? model_.requests.at(request).team : Ids{});
  expect_events(request);

  // What the probes need to know of it, seen as its team sees it.
  const auto reader = house_.any_of(model_.requests.at(request).team);
  const auto seen = house_.get(reader, "/api/requests/" + request);
  model_.requests.at(request).level = seen.at("facts").at("priority").as_string();
  for (const auto& each : seen.at("readers").as_array()) own(std::string{each.at("id").as_string()}, request);
  const auto envelopes = house_.get(reader, "/api/requests/" + request + "/envelopes");
  for (const auto& each : envelopes.at("envelopes").as_array())
    own(std::string{each.at("id").as_string()}, request);
  house_.judge.happened("arrive");
}

// A case split from another has none.
bool Deeds::has_receipt(const Id& request) const { return desk_.receipts.contains(request_id(request)); }

void Deeds::write(const Id& request) {
  if (!has_receipt(request)) return;
  if (model_.is_ended(request)) return;
  const auto& receipt = desk_.receipts.at(request_id(request));
  const auto& organisation = desk_.staff.organisation;
  const auto prepared = house_.threads_.prepare(receipt.finder(organisation));
  if (!prepared) return;
  const auto& known = model_.requests.at(request);
  const auto kind = *intake::request_kind(known.kind);
  const auto recipients = intake::addressees(*prepared, kind, *desk_.office.recipients.current());
  const auto seed = receipt.signer(organisation);
  const seal::Signer signer{seal::KeyKind::receipt_signer, seed};
  const seal::Place place{.organisation = organisation,
                          .request = request_id(request),
                          .kind = seal::EnvelopeKind::message,
                          .sequence = prepared->sequence};
  const auto sealed = seal::close(place, base::view(R"({"v":1})"), &signer, recipients.recipients);
  forget_notices();
  const auto envelope = house_.threads_.add(receipt.finder(organisation), {prepared->sequence, *sealed, {}});
  if (!envelope) return;
  own(envelope->text(), request);
  model_.written_to(request);
  expect_notices("message", known.team);
  expect_events(request);
  house_.judge.happened("message");
}

void Deeds::promise(const Id& request) {
  if (!has_receipt(request)) return;
  auto& known = model_.requests.at(request);
  const auto now = desk_.staff.clock.now();
  const checkin::Schedule schedule{.rhythm = checkin::Rhythm::hours,
                                   .every_hours = 1,
                                   .grace_minutes = Model::grace / 60,
                                   .begins = {},
                                   .ends = now.plus_seconds(20 * a_day)};
  const auto finder = desk_.receipts.at(request_id(request)).finder(desk_.staff.organisation);
  if (!house_.promises_.write(finder, schedule)) return;
  known.begins = house_.now();
  known.due = known.begins + Model::promised_every;
  expect_events(request);
  house_.judge.happened("promise a check-in");
}

void Deeds::withdraw(const Id& request) {
  if (!has_receipt(request)) return;
  if (model_.is_ended(request)) return;
  forget_notices();
  const auto finder = desk_.receipts.at(request_id(request)).finder(desk_.staff.organisation);
  EXPECT_TRUE(house_.threads_.withdraw(finder));
  model_.set_state(request, "withdrawn");
  expect_notices("withdrawal", model_.requests.at(request).team);
  expect_events(request);
  house_.judge.happened("withdraw");
}

void Deeds::destroy(const Id& request) {
  if (!has_receipt(request)) return;
  if (model_.requests.at(request).state == "destroyed") return;
  forget_notices();
  const auto finder = desk_.receipts.at(request_id(request)).finder(desk_.staff.organisation);
  EXPECT_TRUE(house_.threads_.destroy(finder));
  expect_notices("destruction", model_.requests.at(request).team);
  model_.destroyed(request);
  expect_events(request);
  house_.judge.happened("destroy");
}

// Never the first officer, and never so many that nobody receives.
bool Deeds::can_spare(const Id& person) const {
  if (!model_.people.at(person).here || model_.has(person, "officer")) return false;
  int handlers = 0, complaints = 0;
  for (const auto& [id, each] : model_.people) {
    if (!each.here || id == person) continue;
    handlers += model_.has(id, "handler") ? 1 : 0;
    complaints += model_.has(id, "complaints") ? 1 : 0;
  }
  return handlers >= 3 && complaints >= 2;
}

void Deeds::let_go(const Id& person) {
  if (!can_spare(person)) return;
  const auto actor = house_.chance(70) ? desk_.staff.officer().id().text() : house_.colleague();
  const auto roles = member(person).person.roles;
  model_.people.at(person).here = false;
  const auto without = directory();
  model_.people.at(person).here = true;
  const auto answered =
      house_.post(actor, "/api/people/" + person + "/leave", json::object{{"directory", wire::out(without)}});
  if (!tried("let go", actor, model_.may(actor, "let_go"), answered)) return;
  let_directory_be_known();
  model_.leaves(person);
  expect_events(std::nullopt);
  house_.judge.probe("feed", house_.queues_.at(person)->closed(), "still follows after leaving: " + person);
  house_.queues_.erase(person);
  join(roles);
  house_.follow();
}

void Deeds::set_roles(const Id& person) {
  if (!can_spare(person)) return;
  using staff::Role;
  const std::vector<staff::Roles> all{
      {Role::handler},     {Role::complaints}, {Role::handler, Role::complaints},
      {Role::interpreter}, {Role::auditor},    {Role::handler, Role::auditor}};
  const auto roles = all.at(static_cast<std::size_t>(house_.below(static_cast<int>(all.size()))));
  const auto actor = house_.chance(70) ? desk_.staff.officer().id().text() : house_.colleague();
  auto& changed = member(person).person.roles;
  const auto before = changed;
  changed = roles;
  Ids words;
  json::array written;
  for (const auto role : staff::all_roles)
    if (roles.has(role)) words.insert(std::string{staff::word(role)});
  for (const auto& word : words) written.emplace_back(word);
  const auto answered = house_.post(actor, "/api/people/" + person + "/roles",
                                    json::object{{"roles", written}, {"directory", wire::out(directory())}});
  if (!tried("set roles", actor, model_.may(actor, "change_people"), answered)) {
    changed = before;
    return;
  }
  let_directory_be_known();
  model_.set_roles(person, words);
  expect_events(std::nullopt);
}

void Deeds::pass_time() {
  desk_.staff.clock.advance_seconds(4000 + house_.below(4000));
  for (const auto& id : model_.joined)
    if (model_.people.at(id).here) EXPECT_TRUE(desk_.staff.log_in(member(id)));
  house_.follow();
  house_.judge.happened("pass time");
}

void Deeds::forget_notices() {
  store::in_transaction(*desk_.staff.database,
                        [](store::Transaction& transaction) { transaction.change("DELETE FROM outbox"); });
}

void Deeds::expect_notices(const std::string& deed, const Ids& to) {
  Ids told;
  {
    store::Transaction reading{*desk_.staff.database, store::Mode::read};
    for (const auto& row : reading.run("SELECT DISTINCT person_id FROM outbox")) told.insert(row.text(0));
  }
  for (const auto& [person, unused] : model_.people)
    house_.judge.probe("notices", told.contains(person) == to.contains(person),
                       deed + (told.contains(person) ? " is told to " : " is not told to ") + person);
}

// Of a deed at one request: told to whoever sees it now, or was taken out by this. Of others: to nobody who
// does not see what they hear of.
void Deeds::expect_events(const std::optional<Id>& request) {
  desk_.watch.look();
  for (const auto& [person, queue] : house_.queues_) {
    const auto told = ids_in(queue->take());
    bool fits = true;
    const auto may = [&](const Id& id) {
      return model_.sees(person, id) || model_.just_out[id].contains(person);
    };
    // What befalls a case may befall what is kept apart in it.
    const auto is_about = [&](const Id& id) {
      return !request || id == *request || (model_.cases.contains(id) && model_.cases.at(id) == *request);
    };
    for (const auto& id : told) fits = fits && may(id) && is_about(id);
    if (request) fits = fits && (std::ranges::find(told, *request) != told.end()) == may(*request);
    house_.judge.probe("feed", fits, person + " is told of " + (told.empty() ? "nothing" : told.front()));
  }
  model_.just_out.clear();
}

void House::mutate() { Deeds{*this}.any(); }

}  // namespace probes
