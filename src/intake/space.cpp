// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/space.h"

#include <system_error>

namespace intake {

Space::Space(std::filesystem::path folder, std::int64_t least_free_megabytes, const base::Clock& clock)
    : folder_{std::move(folder)},
      least_free_{static_cast<std::uint64_t>(least_free_megabytes) << 20},
      clock_{clock} {}

bool Space::is_short() {
  const auto second = clock_.now().milliseconds / 1000;
  if (looked_.exchange(second) != second) {
    std::error_code unknown;
    const auto space = std::filesystem::space(folder_, unknown);
    short_ = !unknown && space.available < least_free_;
  }
  return short_;
}

}  // namespace intake
