// SPDX-License-Identifier: AGPL-3.0-or-later
// An interpreter for one request whose language nobody on duty speaks. They stand in its team, as the keys
// given to them say, and in no other; when the work is done, or cannot be done, they are out of it.
#pragma once

#include "requests/teams.h"

namespace helpline {

struct Interpreting {
  base::PersonId person;
  base::PersonId asked_by;
  bool accepted = false;
};

class Interpreters {
 public:
  Interpreters(intake::House house, const requests::Teams& teams) : house_{house}, teams_{teams} {}

  // Of somebody active whose role it is and who was given the keys a moment before; they are called.
  base::Result<> ask(const requests::Member& member, const base::RequestId& request,
                     const base::PersonId& person) const;
  // By the interpreter.
  base::Result<> accept(const requests::Member& member, const base::RequestId& request) const;
  // By the interpreter: done, or declined. They are out of the team. Whoever asked is called; if
  // they see it no more, its team.
  base::Result<> finish(const requests::Member& member, const base::RequestId& request) const;
  base::Result<std::vector<Interpreting>> of(const requests::Member& member,
                                             const base::RequestId& request) const;

 private:
  intake::House house_;
  const requests::Teams& teams_;
};

namespace refusal {
// Not in the team, not an interpreter, or gone.
inline constexpr base::Refusal no_interpreter{base::Kind::invalid, "helpline.no_interpreter"};
}  // namespace refusal

}  // namespace helpline
