// SPDX-License-Identifier: AGPL-3.0-or-later
// One shift of mine, offered to a colleague; it is theirs when they accept. Filling the rota anew does not
// undo it: the shift stands already, whoever's it is.
#pragma once

#include "access/house.h"
#include "bell/rota.h"

namespace helpline {

// A pattern and a beginning name one shift.
struct ShiftName {
  bell::PatternId pattern;
  base::Instant begins;
};

struct Offer {
  ShiftName shift;
  base::PersonId giver;
  base::PersonId receiver;
};

class Swaps {
 public:
  explicit Swaps(staff::House house) : house_{house} {}

  // A shift that is not over, in place of any earlier offer of it.
  base::Result<> offer(const staff::Session& asking, const ShiftName& shift,
                       const base::PersonId& receiver) const;
  base::Result<> accept(const staff::Session& asking, const ShiftName& shift) const;
  // By either of the two.
  base::Result<> withdraw(const staff::Session& asking, const ShiftName& shift) const;
  // Everybody's that are open, by beginning.
  std::vector<Offer> open() const;

 private:
  staff::House house_;
};

}  // namespace helpline
