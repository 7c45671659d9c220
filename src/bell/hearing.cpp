// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/hearing.h"

#include <date/tz.h>

namespace bell {
namespace {

date::local_days local_day(base::Instant at, const std::string& zone) {
  using std::chrono::milliseconds;
  try {
    return date::floor<date::days>(
        date::locate_zone(zone)->to_local(date::sys_time<milliseconds>{milliseconds{at.milliseconds}}));
  } catch (const std::runtime_error&) {
    throw base::Fault{"a person in an unknown time zone"};
  }
}

}  // namespace

std::string_view word(Hearing hearing) {
  switch (hearing) {
    case Hearing::untested: return "untested";
    case Hearing::waiting: return "waiting";
    case Hearing::heard: return "heard";
    case Hearing::silent: return "silent";
  }
  return "";
}

Hearing hearing(const Tested& tested, base::Instant now, std::int64_t silent_after) {
  if (!tested.sent) return Hearing::untested;
  if (tested.heard) return Hearing::heard;
  return tested.sent->plus_seconds(silent_after) <= now ? Hearing::silent : Hearing::waiting;
}

bool is_to_be_tested(const Shift& shift, std::optional<base::Instant> last, const std::string& zone,
                     base::Instant now) {
  if (now < shift.begins || now >= shift.ends) return false;
  if (!last) return true;
  return *last < shift.begins && local_day(*last, zone) < local_day(shift.begins, zone);
}

}  // namespace bell
