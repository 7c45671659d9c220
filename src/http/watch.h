// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a connection may take for what it is doing. Pure: told the time, it says whether it is over.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace http {

using Time = std::chrono::steady_clock::time_point;

// From the least to the most worth keeping.
enum class Stage { leaving, idle, head, body, answering, working };

class Watch {
 public:
  // An absolute deadline: bytes do not extend it.
  void until(Stage stage, Time now, std::chrono::milliseconds allowed);
  // A minimum of bytes in every window.
  void at_pace(Stage stage, Time now, std::chrono::milliseconds window, std::uint64_t least);
  void without_limit(Stage stage, Time now);

  void moved(std::uint64_t bytes);
  // May begin the next window.
  bool is_over(Time now);

  Stage stage() const { return stage_; }
  // Whether this one is to be given up before `other`: lower stage first; then the slowest where bytes flow,
  // else the longest there.
  bool before(const Watch& other, Time now) const;

 private:
  void enter(Stage stage, Time now);
  double speed(Time now) const;

  Stage stage_ = Stage::head;
  Time since_{};
  std::optional<Time> end_;
  std::uint64_t least_ = 0;
  std::chrono::milliseconds window_{0};
  std::uint64_t in_window_ = 0;
  std::optional<std::uint64_t> in_last_window_;
};

}  // namespace http
