// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/sweeping.h"

#include <chrono>

#include "base/log.h"

namespace intake {
namespace {

constexpr auto between_sweeps = std::chrono::minutes{10};

void sweep(Uploads& uploads) {
  try {
    while (uploads.sweep() > 0) {
    }
  } catch (const base::Fault&) {
    base::log::warning("uploads nobody named could not be thrown away; the next round tries again");
  }
}

}  // namespace

Sweeping::Sweeping(Uploads& uploads)
    : thread_{[this, &uploads](std::stop_token stop) {
        while (!stop.stop_requested()) {
          sweep(uploads);
          std::unique_lock lock{mutex_};
          wake_.wait_for(lock, stop, between_sweeps, [] { return false; });
        }
      }} {}

}  // namespace intake
