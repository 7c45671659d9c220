// SPDX-License-Identifier: AGPL-3.0-or-later
// What is to leave the house: rows that say who is to be told, never what. A notice has a kind: a
// page ("look now", when something happened) or a slot (at fixed hours, always, whatever there is); a test
// asks whether a channel is heard, and a gap says that nobody is on duty at some time. Rules only; no
// database.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "post/channel.h"

namespace post {

enum class NoticeKind { page, slot, test, gap };
std::string_view word(NoticeKind kind);
std::optional<NoticeKind> kind(std::string_view word);

struct Notice {
  std::string id;
  base::PersonId person;
  NoticeKind kind;
  Channel channel;
  std::string address;  // empty: on this channel nobody can be told
  std::string language;
  int attempts;
};

// At most one page per person in this time; what happens meanwhile is told by the next one.
inline constexpr std::int64_t seconds_between_pages = 300;
// A carrier that died gives its notices back after this time.
inline constexpr std::int64_t seconds_to_carry = 120;
inline constexpr int most_attempts = 12;

// When to try again after this many failures: 10 s, doubling, at most an hour.
base::Instant next_attempt(base::Instant now, int attempts);

// The moments of `hours` ("08:00") in a zone within (after, until], oldest first. An hour that daylight
// saving skips falls on the first moment after the gap; one that it doubles falls on the first of the two.
// Throws base::Fault for an unknown zone.
std::vector<base::Instant> slots_between(base::Instant after, base::Instant until,
                                         const std::vector<std::string>& hours, std::string_view time_zone);

}  // namespace post
