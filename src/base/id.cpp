// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/id.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <atomic>

#include "base/result.h"

namespace base {

void fill_random(std::span<std::uint8_t> out) {
  // The kernel gives up to 256 bytes whole once seeded; less is a broken machine.
  CHECK(out.size() <= 256);
  CHECK(getrandom(out.data(), out.size(), 0) == static_cast<ssize_t>(out.size()));
}

void fill_next(std::span<std::uint8_t, 16> out, std::uint32_t hour) {
  static const auto run = [] {
    std::array<std::uint8_t, 2> bytes;
    fill_random(bytes);
    return bytes;
  }();
  static std::atomic<std::uint32_t> made{0};
  const auto number = made++;
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<std::uint8_t>(hour >> (24 - 8 * i));
  std::ranges::copy(run, out.begin() + 4);
  for (std::size_t i = 0; i < 4; ++i) out[6 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
  fill_random(out.last<6>());
}

}  // namespace base
