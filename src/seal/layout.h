// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing and reading bytes in order, little-endian (doc/sealing.md 1.1). Reading never goes past the end:
// whoever reads asks `finished()` at last, and believes nothing before.
#pragma once

#include <array>
#include <cstdint>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "seal/keys.h"

namespace seal {

template <class Integer>
std::array<std::uint8_t, sizeof(Integer)> little(Integer value) {
  std::array<std::uint8_t, sizeof(Integer)> out;
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::uint8_t>(std::uint64_t{value} >> (8 * i));
  return out;
}

// A day as it is written; one before 1970 or after 11 million years is a bug.
inline std::uint32_t day_number(base::Day day) {
  CHECK(day.count >= 0 && day.count <= 0xffffffff);
  return static_cast<std::uint32_t>(day.count);
}

class Writer {
 public:
  // Room for everything from the start: growing would leave copies of secrets behind.
  explicit Writer(std::size_t most) { bytes_.reserve(most); }

  template <class Integer>
  Writer& number(Integer value) {
    return bytes(little(value));
  }
  Writer& bytes(ByteView piece) {
    bytes_.insert(bytes_.end(), piece.begin(), piece.end());
    return *this;
  }
  Writer& zeros(std::size_t count) {
    bytes_.resize(bytes_.size() + count);
    return *this;
  }
  ByteView view() const { return bytes_; }
  Bytes take() { return std::move(bytes_); }

 private:
  Bytes bytes_;
};

class Reader {
 public:
  explicit Reader(ByteView bytes) : rest_{bytes} {}

  template <class Integer>
  Integer number() {
    std::uint64_t value = 0;
    const auto piece = array<sizeof(Integer)>();
    for (std::size_t i = piece.size(); i-- > 0;) value = value << 8 | piece[i];
    return static_cast<Integer>(value);
  }
  template <std::size_t Size>
  std::array<std::uint8_t, Size> array() {
    std::array<std::uint8_t, Size> out{};
    const auto piece = bytes(Size);
    std::copy(piece.begin(), piece.end(), out.begin());
    return out;
  }
  template <class Id>
  Id id() {
    return Id{array<16>()};
  }
  template <class Public>
  Public key() {
    return Public{array<Public::size>()};
  }
  // Nothing when fewer are left.
  ByteView bytes(std::size_t count) {
    if (count > rest_.size()) short_ = true;
    if (short_) return {};
    const auto piece = rest_.first(count);
    rest_ = rest_.subspan(count);
    return piece;
  }
  ByteView rest() const { return rest_; }
  bool finished() const { return !short_ && rest_.empty(); }

 private:
  ByteView rest_;
  bool short_ = false;
};

// Plain text on its way to or from a seal; cleared when it goes out of sight.
struct Cleared {
  Bytes bytes;
  explicit Cleared(Bytes from) : bytes{std::move(from)} {}
  Cleared(const Cleared&) = delete;
  Cleared& operator=(const Cleared&) = delete;
  ~Cleared() { clear(bytes); }
};

}  // namespace seal
