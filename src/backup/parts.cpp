// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/parts.h"

#include "seal/layout.h"

namespace backup {
namespace {

template <class Integer>
void number(base::Bytes& out, Integer value) {
  const auto bytes = seal::little(value);
  out.insert(out.end(), bytes.begin(), bytes.end());
}

void sized(base::Bytes& out, base::ByteView piece) {
  CHECK(piece.size() <= 0xffffffff);
  number(out, static_cast<std::uint32_t>(piece.size()));
  out.insert(out.end(), piece.begin(), piece.end());
}

void write(base::Bytes& out, const store::Value& value) {
  const auto kind = [&](ValueKind which) { number(out, static_cast<std::uint8_t>(which)); };
  if (const auto* integer = std::get_if<std::int64_t>(&value.held())) {
    kind(ValueKind::integer);
    number(out, static_cast<std::uint64_t>(*integer));
  } else if (const auto* text = std::get_if<std::string>(&value.held())) {
    kind(ValueKind::text);
    sized(out, base::view(*text));
  } else if (const auto* bytes = std::get_if<base::Bytes>(&value.held())) {
    kind(ValueKind::bytes);
    sized(out, *bytes);
  } else {
    kind(ValueKind::none);
  }
}

}  // namespace

void write(base::Bytes& out, const PartHead& head) {
  number(out, static_cast<std::uint8_t>(head.part));
  number(out, static_cast<std::uint32_t>(head.schema));
  sized(out, head.head);
  number(out, static_cast<std::uint32_t>(head.tables));
}

void write(base::Bytes& out, const Table& table) {
  sized(out, base::view(table.name));
  number(out, static_cast<std::uint32_t>(table.columns.size()));
  for (const auto& column : table.columns) sized(out, base::view(column));
}

void write(base::Bytes& out, const store::Row& row) {
  write(out, Mark::row);
  for (int column = 0; column < row.size(); ++column) write(out, row.value(column));
}

void write(base::Bytes& out, Mark mark) { number(out, static_cast<std::uint8_t>(mark)); }

}  // namespace backup
