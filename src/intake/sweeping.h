// SPDX-License-Identifier: AGPL-3.0-or-later
// Throws away uploads that nothing named, every few minutes as long as this lives.
#pragma once

#include <condition_variable>
#include <thread>

#include "intake/uploads.h"

namespace intake {

class Sweeping {
 public:
  explicit Sweeping(Uploads& uploads);

 private:
  std::condition_variable_any wake_;
  std::mutex mutex_;
  std::jthread thread_;
};

}  // namespace intake
