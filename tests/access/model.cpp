// SPDX-License-Identifier: AGPL-3.0-or-later
#include "model.h"

namespace probes {

bool Model::has(const Id& person, const char* role) const { return people.at(person).roles.contains(role); }

bool Model::sees(const Id& person, const Id& request) const {
  return people.at(person).here && requests.at(request).team.contains(person);
}

bool Model::may_stand(const Id& person, const std::string& kind) const {
  if (!people.at(person).here) return false;
  if (!has(person, "handler") && !has(person, "complaints") && !has(person, "interpreter")) return false;
  if (kind == "complaint" && has(person, "handler") && !has(person, "complaints")) return false;
  return true;
}

bool Model::may_join(const Id& person, const Id& request) const {
  const auto found = cases.find(request);
  if (found != cases.end() && !requests.at(found->second).team.contains(person)) return false;
  return may_stand(person, requests.at(request).kind);
}

std::vector<Id> Model::compartments_of(const Id& request) const {
  std::vector<Id> found;
  for (const auto& id : apart)
    if (cases.at(id) == request) found.push_back(id);
  return found;
}

bool Model::receives(const Id& person, const std::string& kind) const {
  return people.at(person).here && has(person, kind == "complaint" ? "complaints" : "handler");
}

bool Model::leads(const Id& person) const { return has(person, "handler") || has(person, "complaints"); }

bool Model::writes_notes(const Id& person) const { return leads(person) || has(person, "interpreter"); }

bool Model::may(const Id& person, const std::string& deed) const {
  if (deed == "read_trail") return has(person, "officer") || has(person, "auditor");
  if (deed == "see_numbers") return has(person, "officer") || has(person, "handler");
  if (deed == "enter_requests") return has(person, "handler") || has(person, "complaints");
  return has(person, "officer");
}

Ids Model::seen_by(const Id& person) const {
  Ids seen;
  for (const auto& [id, request] : requests)
    if (sees(person, id)) seen.insert(id);
  return seen;
}

bool Model::waits(const Id& id) const {
  const auto& request = requests.at(id);
  return request.kind == "request" && request.waits && (request.state == "new" || request.state == "open");
}

bool Model::holds(const Id& person, const Id& request) const {
  return sees(person, request) && waits(request) && requests.at(request).holder == person;
}

bool Model::is_offered(const Id& id) const {
  const auto& request = requests.at(id);
  return waits(id) && !request.giver.empty() && request.giver == request.holder;
}

bool Model::is_missed(const Id& id, std::int64_t now) const {
  const auto& request = requests.at(id);
  const bool runs = request.state == "new" || request.state == "open" || request.state == "answered";
  return runs && request.due > 0 && request.due + grace <= now;
}

bool Model::is_ended(const Id& request) const {
  const auto& state = requests.at(request).state;
  return state == "withdrawn" || state == "destroyed";
}

bool Model::lacks_key(const Id& id) const {
  const auto& request = requests.at(id);
  return request.generation > 0 && !request.key_open && !is_ended(id);
}

void Model::arrives(const Id& id, const std::string& kind) {
  Request request{.kind = kind};
  for (const auto& [person, unused] : people)
    if (receives(person, kind)) request.team.insert(person);
  requests[id] = request;
  arrived.push_back(id);
}

void Model::opens(const Id& person, const Id& compartment, const Id& request) {
  Request made{.kind = "compartment", .state = "open", .team = {person}};
  made.waits = false;
  requests[compartment] = made;
  apart.push_back(compartment);
  cases[compartment] = request;
}

void Model::splits(const Id& person, const Id& second, const Id& first) {
  const auto& before = requests.at(first);
  Request made{.kind = before.kind, .state = "open", .level = before.level, .team = {person}};
  made.waits = false;
  made.asked = false;
  requests[second] = made;
  arrived.push_back(second);
  split_from[second] = first;
}

void Model::keyed(const Id& id, const Ids& team) {
  auto& request = requests.at(id);
  for (const auto& person : request.team)
    if (!team.contains(person)) {
      just_out[id].insert(person);
      request.let_go(person);
      for (const auto& compartment : compartments_of(id)) take_out(person, compartment);
    }
  request.team = team;
  ++request.generation;
  request.key_open = true;
}

void Model::take_out(const Id& person, const Id& request) {
  if (requests.at(request).team.erase(person) == 0) return;
  requests.at(request).key_open = false;
  requests.at(request).let_go(person);
  just_out[request].insert(person);
  for (const auto& compartment : compartments_of(request)) take_out(person, compartment);
}

void Model::let_all_go(const Id& person) {
  for (auto& [id, request] : requests)
    if (request.holder == person) request.holder.clear();
}

void Model::leaves(const Id& person) {
  people.at(person).here = false;
  let_all_go(person);
  for (const auto& id : arrived) take_out(person, id);
}

void Model::set_roles(const Id& person, const Ids& roles) {
  people.at(person).roles = roles;
  if (!roles.contains("handler")) let_all_go(person);
  for (const auto& id : arrived)
    if (!may_stand(person, requests.at(id).kind)) take_out(person, id);
}

void Model::set_state(const Id& id, const std::string& state) {
  auto& request = requests.at(id);
  request.state = state;
  if (state == "new")
    request.waits = true;
  else if (state != "open")
    request.waits = false;
}

void Model::answered(const Id& request) { set_state(request, "answered"); }

// Whoever writes again is heard again.
void Model::written_to(const Id& id) {
  const auto& request = requests.at(id);
  if (request.state == "answered" || request.state == "closed") set_state(id, "open");
  if (request.state == "binned") set_state(id, request.generation == 0 ? "new" : "open");
}

void Model::destroyed(const Id& id) {
  for (const auto& compartment : compartments_of(id)) {
    for (const auto& person : Ids{requests.at(compartment).team}) take_out(person, compartment);
    Request gone{.kind = "compartment", .state = "destroyed"};
    gone.waits = false;
    requests[compartment] = gone;
  }
  const auto& before = requests.at(id);
  Request stone{.kind = before.kind, .state = "destroyed", .level = "low", .team = before.team};
  stone.waits = false;
  stone.lost_files = before.files;
  stone.generation = before.generation;
  requests[id] = stone;
  split_from.erase(id);
  std::erase_if(split_from, [&](const auto& each) { return each.second == id; });
}

// A sign of life counts for the moments up to half an hour away.
void Model::heard_of(const Id& id, std::int64_t now) {
  auto& request = requests.at(id);
  auto next = request.begins + promised_every;
  while (next <= now + promised_every / 2) next += promised_every;
  if (next > request.due) request.due = next;
}

}  // namespace probes
