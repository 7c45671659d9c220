// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/log.h"

#include <unistd.h>

#include "base/clock.h"

namespace base::log {
namespace {

std::string_view name(Level level) {
  switch (level) {
    case Level::note: return "note";
    case Level::warning: return "warning";
    case Level::error: return "error";
  }
  return "";
}

}  // namespace

std::string log_text(Count count) { return std::to_string(count.value); }
std::string log_text(Word word) { return std::string{word.value}; }

void write(Level level, std::string_view event, std::string_view values) {
  // The hour, no finer: the log must not time people's visits better than the database does.
  const auto hour = SystemClock{}.hour();
  std::string line = iso(hour.day()) + 'T';
  const auto of_day = hour.count % 24;
  if (of_day < 10) line += '0';
  line += std::to_string(of_day);
  line += "Z ";
  line.append(name(level)).append(" ").append(event).append(values).append("\n");
  // One write, so that lines of several processes do not mix; a full pipe must not stop a door.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace base::log
