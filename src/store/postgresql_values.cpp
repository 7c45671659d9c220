// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/postgresql_values.h"

namespace store::postgresql {
namespace {

// From the server's pg_type.dat; these never change.
constexpr Oid boolean_type = 16, bytea_type = 17, name_type = 19, bigint_type = 20, smallint_type = 21,
              integer_type = 23, text_type = 25, varchar_type = 1043, numeric_type = 1700;
constexpr int binary = 1;

std::uint64_t unsigned_at(const char* from, int size) {
  std::uint64_t out = 0;
  for (int i = 0; i < size; ++i) out = out << 8 | static_cast<std::uint8_t>(from[i]);
  return out;
}

std::array<char, 8> network_order(std::int64_t value) {
  std::array<char, 8> out;
  for (std::size_t i = 0; i < 8; ++i)
    out[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (56 - 8 * i) & 0xff);
  return out;
}

// sum() of integers is NUMERIC here and an integer in SQLite. Groups of four decimal digits, the highest
// first: how many follow, the power of 10,000 of the first, sign, decimals.
std::int64_t whole_number(const char* from) {
  const auto groups = static_cast<int>(unsigned_at(from, 2));
  const auto highest = static_cast<std::int16_t>(unsigned_at(from + 2, 2));
  const auto sign = unsigned_at(from + 4, 2);
  constexpr std::uint64_t positive = 0, negative = 0x4000;
  if (groups > highest + 1 || highest > 4 || (sign != positive && sign != negative))
    throw Fault{"postgresql: an answer is no whole number of 64 bits"};
  std::int64_t out = 0;
  for (int group = 0; group <= highest; ++group) {
    const auto digits = group < groups ? static_cast<std::int64_t>(unsigned_at(from + 8 + 2 * group, 2)) : 0;
    if (__builtin_mul_overflow(out, std::int64_t{10'000}, &out) || __builtin_add_overflow(out, digits, &out))
      throw Fault{"postgresql: an answer is no whole number of 64 bits"};
  }
  return sign == negative ? -out : out;
}

Value column(const PGresult* answer, int number, int index) {
  if (PQgetisnull(answer, number, index)) return nullptr;
  const char* from = PQgetvalue(answer, number, index);
  const auto size = static_cast<std::size_t>(PQgetlength(answer, number, index));
  switch (PQftype(answer, index)) {
    case boolean_type: return from[0] != 0;
    case smallint_type: return std::int64_t{static_cast<std::int16_t>(unsigned_at(from, 2))};
    case integer_type: return std::int64_t{static_cast<std::int32_t>(unsigned_at(from, 4))};
    case bigint_type: return static_cast<std::int64_t>(unsigned_at(from, 8));
    case numeric_type: return whole_number(from);
    case name_type:
    case text_type:
    case varchar_type: return std::string_view{from, size};
    case bytea_type: return base::ByteView{reinterpret_cast<const std::uint8_t*>(from), size};
    default: throw Fault{"postgresql: an answer has a type that is never stored"};
  }
}

}  // namespace

Parameters::Parameters(const Values& values) {
  for (const auto& value : values) {
    if (const auto* integer = std::get_if<std::int64_t>(&value.held())) {
      integers_.push_back(network_order(*integer));
      add('i', bigint_type, integers_.back().data(), 8);
    } else if (const auto* text = std::get_if<std::string>(&value.held())) {
      add('t', text_type, text->data(), text->size());
    } else if (const auto* bytes = std::get_if<base::Bytes>(&value.held())) {
      // A null pointer would mean NULL.
      add('b', bytea_type, bytes->empty() ? "" : reinterpret_cast<const char*>(bytes->data()), bytes->size());
    } else {
      add('n', 0, nullptr, 0);
    }
  }
}

void Parameters::add(char kind, Oid type, const char* value, std::size_t length) {
  kinds_.push_back(kind);
  types_.push_back(type);
  values_.push_back(value);
  lengths_.push_back(static_cast<int>(length));
  formats_.push_back(binary);
}

Row row(const PGresult* answer, int number) {
  std::vector<Value> columns;
  columns.reserve(static_cast<std::size_t>(PQnfields(answer)));
  for (int index = 0; index < PQnfields(answer); ++index) columns.push_back(column(answer, number, index));
  return Row{std::move(columns)};
}

}  // namespace store::postgresql
