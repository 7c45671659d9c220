// SPDX-License-Identifier: AGPL-3.0-or-later
// What goes into the database and comes back, and how it fails.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"

namespace store {

// The database failed. A Fault's text names the operation, never a value.
struct Fault : base::Fault {
  using base::Fault::Fault;
};
// Two transactions met; the whole errand may be tried again. in_transaction does it.
struct Contention : Fault {
  using Fault::Fault;
};
// A unique or foreign key says no. Errands that foresee it catch it and refuse.
struct Constraint : Fault {
  using Fault::Fault;
};

// NULL, integers, text, bytes: nothing else is stored. Ids are stored as their 32 hex digits.
class Value {
 public:
  Value(std::nullptr_t) {}
  Value(bool value) : held_{static_cast<std::int64_t>(value)} {}
  Value(std::int64_t value) : held_{value} {}
  Value(int value) : held_{static_cast<std::int64_t>(value)} {}
  Value(std::uint32_t value) : held_{static_cast<std::int64_t>(value)} {}
  Value(std::string value) : held_{std::move(value)} {}
  Value(std::string_view value) : held_{std::string{value}} {}
  Value(const char* value) : held_{std::string{value}} {}
  Value(base::Bytes value) : held_{std::move(value)} {}
  Value(base::ByteView value) : held_{base::Bytes(value.begin(), value.end())} {}
  template <class Tag>
  Value(const base::Id<Tag>& id) : held_{id.text()} {}
  template <class T>
  Value(const std::optional<T>& value) {
    if (value) *this = Value{*value};
  }

  using Held = std::variant<std::monostate, std::int64_t, std::string, base::Bytes>;
  const Held& held() const { return held_; }

 private:
  Held held_;
};

// One row of an answer. Reading a column as what it is not is a Fault: the schema and the code disagree.
class Row {
 public:
  explicit Row(std::vector<Value> columns) : columns_{std::move(columns)} {}

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  bool boolean(int column) const { return integer(column) != 0; }
  const std::string& text(int column) const;
  const base::Bytes& bytes(int column) const;
  std::optional<std::int64_t> maybe_integer(int column) const;
  std::optional<std::string> maybe_text(int column) const;
  std::optional<base::Bytes> maybe_bytes(int column) const;

  template <class IdType>
  IdType id(int column) const {
    const auto parsed = IdType::parse(text(column));
    if (!parsed) throw Fault{"an id in the database is malformed"};
    return *parsed;
  }
  template <class IdType>
  std::optional<IdType> maybe_id(int column) const {
    if (is_null(column)) return std::nullopt;
    return id<IdType>(column);
  }

  int size() const { return static_cast<int>(columns_.size()); }
  const Value& value(int column) const { return columns_.at(static_cast<std::size_t>(column)); }

 private:
  std::vector<Value> columns_;
};

using Rows = std::vector<Row>;
using Values = std::vector<Value>;

// Adds each to the values; what stands for them in SQL: "($3, $4, $5)". Never for none.
template <class Each>
std::string listed(Values& values, const Each& each) {
  std::string list;
  for (const auto& one : each) {
    values.emplace_back(one);
    list += (list.empty() ? "($" : ", $") + std::to_string(values.size());
  }
  CHECK(!list.empty());
  return list + ')';
}

}  // namespace store
