// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/watch.h"

#include <limits>
#include <utility>

namespace http {
namespace {

// Who has just begun is not slow.
constexpr std::chrono::seconds youth{5};

}  // namespace

void Watch::enter(Stage stage, Time now) {
  if (stage != stage_) {
    stage_ = stage;
    since_ = now;
  }
  in_window_ = 0;
  in_last_window_.reset();
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

void Watch::moved(std::uint64_t bytes) { in_window_ += bytes; }

bool Watch::is_over(Time now) {
  if (!end_ || now < *end_) return false;
  if (least_ == 0 || in_window_ < least_) return true;
  end_ = now + window_;
  in_last_window_ = std::exchange(in_window_, 0);
  return false;
}

// Of late, not on average: who sent much at first and then waits is slow.
double Watch::speed(Time now) const {
  if (!end_ || now - since_ < youth) return std::numeric_limits<double>::infinity();
  std::chrono::duration<double> elapsed = now - (*end_ - window_);
  if (in_last_window_) elapsed += window_;
  return static_cast<double>(in_window_ + in_last_window_.value_or(0)) / elapsed.count();
}

bool Watch::before(const Watch& other, Time now) const {
  if (stage_ != other.stage_) return stage_ < other.stage_;
  const bool flows = stage_ == Stage::body || stage_ == Stage::answering;
  const auto mine = flows ? speed(now) : 0;
  const auto theirs = flows ? other.speed(now) : 0;
  if (mine != theirs) return mine < theirs;
  return since_ < other.since_;
}

}  // namespace http
