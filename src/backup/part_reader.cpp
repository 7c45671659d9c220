// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/part_reader.h"

#include "seal/layout.h"

namespace backup {
namespace {

constexpr std::uint32_t most_columns = 1000;

template <class Integer>
base::Result<Integer> number(OpenedStream& stream) {
  return seal::Reader{TRY(stream.take(sizeof(Integer)))}.number<Integer>();
}

base::Result<base::Bytes> sized(OpenedStream& stream) {
  const auto size = TRY(number<std::uint32_t>(stream));
  const auto piece = TRY(stream.take(size));
  return base::Bytes{piece.begin(), piece.end()};
}

base::Result<std::string> text(OpenedStream& stream) {
  const auto bytes = TRY(sized(stream));
  return std::string{base::text(bytes)};
}

base::Result<store::Value> read_value(OpenedStream& stream) {
  switch (static_cast<ValueKind>(TRY(number<std::uint8_t>(stream)))) {
    case ValueKind::none: return store::Value{nullptr};
    case ValueKind::integer:
      return store::Value{static_cast<std::int64_t>(TRY(number<std::uint64_t>(stream)))};
    case ValueKind::text: return store::Value{TRY(text(stream))};
    case ValueKind::bytes: return store::Value{TRY(sized(stream))};
  }
  return refusal::unreadable;
}

}  // namespace

base::Result<PartHead> read_head(OpenedStream& stream) {
  const auto part = TRY(number<std::uint8_t>(stream));
  const auto schema = TRY(number<std::uint32_t>(stream));
  auto head = TRY(sized(stream));
  const auto tables = TRY(number<std::uint32_t>(stream));
  return PartHead{static_cast<Part>(part), static_cast<int>(schema), std::move(head), tables};
}

base::Result<Table> read_table(OpenedStream& stream) {
  Table table{.name = TRY(text(stream)), .columns = {}};
  const auto columns = TRY(number<std::uint32_t>(stream));
  if (columns > most_columns) return refusal::unreadable;
  for (std::uint32_t column = 0; column < columns; ++column) table.columns.push_back(TRY(text(stream)));
  return table;
}

base::Result<std::optional<store::Values>> read_row(OpenedStream& stream, std::size_t columns) {
  const auto mark = static_cast<Mark>(TRY(number<std::uint8_t>(stream)));
  if (mark == Mark::end_of_table) return std::optional<store::Values>{};
  if (mark != Mark::row) return refusal::unreadable;
  store::Values values;
  values.reserve(columns);
  while (values.size() < columns) values.push_back(TRY(read_value(stream)));
  return std::optional{std::move(values)};
}

}  // namespace backup
