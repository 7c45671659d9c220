// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/id.h"

#include <sys/random.h>

#include "base/result.h"

namespace base {

void fill_random(std::span<std::uint8_t> out) {
  // The kernel gives up to 256 bytes whole once seeded; less is a broken machine.
  CHECK(out.size() <= 256);
  CHECK(getrandom(out.data(), out.size(), 0) == static_cast<ssize_t>(out.size()));
}

}  // namespace base
