// SPDX-License-Identifier: AGPL-3.0-or-later
// Time as Havre keeps it: days and hours where they suffice, an exact instant only while a clock runs.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace base {

// Whole days, hours, milliseconds since 1970-01-01 UTC.
struct Day {
  std::int64_t count = 0;
  friend auto operator<=>(const Day&, const Day&) = default;
};
struct Hour {
  std::int64_t count = 0;
  friend auto operator<=>(const Hour&, const Hour&) = default;
  Day day() const { return {count / 24}; }
};
struct Instant {
  std::int64_t milliseconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
  Hour hour() const { return {milliseconds / 3'600'000}; }
  Day day() const { return hour().day(); }
  Instant plus_seconds(std::int64_t seconds) const { return {milliseconds + seconds * 1000}; }
};

// "2026-11-22"
std::string iso(Day day);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  Day today() const { return now().day(); }
  Hour hour() const { return now().hour(); }
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// For tests, and for the demonstration's past weeks.
class StoppedClock final : public Clock {
 public:
  explicit StoppedClock(Instant at) : at_{at} {}
  Instant now() const override { return at_; }
  void set(Instant at) { at_ = at; }
  void advance_seconds(std::int64_t seconds) { at_ = at_.plus_seconds(seconds); }

 private:
  Instant at_;
};

}  // namespace base
