// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is on duty when. A pattern says it for every week, at the same local time; shifts are what it comes to
// in instants, so that nobody computes with daylight saving at night. Pure rules.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace bell {

// duty: whoever is called first. backup: whoever is next in line. surge: called with whoever is on duty, for
// the time of a crisis; no weekly pattern has it.
enum class Rank { duty, backup, surge };
std::string_view word(Rank rank);
std::optional<Rank> rank(std::string_view word);

using PatternId = base::Id<struct PatternTag>;

struct Pattern {
  PatternId id;
  base::PersonId person;
  Rank rank = Rank::duty;
  int weekday = 1;   // 1 Monday … 7 Sunday, of the local day it begins on
  int begins = 0;    // minutes since local midnight
  int minutes = 0;   // as the clock on the wall counts them: nine to five is eight hours on every day
  std::string zone;  // IANA
  base::Day first;   // the first local day it may begin on
};

struct Shift {
  PatternId pattern;
  base::PersonId person;
  Rank rank = Rank::duty;
  base::Instant begins;
  base::Instant ends;
  friend bool operator==(const Shift&, const Shift&) = default;
};

namespace refusal {
inline constexpr base::Refusal unreadable_pattern{base::Kind::invalid, "bell.unreadable_pattern"};
}

inline constexpr int longest_shift = 24 * 60;  // minutes
base::Result<> check(const Pattern& pattern);

// The shifts of a pattern that begin on the local days first to last. An hour that daylight saving skips
// falls on the first moment after the gap; one that it doubles, on the first of the two.
std::vector<Shift> expand(const Pattern& pattern, base::Day first, base::Day last);

// Who holds this rank at a moment, whoever began last first: with duty, the first one is accountable.
std::vector<base::PersonId> on(std::span<const Shift> shifts, Rank rank, base::Instant at);

struct Gap {
  base::Instant from;
  base::Instant until;
  friend bool operator==(const Gap&, const Gap&) = default;
};

// When nobody is on duty, in order.
std::vector<Gap> gaps(std::span<const Shift> shifts, base::Instant from, base::Instant until);

}  // namespace bell
