// SPDX-License-Identifier: AGPL-3.0-or-later
// What people try in the house. Each tries it for real, is let or not let as the model says, and what was
// done goes into the model.
#pragma once

#include <functional>
#include <optional>

#include "house.h"

namespace probes {

class Deeds {
 public:
  explicit Deeds(House& house) : house_{house}, model_{house.model}, desk_{house.desk} {}

  void join(const staff::Roles& roles);
  void arrive();
  void adopt(const Id& person, const Id& request);
  void set_facts(const Id& person, const Id& request);
  // One of all.
  void any();

 private:
  // Of staff, at a request: returns whether it was done.
  using Deed = void (Deeds::*)(const Id& person, const Id& request);
  bool tried(const std::string& deed, const Id& person, bool may, const Answered& answered);
  // A request, or none.
  Id any_where(const std::function<bool(const Id&)>& fits);
  bool has_receipt(const Id& request) const;
  Id one_with_files();
  bool may_lead(const Id& person, const Id& request) const;
  std::string at(const Id& request, const std::string& what) const;
  Member& member(const Id& person) const { return *house_.members_.at(person); }
  void own(const Id& id, const Id& request) {
    house_.owners_[id] = request;
    house_.ordinals_.emplace(id, house_.ordinals_.size() + 1);
  }
  std::string wrap_to(const Id& person) const;

  void renew(const Id& person, const Id& request);
  void add(const Id& person, const Id& request);
  void remove(const Id& person, const Id& request);
  void decide(const Id& person, const Id& request);
  void put_clock(const Id& person, const Id& request);
  void stop_clock(const Id& person, const Id& request);
  void set_state(const Id& person, const Id& request);
  void bin(const Id& person, const Id& request);
  void note(const Id& person, const Id& request);
  void answer(const Id& person, const Id& request);
  void take(const Id& person, const Id& request);
  void hand_over(const Id& person, const Id& request);
  void end_handover(const Id& person, const Id& request);
  void see_to_silence(const Id& person, const Id& request);
  void give_code(const Id& person, const Id& request);
  void say_sentence(const Id& person, const Id& request);
  void attach(const Id& person, const Id& request);
  void ask_an_interpreter(const Id& person, const Id& request);
  void interpret(const Id& person, const Id& request);
  void split(const Id& person, const Id& request);
  void open_compartment(const Id& person, const Id& request);

  // Of whoever asked for help.
  void write(const Id& request);
  void promise(const Id& request);
  void withdraw(const Id& request);
  void destroy(const Id& request);

  // Of the house.
  void let_go(const Id& person);
  void set_roles(const Id& person);
  void pass_time();

  std::optional<Id> write_envelope(const Id& person, const Id& request, seal::EnvelopeKind kind,
                                   const std::vector<Id>& files);
  json::object made_by(const Id& person, const Id& request, const Ids& team);
  Ids some_team(const Id& person, const Ids& among);
  base::Bytes directory();
  void let_directory_be_known();
  bool can_spare(const Id& person) const;

  // Notices that this deed wrote, and events that it caused.
  void forget_notices();
  void expect_notices(const std::string& deed, const Ids& to);
  void expect_events(const std::optional<Id>& request);

  House& house_;
  Model& model_;
  desk::TestDesk& desk_;
};

}  // namespace probes
