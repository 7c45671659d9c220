// SPDX-License-Identifier: AGPL-3.0-or-later
// Who speaks which languages and can do what, so that somebody is found for whoever asks.
#pragma once

#include <map>

#include "access/house.h"
#include "helpline/ability.h"

namespace helpline {

class Colleagues {
 public:
  explicit Colleagues(staff::House house) : house_{house} {}

  // One's own, or an officer for somebody else; in place of what was there.
  base::Result<> set(const staff::Session& asking, const base::PersonId& person,
                     const Abilities& abilities) const;
  // Of everybody active. The language of a person's desk is one they speak.
  std::map<base::PersonId, Abilities> all() const;

  static void take_out(store::Transaction& transaction, const base::PersonId& person);

 private:
  staff::House house_;
};

}  // namespace helpline
