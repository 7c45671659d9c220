// SPDX-License-Identifier: AGPL-3.0-or-later
#include "checkin/checkin.h"

#include <date/tz.h>

#include <algorithm>
#include <chrono>

namespace checkin {
namespace {

using std::chrono::milliseconds, std::chrono::minutes;

constexpr std::int64_t an_hour = 3600;
constexpr std::int64_t a_day = 24 * an_hour;
constexpr std::int64_t most_early = 6 * an_hour;
constexpr std::int64_t quiet_seconds = an_hour / 2;

const date::time_zone* zone_named(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

std::int64_t seconds_between(const Schedule& schedule) {
  switch (schedule.rhythm) {
    case Rhythm::hours: return schedule.every_hours * an_hour;
    case Rhythm::daily: return a_day;
    case Rhythm::weekly: return 7 * a_day;
  }
  return a_day;
}

base::Instant next_multiple(const Schedule& schedule, base::Instant after) {
  const auto length = seconds_between(schedule) * 1000;
  const auto passed = std::max<std::int64_t>(0, after.milliseconds - schedule.begins.milliseconds) / length;
  return {schedule.begins.milliseconds + (passed + 1) * length};
}

base::Instant next_on_the_wall(const Schedule& schedule, base::Instant after) {
  const auto* zone = zone_named(schedule.zone);
  if (!zone) throw base::Fault{"a schedule in an unknown time zone"};
  const date::sys_time<milliseconds> then{milliseconds{after.milliseconds}};
  // From the day before: a gap of a whole day has been known to move a moment past midnight.
  for (auto day = date::floor<date::days>(zone->to_local(then)) - date::days{1};; day += date::days{1}) {
    const auto weekday = static_cast<int>(date::weekday{day}.iso_encoding());
    if (schedule.rhythm == Rhythm::weekly && weekday != schedule.weekday) continue;
    const auto moment = zone->to_sys(day + minutes{schedule.minute}, date::choose::earliest);
    if (moment > then) return {std::chrono::duration_cast<milliseconds>(moment.time_since_epoch()).count()};
  }
}

std::int64_t after_missed(const Ladder& ladder, Rung rung) {
  switch (rung) {
    case Rung::team: return 0;
    case Rung::next: return ladder.next;
    case Rung::lead: return ladder.lead;
    case Rung::director: return ladder.director;
  }
  return 0;
}

}  // namespace

std::string_view word(Rhythm rhythm) {
  switch (rhythm) {
    case Rhythm::hours: return "hours";
    case Rhythm::daily: return "daily";
    case Rhythm::weekly: return "weekly";
  }
  return "";
}

std::optional<Rhythm> rhythm(std::string_view text) {
  for (const auto rhythm : {Rhythm::hours, Rhythm::daily, Rhythm::weekly})
    if (text == word(rhythm)) return rhythm;
  return std::nullopt;
}

base::Result<> check(const Schedule& schedule) {
  const bool hours = schedule.every_hours >= 1 && schedule.every_hours <= most_hours;
  const bool wall = schedule.minute >= 0 && schedule.minute < 24 * 60;
  const bool week = schedule.weekday >= 1 && schedule.weekday <= 7;
  const bool grace = schedule.grace_minutes >= 0 && schedule.grace_minutes <= most_grace_minutes;
  const auto days = (schedule.ends.milliseconds - schedule.begins.milliseconds) / (a_day * 1000);
  const bool end = schedule.ends > schedule.begins && days <= most_days;
  if (!hours || !wall || !week || !grace || !end || !zone_named(schedule.zone))
    return refusal::unreadable_schedule;
  return base::done();
}

std::optional<base::Instant> first_due(const Schedule& schedule, base::Instant after) {
  const auto from = std::max(after, schedule.begins);
  const auto due =
      schedule.rhythm == Rhythm::hours ? next_multiple(schedule, from) : next_on_the_wall(schedule, from);
  if (due >= schedule.ends) return std::nullopt;
  return due;
}

Running begun(const Schedule& schedule) { return {schedule, first_due(schedule, schedule.begins)}; }

Running heard(const Running& running, base::Instant now) {
  const auto early = std::min(most_early, seconds_between(running.schedule) / 2);
  const auto due = first_due(running.schedule, now.plus_seconds(early));
  Running after{running.schedule, due, running.paused_until};
  // A pause that runs is not shortened by a sign of life.
  if (running.due && after.due) after.due = std::max(*running.due, *after.due);
  return after;
}

Running paused(const Running& running, base::Instant until) {
  Running after{running.schedule, first_due(running.schedule, {until.milliseconds - 1}), until};
  // Whoever was heard of for a moment to come is not asked again for it.
  if (running.due && after.due) after.due = std::max(*running.due, *after.due);
  return after;
}

Running resumed(const Running& running, base::Instant now) {
  return {running.schedule, first_due(running.schedule, now)};
}

Running acknowledged(const Running& running, base::Instant now) {
  auto after = running;
  after.quiet_until = now.plus_seconds(quiet_seconds);
  return after;
}

Ladder Ladder::of_minutes(std::int64_t next, std::int64_t lead, std::int64_t director, std::int64_t end) {
  const auto seconds = [&](std::int64_t minutes) { return std::min(minutes, end) * 60; };
  return {seconds(next), seconds(lead), seconds(director), seconds(end)};
}

std::string_view word(Rung rung) {
  switch (rung) {
    case Rung::team: return "team";
    case Rung::next: return "next";
    case Rung::lead: return "lead";
    case Rung::director: return "director";
  }
  return "";
}

std::string_view word(State state) {
  switch (state) {
    case State::running: return "running";
    case State::paused: return "paused";
    case State::due: return "due";
    case State::missed: return "missed";
    case State::climbing: return "climbing";
    case State::silent: return "silent";
    case State::ended: return "ended";
  }
  return "";
}

std::optional<base::Instant> late(const Running& running) {
  if (!running.due) return std::nullopt;
  return running.due->plus_seconds(std::int64_t{60} * running.schedule.grace_minutes);
}

State state(const Running& running, const Ladder& ladder, base::Instant now) {
  if (!running.due) return State::ended;
  if (running.paused_until && now < *running.paused_until) return State::paused;
  if (now < *running.due) return State::running;
  const auto since = *late(running);
  if (now < since) return State::due;
  if (now >= since.plus_seconds(ladder.end)) return State::silent;
  return reached(running, ladder, now).size() > 1 ? State::climbing : State::missed;
}

std::vector<Rung> reached(base::Instant since, const Ladder& ladder, base::Instant now) {
  std::vector<Rung> rungs;
  for (const auto rung : all_rungs)
    if (since.plus_seconds(after_missed(ladder, rung)) <= now) rungs.push_back(rung);
  return rungs;
}

std::vector<Rung> reached(const Running& running, const Ladder& ladder, base::Instant now) {
  const auto since = late(running);
  return since ? reached(*since, ladder, now) : std::vector<Rung>{};
}

std::optional<base::Instant> silent_from(const Running& running, const Ladder& ladder) {
  const auto since = late(running);
  if (!since) return std::nullopt;
  return since->plus_seconds(ladder.end);
}

}  // namespace checkin
