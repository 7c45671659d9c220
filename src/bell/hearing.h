// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether a channel wakes the person it should: it is tested when they come on duty, and they say at the desk
// whether they heard it. Pure rules.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "bell/rota.h"
#include "post/channel.h"

namespace bell {

// waiting: tested, and there is still time to say so. silent: there is not.
enum class Hearing { untested, waiting, heard, silent };
std::string_view word(Hearing hearing);

// One channel of one person, and its newest test.
struct Tested {
  base::PersonId person;
  post::Channel channel = post::Channel::mail;
  std::optional<base::Instant> sent;
  std::optional<base::Instant> heard;
  bool undelivered = false;  // it did not even leave the house
};

inline constexpr std::int64_t seconds_until_silent = 2 * 3600;
Hearing hearing(const Tested& tested, base::Instant now, std::int64_t silent_after = seconds_until_silent);

// At the beginning of a person's first shift of their local day, and as long as that shift runs. `last` is
// when they were tested last. Throws base::Fault for an unknown zone.
bool is_to_be_tested(const Shift& shift, std::optional<base::Instant> last, const std::string& zone,
                     base::Instant now);

}  // namespace bell
