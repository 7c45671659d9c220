// SPDX-License-Identifier: AGPL-3.0-or-later
#include "house.h"

#include <algorithm>

#include "deeds.h"

namespace probes {
namespace {

using staff::Role;

const std::vector<staff::Roles> crew{
    {Role::handler},     {Role::handler},     {Role::handler},    {Role::handler},
    {Role::handler},     {Role::handler},     {Role::handler},    {Role::handler, Role::complaints},
    {Role::complaints},  {Role::complaints},  {Role::complaints}, {Role::interpreter},
    {Role::interpreter}, {Role::interpreter}, {Role::auditor},    {Role::auditor},
    {Role::handler},     {Role::handler},     {Role::interpreter}};

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

}  // namespace

std::vector<Id> ids_in(std::string_view text) {
  std::vector<Id> found;
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = begin;
    while (end < text.size() && is_hex(text[end])) ++end;
    if (end - begin == 32) found.emplace_back(text.substr(begin, 32));
    begin = end + 1;
  }
  return found;
}

House::House(std::uint32_t seed, int requests)
    : random_{seed},
      most_requests_{2 * static_cast<std::size_t>(requests)},
      threads_{desk.office.records, desk.office.recipients, [](const base::RequestId&, base::Day) {}},
      promises_{desk.office.records, desk.office.recipients, threads_, {}} {
  settle(desk.staff.officer());
  Deeds deeds{*this};
  for (const auto& roles : crew) deeds.join(roles);
  follow();
  for (int i = 0; i < requests; ++i) {
    deeds.arrive();
    if (chance(60)) deeds.adopt(any_of(model.requests.at(model.arrived.back()).team), model.arrived.back());
    if (chance(50)) deeds.set_facts(somebody(), model.arrived.back());
  }
}

void House::settle(Member& member) {
  auto& person = model.people[member.id().text()];
  for (const auto role : staff::all_roles)
    if (member.person.roles.has(role)) person.roles.insert(std::string{staff::word(role)});
  members_[member.id().text()] = &member;
  model.joined.push_back(member.id().text());
  ordinals_.emplace(member.id().text(), ordinals_.size() + 1);
}

void House::follow() {
  for (const auto& [person, queue] : queues_) queue->close();
  queues_.clear();
  for (const auto& [id, person] : model.people) {
    if (!person.here) continue;
    const auto session = desk.staff.session_of(*members_.at(id));
    queues_[id] = std::dynamic_pointer_cast<http::EventQueue>(desk.watch.follow(session));
  }
  desk.watch.look();
  for (const auto& [person, queue] : queues_) (void)queue->take();
}

Answered House::ask(const Id& person, http::Method method, const std::string& path, const json::value& body) {
  auto answered = desk.call(members_.at(person), method, path, body);
  scan(person, path, answered);
  return answered;
}

// Whatever was asked: no id of anything in a request that this person does not see. The trail is for those
// who may read it, and names all of them.
void House::scan(const Id& person, const std::string& path, const Answered& answered) {
  if (path.starts_with("/api/trail")) return;
  for (const auto& id : ids_in(answered.response.body)) {
    const auto* owner = owner_of(id);
    judge.expect(!owner || model.sees(person, *owner), path + " shows an id of " + (owner ? *owner : ""));
  }
}

const Id* House::owner_of(const Id& id) const {
  const auto found = owners_.find(id);
  return found == owners_.end() ? nullptr : &found->second;
}

std::vector<Id> House::in_order(std::vector<Id> ids) const {
  std::ranges::sort(ids, {}, [&](const Id& id) {
    const auto found = ordinals_.find(id);
    return std::pair{found == ordinals_.end() ? 0 : found->second, id};
  });
  return ids;
}

Id House::somebody() { return any_of(model.joined); }

Id House::colleague() {
  for (;;) {
    const auto id = somebody();
    if (model.people.at(id).here) return id;
  }
}

Id House::request_for(const Id& person) {
  const auto seen = model.seen_by(person);
  if (!seen.empty() && chance(50)) return any_of(seen);
  return any_of(model.arrived);
}

}  // namespace probes
