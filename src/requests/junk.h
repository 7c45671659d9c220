// SPDX-License-Identifier: AGPL-3.0-or-later
// Why something is no request: one word, for the numbers and for whoever looks into the bin. Pure rules.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/clock.h"

namespace requests {

// copy: one of many alike. empty: nothing was asked. abuse: threats and insults to staff.
enum class Junk { advertising, copy, test, empty, abuse, other };
inline constexpr std::array all_junk{Junk::advertising, Junk::copy,  Junk::test,
                                     Junk::empty,       Junk::abuse, Junk::other};
std::string_view word(Junk junk);
std::optional<Junk> junk(std::string_view word);

// Whoever said that their life is in danger now is not thrown away unread: somebody must have opened it.
bool may_bin(std::string_view imminence, bool opened);

// The first day on which what was binned is destroyed.
base::Day emptied_on(base::Day binned, std::int64_t days);

}  // namespace requests
