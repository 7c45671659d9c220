// SPDX-License-Identifier: AGPL-3.0-or-later
// Every surface of doc/access.md, section 3: asked as somebody, and compared with the model both ways.
#pragma once

#include <functional>

#include "house.h"

namespace probes {

class Surfaces {
 public:
  explicit Surfaces(House& house) : house_{house}, model_{house.model}, judge_{house.judge} {}

  // One surface, as anybody.
  void probe_any();
  // Sums are kept for a minute, so they are asked when time has passed: as everybody.
  void probe_numbers();

 private:
  using Surface = void (Surfaces::*)(const Id& person);
  // Whoever has left is not let in; one probe of it.
  bool lets_in(const std::string& surface, const Id& person, const Answered& answered);
  // The whole house: listed or not, as expected.
  void judge_all(const std::string& surface, const Id& person, const std::vector<Id>& listed,
                 const Ids& expected);
  void judge_record(const Id& person, const json::object& facts);
  // An answer about one record: as the model says, and where it is not theirs, the same bytes as of none.
  bool judge_one(const std::string& surface, const Id& person, bool sees, const std::string& path,
                 const std::string& missing);
  void judge_deed(const std::string& surface, const Id& person, const std::string& path, bool may);

  void list(const Id& person);
  void counts(const Id& person);
  void find(const Id& person);
  void previews(const Id& person);
  void bulk(const Id& person);
  void record(const Id& person);
  void list_apart(const Id& person);
  void related(const Id& person);
  void interpreters(const Id& person);
  void compartments(const Id& person);
  void envelopes(const Id& person);
  void why(const Id& person);
  void the_case(const Id& person);
  void silence(const Id& person);
  void missed(const Id& person);
  void file(const Id& person);
  void bin(const Id& person);
  void agenda(const Id& person);
  void helpline(const Id& person);
  void dues(const Id& person);
  void trail(const Id& person);
  void habits(const Id& person);
  void people(const Id& person);
  void nothing_of_requests(const Id& person);

  House& house_;
  Model& model_;
  Judge& judge_;
};

}  // namespace probes
