// SPDX-License-Identifier: AGPL-3.0-or-later
// doc/access.md once more, in sets and loops: who may see what. Nothing here knows how Havre is built; the
// probes compare what it says with what the desk answers.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace probes {

using Id = std::string;
using Ids = std::set<Id>;

struct Person {
  Ids roles;
  bool here = true;
};

struct Clock {
  Id person;  // whose turn it is; empty: the team's
  std::int64_t due = 0;
};

struct Request {
  std::string kind;
  std::string state = "new";
  std::string level = {};
  Ids team = {};
  std::map<std::string, Ids> facts = {};
  std::map<Id, Clock> clocks = {};
  // Whoever is out of the team is nobody's turn any more, and asked for nothing.
  void let_go(const Id& person) {
    interpreters.erase(person);
    for (auto& [id, clock] : clocks)
      if (clock.person == person) clock.person.clear();
  }
  Ids files = {};
  Ids lost_files = {};  // destroyed with it
  bool waits = true;    // for a first answer
  bool asked = true;    // by a person: a case split from another has nothing to preview
  int generation = 0;
  bool key_open = false;
  Ids interpreters = {};         // asked, and in its team since
  std::map<Id, Id> askers = {};  // who asked each
  Id holder = {};                // who took it
  Id giver = {};                 // of a handover
  Id receiver = {};              // of it
  std::int64_t due = 0;          // of a check-in, in seconds; 0: none was promised
  std::int64_t begins = 0;       // of the promise
};

class Model {
 public:
  static constexpr std::int64_t promised_every = 3600, grace = 600;

  // 1.1 to 1.5, 1.9
  bool sees(const Id& person, const Id& request) const;
  bool may_stand(const Id& person, const std::string& kind) const;
  bool may_join(const Id& person, const Id& request) const;
  bool receives(const Id& person, const std::string& kind) const;
  // 2.1, 2.2
  bool leads(const Id& person) const;
  bool writes_notes(const Id& person) const;
  // What a role allows, whatever one sees.
  bool may(const Id& person, const std::string& deed) const;
  bool has(const Id& person, const char* role) const;

  std::vector<Id> compartments_of(const Id& request) const;
  Ids seen_by(const Id& person) const;
  // 2.3, 3: waiting ones, and what was promised and not kept.
  bool waits(const Id& request) const;
  bool holds(const Id& person, const Id& request) const;
  bool is_offered(const Id& request) const;
  bool is_missed(const Id& request, std::int64_t now) const;
  bool is_ended(const Id& request) const;
  bool lacks_key(const Id& request) const;

  void opens(const Id& person, const Id& compartment, const Id& request);
  void splits(const Id& person, const Id& second, const Id& first);
  void arrives(const Id& request, const std::string& kind);
  // A new key, for these alone.
  void keyed(const Id& request, const Ids& team);
  void take_out(const Id& person, const Id& request);
  void leaves(const Id& person);
  void let_all_go(const Id& person);
  void set_roles(const Id& person, const Ids& roles);
  void set_state(const Id& request, const std::string& state);
  void answered(const Id& request);
  void written_to(const Id& request);
  void destroyed(const Id& request);
  void heard_of(const Id& request, std::int64_t now);

  std::map<Id, Person> people;
  std::vector<Id> joined;  // in this order
  std::map<Id, Request> requests;
  std::vector<Id> arrived;  // in this order
  std::vector<Id> apart;    // compartments, in this order
  std::map<Id, Id> cases;   // of each compartment
  std::map<Id, Id> split_from;
  std::map<Id, Ids> just_out;  // of each request's team, since somebody last looked
};

}  // namespace probes
