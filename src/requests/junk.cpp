// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/junk.h"

#include <algorithm>

namespace requests {
namespace {

constexpr std::array<std::string_view, all_junk.size()> words{"advertising", "copy",  "test",
                                                              "empty",       "abuse", "other"};

}  // namespace

std::string_view word(Junk junk) { return words.at(static_cast<std::size_t>(junk)); }

std::optional<Junk> junk(std::string_view text) {
  const auto found = std::ranges::find(words, text);
  if (found == words.end()) return std::nullopt;
  return all_junk.at(static_cast<std::size_t>(found - words.begin()));
}

bool may_bin(std::string_view imminence, bool opened) { return imminence != "now" || opened; }

base::Day emptied_on(base::Day binned, std::int64_t days) { return {binned.count + days}; }

}  // namespace requests
