// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/watch.h"

namespace http {

void Watch::enter(Stage stage, Time now) {
  if (stage != stage_) {
    stage_ = stage;
    since_ = now;
    total_ = 0;
  }
  in_window_ = 0;
}

void Watch::until(Stage stage, Time now, std::chrono::milliseconds allowed) {
  enter(stage, now);
  end_ = now + allowed;
  least_ = 0;
}

void Watch::at_pace(Stage stage, Time now, std::chrono::milliseconds window, std::uint64_t least) {
  enter(stage, now);
  end_ = now + window;
  window_ = window;
  least_ = least;
}

void Watch::without_limit(Stage stage, Time now) {
  enter(stage, now);
  end_.reset();
}

void Watch::moved(std::uint64_t bytes) {
  total_ += bytes;
  in_window_ += bytes;
}

bool Watch::is_over(Time now) {
  if (!end_ || now < *end_) return false;
  if (least_ == 0 || in_window_ < least_) return true;
  end_ = now + window_;
  in_window_ = 0;
  return false;
}

double Watch::speed(Time now) const {
  const std::chrono::duration<double> elapsed = now - since_;
  // A second of grace: who has just begun is not slow.
  return static_cast<double>(total_ + 1) / (elapsed.count() + 1.0);
}

bool Watch::before(const Watch& other, Time now) const {
  if (stage_ != other.stage_) return stage_ < other.stage_;
  if (stage_ == Stage::body || stage_ == Stage::answering) return speed(now) < other.speed(now);
  return since_ < other.since_;
}

}  // namespace http
