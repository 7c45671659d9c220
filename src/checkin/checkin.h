// SPDX-License-Identifier: AGPL-3.0-or-later
// When somebody is to say that they are well, as they wrote it themself, and who is called when they do not.
// A schedule stands on the wall clock of its zone, so that nine in the morning stays nine in the morning when
// the clocks change. Pure rules.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace checkin {

// hours: so many hours after each other, whatever the wall clock does.
enum class Rhythm { hours, daily, weekly };
std::string_view word(Rhythm rhythm);
std::optional<Rhythm> rhythm(std::string_view word);

struct Schedule {
  Rhythm rhythm = Rhythm::daily;
  int every_hours = 24;  // hours only
  int minute = 0;        // minutes since local midnight: daily and weekly
  int weekday = 1;       // 1 Monday … 7 Sunday: weekly
  std::string zone = "UTC";
  int grace_minutes = 60;  // of waiting after a due moment before anybody is called
  base::Instant begins;    // nothing is due at or before this moment; hours are counted from it
  base::Instant ends;      // nothing is due from this moment on
};

namespace refusal {
inline constexpr base::Refusal unreadable_schedule{base::Kind::invalid, "checkin.unreadable_schedule"};
}

inline constexpr int most_hours = 14 * 24;
inline constexpr int most_grace_minutes = 24 * 60;
inline constexpr int most_days = 366;
base::Result<> check(const Schedule& schedule);

// The first due moment after another; none from its end on. An hour that daylight saving skips falls on the
// first moment after the gap; one that it doubles, on the first of the two.
std::optional<base::Instant> first_due(const Schedule& schedule, base::Instant after);

// A schedule as it runs.
struct Running {
  Schedule schedule;
  std::optional<base::Instant> due = {};           // none: it has ended
  std::optional<base::Instant> paused_until = {};  // said by the defender
  std::optional<base::Instant> quiet_until = {};   // somebody sees to it: nobody is called until then
};

Running begun(const Schedule& schedule);
// Being heard of a little before a due moment counts for it: half the time between two, at most six hours.
// Earlier than that it counts for nothing to come, so that being heard of twice never stretches the time
// until somebody is missed.
Running heard(const Running& running, base::Instant now);
inline constexpr int most_pause_days = 60;
// Nothing is due before the end of a pause.
Running paused(const Running& running, base::Instant until);
Running resumed(const Running& running, base::Instant now);
// Acknowledged: half an hour of quiet. The ladder's end comes nearer all the same.
Running acknowledged(const Running& running, base::Instant now);

// Who is called for somebody who was not heard of. team: the active people of the request's own team.
enum class Rung { team, next, lead, director };
inline constexpr std::array all_rungs{Rung::team, Rung::next, Rung::lead, Rung::director};
std::string_view word(Rung rung);

// Seconds since somebody was missed; the team's turn is at once.
struct Ladder {
  std::int64_t next = 15 * 60;
  std::int64_t lead = 30 * 60;
  std::int64_t director = 60 * 60;
  std::int64_t end = 120 * 60;
  // Whatever was set, nobody's turn comes after the end.
  static Ladder of_minutes(std::int64_t next, std::int64_t lead, std::int64_t director, std::int64_t end);
};

// missed: nobody but the team is called yet. silent: the ladder is at its end, and what was left for this
// case may be opened.
enum class State { running, paused, due, missed, climbing, silent, ended };
std::string_view word(State state);

// Since when somebody is missed, or will be unless they are heard of.
std::optional<base::Instant> late(const Running& running);
State state(const Running& running, const Ladder& ladder, base::Instant now);
// Whose turn has come by now for somebody who is missed since then.
std::vector<Rung> reached(base::Instant since, const Ladder& ladder, base::Instant now);
std::vector<Rung> reached(const Running& running, const Ladder& ladder, base::Instant now);
// When the ladder will be, or was, at its end, if nothing changes.
std::optional<base::Instant> silent_from(const Running& running, const Ladder& ladder);

}  // namespace checkin
