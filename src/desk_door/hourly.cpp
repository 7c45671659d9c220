// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/hourly.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "base/log.h"

namespace desk {

std::jthread sweep_hourly(const Office& office) {
  return std::jthread{[&office](const std::stop_token& stop) {
    std::mutex asleep;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
      try {
        office.rotas.fill();
        const auto [destroyed, kept] = office.epochs.sweep();
        if (destroyed > 0) base::log::note("epoch keys destroyed", base::log::Count{destroyed});
        const auto swept = office.retentions.sweep();
        if (swept.destroyed > 0) base::log::note("cases expired", base::log::Count{swept.destroyed});
        const auto emptied = office.bins.sweep();
        if (emptied > 0) base::log::note("junk destroyed", base::log::Count{emptied});
        if (kept > 0) base::log::warning("epoch keys kept for unread requests", base::log::Count{kept});
        const auto given_back = office.loans.end_those_over();
        if (given_back > 0) base::log::note("loans ended", base::log::Count{given_back});
        const auto late = office.dues.remind();
        if (late > 0) base::log::warning("requests wait for new keys", base::log::Count{late});
      } catch (const store::Fault&) {
        base::log::warning("the database does not answer; epoch keys are swept and shifts made later");
      }
      std::unique_lock lock{asleep};
      wake.wait_for(lock, stop, std::chrono::hours{1}, [] { return false; });
    }
  }};
}

}  // namespace desk
