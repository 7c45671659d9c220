// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a closed case is kept, and when it ends. Nothing ends unread, unwarned, or while somebody holds
// it. Pure rules; the classes are those of share/vocabularies/retention.json.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace cases {

inline constexpr std::int64_t days_of_warning = 30;
inline constexpr std::string_view usual_retention = "two_years";

// None: until somebody says otherwise ("hold", or a word this version does not know).
std::optional<std::int64_t> days_kept(std::string_view retention);

struct Standing {
  base::Day closed;
  std::string_view retention = usual_retention;
  bool unread = false;
  std::optional<base::Instant> warned_for;  // the end that was announced, if one was
};

enum class Fate { keep, warn, take_back, destroy };
struct Verdict {
  Fate fate = Fate::keep;
  base::Instant end;  // with warn: to be announced
};
Verdict verdict(const Standing& kept, base::Instant now);

}  // namespace cases
