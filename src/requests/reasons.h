// SPDX-License-Identifier: AGPL-3.0-or-later
// Why can they see this? Every member of a team may ask, of everybody in the house. Nothing sealed is read,
// so no reading is recorded.
#pragma once

#include "requests/reason.h"
#include "requests/visible.h"

namespace requests {

struct Reason {
  base::PersonId person;
  bool sees = false;
  Decision decision;
  std::optional<base::Day> since;          // they stand in the team
  std::vector<std::uint32_t> generations;  // of the request's keys wrapped to them
};

class Reasons {
 public:
  explicit Reasons(intake::House house) : house_{house} {}

  base::Result<std::vector<Reason>> of(const Member& member, const base::RequestId& request) const;

 private:
  intake::House house_;
};

}  // namespace requests
