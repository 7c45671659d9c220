// SPDX-License-Identifier: AGPL-3.0-or-later
// The chain that makes the trail hard to rewrite (doc/sealing.md section 14):
// every line's hash covers the one before.
#pragma once

#include <string>

#include "base/clock.h"
#include "seal/keys.h"

namespace trail {

// A line as it stands in the database or in an exported file. Nothing in it is
// believed before it is verified.
struct Line {
  std::int64_t sequence = 0;
  base::Hour hour;
  std::string actor;
  std::string deed;
  std::string subject;
  std::string detail;
  base::Bytes hash;
};

struct Link {
  std::int64_t sequence = 0;  // 0: nothing has happened yet
  seal::Digest hash{};        // then all zero
  friend bool operator==(const Link&, const Link&) = default;
};

// The hash a line must have after the one before it; line.hash is not looked
// at.
seal::Digest chained(const seal::Digest& before, const Line& line);

}  // namespace trail
