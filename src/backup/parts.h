// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands inside a backup file once it is opened (doc/sealing.md 10.3), the writing side.
#pragma once

#include "backup/tables.h"
#include "base/bytes.h"
#include "base/clock.h"

namespace backup {

struct PartHead {
  Part part;
  int schema;          // the number of the last migration
  base::Bytes head;    // signed head of the trail
  std::size_t tables;  // how many follow
};

enum class ValueKind : std::uint8_t { none = 0, integer = 1, text = 2, bytes = 3 };
enum class Mark : std::uint8_t { end_of_table = 0, row = 1 };

void write(base::Bytes& out, const PartHead& head);
void write(base::Bytes& out, const Table& table);
void write(base::Bytes& out, const store::Row& row);
void write(base::Bytes& out, Mark mark);

}  // namespace backup
