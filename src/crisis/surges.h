// SPDX-License-Identifier: AGPL-3.0-or-later
// The surge rota: who works besides the rota while a cell runs. They are called together with whoever is on
// duty (bell/crew.h), and no longer than the cell lasts.
#pragma once

#include "bell/rota.h"
#include "crisis/cells.h"

namespace crisis {

struct Surge {
  SurgeId id;
  base::PersonId person;
  base::Instant begins;
  base::Instant ends;
};

class Surges {
 public:
  static constexpr std::size_t most = 500;
  static constexpr std::int64_t days_ahead = 35;

  explicit Surges(intake::House house) : house_{house} {}

  base::Result<std::vector<Surge>> see(const requests::Member& member, const CellId& cell) const;
  // By the lead or a deputy, for somebody who stands in the cell.
  base::Result<> add(const requests::Member& member, const CellId& cell, const Surge& surge) const;
  base::Result<> remove(const requests::Member& member, const CellId& cell, const SurgeId& surge) const;

 private:
  intake::House house_;
};

}  // namespace crisis
