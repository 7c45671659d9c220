// SPDX-License-Identifier: AGPL-3.0-or-later
// Finds what was done to a trail afterwards: lines edited, dropped, moved or
// cut off. Works on a database or on the lines exported from one, without any
// key; only a head signed earlier and kept elsewhere finds a trail cut at its
// end or rewritten as a whole.
#pragma once

#include <istream>
#include <optional>
#include <vector>

#include "seal/statement.h"
#include "store/database.h"
#include "trail/chain.h"

namespace trail {

enum class Defect {
  altered,    // the line, or one before it, is not what was written
  missing,    // a line is gone before the next
  misplaced,  // a line comes a second time, or after a later one
  cut_off,    // lines are gone from the end
  rewritten,  // whole, but not the trail whose head was signed
  unreadable,
};

struct Finding {
  std::int64_t sequence;  // the first line that is wrong or gone
  Defect defect;
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct Verdict {
  std::optional<Finding> finding;  // none: whole
  Link last;                       // of the lines found good
};

// Lines in order, one at a time.
class Verifier {
 public:
  // Heads whose signature the caller has verified (seal::verify_trail_head);
  // any number, any order.
  explicit Verifier(std::vector<seal::TrailHead> heads = {});
  void take(const Line& line);
  void take_unreadable();
  Verdict finish() const;

 private:
  void find(std::int64_t sequence, Defect defect);

  std::vector<seal::TrailHead> heads_;  // ascending
  std::size_t passed_ = 0;
  Link last_;
  std::optional<Finding> finding_;
};

// One snapshot; doors may go on writing.
Verdict verify(store::Database& database, std::vector<seal::TrailHead> heads = {});
// What export_lines wrote.
Verdict verify(std::istream& exported, std::vector<seal::TrailHead> heads = {});

}  // namespace trail
