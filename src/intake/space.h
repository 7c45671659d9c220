// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether the disk has room for files. Text is small and never asked.
#pragma once

#include <atomic>
#include <filesystem>

#include "base/clock.h"

namespace intake {

class Space {
 public:
  Space(std::filesystem::path folder, std::int64_t least_free_megabytes, const base::Clock& clock);
  // Looks at most once a second.
  bool is_short();

 private:
  std::filesystem::path folder_;
  std::uint64_t least_free_;
  const base::Clock& clock_;
  std::atomic<std::int64_t> looked_{-1};
  std::atomic<bool> short_{false};
};

}  // namespace intake
