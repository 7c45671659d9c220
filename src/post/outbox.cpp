// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post/outbox.h"

#include <date/tz.h>

#include <algorithm>
#include <charconv>

#include "base/result.h"

namespace post {
namespace {

std::chrono::minutes of_day(std::string_view hour) {
  int hours = 0;
  int minutes = 0;
  const auto* end = hour.data() + hour.size();
  const auto first = std::from_chars(hour.data(), end, hours);
  const bool colon = first.ptr != end && *first.ptr == ':';
  const auto second = colon ? std::from_chars(first.ptr + 1, end, minutes) : first;
  if (!colon || second.ptr != end || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    throw base::Fault{"a slot is not written as HH:MM"};
  return std::chrono::minutes{hours * 60 + minutes};
}

const date::time_zone& zone(std::string_view name) {
  try {
    return *date::locate_zone(std::string{name});
  } catch (const std::runtime_error&) {
    throw base::Fault{"unknown time zone"};
  }
}

}  // namespace

std::string_view word(NoticeKind kind) {
  switch (kind) {
    case NoticeKind::page: return "page";
    case NoticeKind::slot: return "slot";
    case NoticeKind::test: return "test";
    case NoticeKind::gap: return "gap";
  }
  return "";
}

std::optional<NoticeKind> kind(std::string_view text) {
  for (const auto kind : {NoticeKind::page, NoticeKind::slot, NoticeKind::test, NoticeKind::gap})
    if (text == word(kind)) return kind;
  return std::nullopt;
}

base::Instant next_attempt(base::Instant now, int attempts) {
  const auto delay = std::int64_t{10} << std::min(attempts, 9);
  return now.plus_seconds(std::min<std::int64_t>(delay, 3600));
}

std::vector<base::Instant> slots_between(base::Instant after, base::Instant until,
                                         const std::vector<std::string>& hours, std::string_view time_zone) {
  using std::chrono::milliseconds;
  const auto& where = zone(time_zone);
  const auto local_day = [&](base::Instant at) {
    return date::floor<date::days>(
        where.to_local(date::sys_time<milliseconds>{milliseconds{at.milliseconds}}));
  };
  std::vector<base::Instant> slots;
  for (auto day = local_day(after); day <= local_day(until); day += date::days{1}) {
    for (const auto& hour : hours) {
      // In a gap both choices give the first moment after it.
      const auto moment = where.to_sys(day + of_day(hour), date::choose::earliest);
      const base::Instant slot{std::chrono::duration_cast<milliseconds>(moment.time_since_epoch()).count()};
      if (slot > after && slot <= until) slots.push_back(slot);
    }
  }
  std::sort(slots.begin(), slots.end());
  return slots;
}

}  // namespace post
