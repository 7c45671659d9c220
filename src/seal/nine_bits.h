// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbers of nine bits, one a word, and the bytes they stand for: most significant bit first
// (doc/sealing.md 5.1).
#pragma once

#include <array>
#include <cstdint>

namespace seal {

template <std::size_t Count>
std::array<std::uint8_t, (Count * 9 + 7) / 8> pack_nines(const std::array<std::uint16_t, Count>& numbers) {
  std::array<std::uint8_t, (Count * 9 + 7) / 8> bytes{};
  for (std::size_t bit = 0; bit < Count * 9; ++bit)
    if (numbers[bit / 9] >> (8 - bit % 9) & 1) bytes[bit / 8] |= static_cast<std::uint8_t>(0x80 >> bit % 8);
  return bytes;
}

template <std::size_t Count>
std::array<std::uint16_t, Count> unpack_nines(const std::array<std::uint8_t, (Count * 9 + 7) / 8>& bytes) {
  std::array<std::uint16_t, Count> numbers{};
  for (std::size_t bit = 0; bit < Count * 9; ++bit)
    if (bytes[bit / 8] >> (7 - bit % 8) & 1) numbers[bit / 9] |= static_cast<std::uint16_t>(0x100 >> bit % 9);
  return numbers;
}

}  // namespace seal
