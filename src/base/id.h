// SPDX-License-Identifier: AGPL-3.0-or-later
// Sixteen bytes, random or nearly so, with a type of their own: mixing a PersonId with a RequestId does not
// compile.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/bytes.h"

namespace base {

// From the kernel; the only randomness outside seal/, and never for keys.
void fill_random(std::span<std::uint8_t> out);
// The hour, two bytes of this program's run, a count, and six random bytes.
void fill_next(std::span<std::uint8_t, 16> out, std::uint32_t hour);

template <class Tag>
class Id {
 public:
  using Raw = std::array<std::uint8_t, 16>;

  Id() = default;  // all zero: "nobody", "nothing"
  explicit Id(const Raw& raw) : raw_{raw} {}

  static Id fresh() {
    Id id;
    fill_random(id.raw_);
    return id;
  }
  // Follows the one before it in this program, so that rows made one after the other stand together. It says
  // the hour and the order within it, which its row says anyway.
  static Id next(std::uint32_t hour) {
    Id id;
    fill_next(id.raw_, hour);
    return id;
  }
  // 32 lower-case hex digits.
  static std::optional<Id> parse(std::string_view text) {
    const auto bytes = from_hex(text);
    return bytes ? from(*bytes) : std::nullopt;
  }
  static std::optional<Id> from(ByteView bytes) {
    if (bytes.size() != 16) return std::nullopt;
    Id id;
    std::copy(bytes.begin(), bytes.end(), id.raw_.begin());
    return id;
  }

  std::string text() const { return to_hex(raw_); }
  const Raw& raw() const { return raw_; }
  bool is_zero() const { return *this == Id{}; }

  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  Raw raw_{};
};

using OrganisationId = Id<struct OrganisationTag>;
using PersonId = Id<struct PersonTag>;
using RequestId = Id<struct RequestTag>;  // the "case" of doc/sealing.md
using EnvelopeId = Id<struct EnvelopeTag>;
using ReaderId = Id<struct ReaderTag>;
using FileId = Id<struct FileTag>;
using DeviceId = Id<struct DeviceTag>;
using KeyId = Id<struct KeyTag>;  // doc/sealing.md 1.5

}  // namespace base

template <class Tag>
struct std::hash<base::Id<Tag>> {
  std::size_t operator()(const base::Id<Tag>& id) const {
    std::size_t out = 0;
    for (int i = 0; i < 8; ++i) out = out << 8 | id.raw()[static_cast<std::size_t>(i)];
    return out;
  }
};
