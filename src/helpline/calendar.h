// SPDX-License-Identifier: AGPL-3.0-or-later
// Shifts as a calendar program reads them (RFC 5545). Pure rules.
#pragma once

#include <span>
#include <string>

#include "bell/rota.h"

namespace helpline {

struct CalendarWords {
  std::string name;
  std::string duty;
  std::string backup;
};

// Every moment in UTC, so that no calendar needs our time zones. Lines end in CRLF and none is longer than 75
// bytes.
std::string calendar(std::span<const bell::Shift> shifts, const CalendarWords& words, base::Instant now);

}  // namespace helpline
