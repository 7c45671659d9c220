// SPDX-License-Identifier: AGPL-3.0-or-later
// Crisis cells: opened, led, and closed one stage after the other. Who sees one is decided as for a request:
// by standing in its team.
#pragma once

#include "crisis/cell.h"
#include "requests/visible.h"

namespace crisis {

struct Leads {
  std::optional<base::PersonId> lead;
  std::vector<base::PersonId> deputies;
  std::vector<base::PersonId> all() const;
};

struct Cell {
  CellId id;
  Stage stage = Stage::running;
  base::Day opened;
  std::optional<base::Hour> roll_since;  // since when people must have been heard of
  std::int64_t gathered = 0;             // requests, also those that whoever asks does not see
  Leads leads;                           // who still stand in its team
};

class Cells {
 public:
  static constexpr std::size_t most_deputies = 20;

  explicit Cells(intake::House house) : house_{house} {}

  // Its first key is made by the device of whoever opens it (requests::Teams::adopt).
  base::Result<CellId> open(const requests::Member& member, const std::string& language) const;
  std::vector<Cell> all(const requests::Member& member) const;
  base::Result<Cell> see(const requests::Member& member, const CellId& cell) const;
  base::Result<> name(const requests::Member& member, const CellId& cell, const Leads& leads) const;
  // Refused when the screen showed another stage than the one it is in.
  base::Result<> step(const requests::Member& member, const CellId& cell, Stage from, Stage to) const;
  // From this hour on: whoever is not heard of since is sought.
  base::Result<> call_roll(const requests::Member& member, const CellId& cell) const;

 private:
  intake::House house_;
};

}  // namespace crisis
