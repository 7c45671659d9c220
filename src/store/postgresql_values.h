// SPDX-License-Identifier: AGPL-3.0-or-later
// Values on their way to and from PostgreSQL, in its binary format. Private to this room.
#pragma once

#include <libpq-fe.h>

#include <array>
#include <deque>
#include <string>

#include "store/database.h"

namespace store::postgresql {

// Borrows the values; they must outlive it.
class Parameters {
 public:
  explicit Parameters(const Values& values);
  Parameters(const Parameters&) = delete;
  Parameters& operator=(const Parameters&) = delete;

  int count() const { return static_cast<int>(values_.size()); }
  const Oid* types() const { return types_.data(); }
  const char* const* values() const { return values_.data(); }
  const int* lengths() const { return lengths_.data(); }
  const int* formats() const { return formats_.data(); }
  // One letter a value.
  std::string kinds() const { return kinds_; }

 private:
  void add(char kind, Oid type, const char* value, std::size_t length);

  std::deque<std::array<char, 8>> integers_;
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
  std::string kinds_;
};

Row row(const PGresult* answer, int number);

}  // namespace store::postgresql
