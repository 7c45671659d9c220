// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/watch.h"

#include <gtest/gtest.h>

namespace http {
namespace {

using std::chrono::milliseconds;

constexpr Time start{};
Time after(int count) { return start + milliseconds{count}; }

TEST(Watch, AnAbsoluteDeadlineIsNotMovedByBytes) {
  Watch watch;
  watch.until(Stage::head, start, milliseconds{1000});
  watch.moved(1'000'000);
  EXPECT_FALSE(watch.is_over(after(999)));
  EXPECT_TRUE(watch.is_over(after(1000)));
}

TEST(Watch, ABodyMayTakeAsLongAsItKeepsItsPace) {
  Watch watch;
  watch.at_pace(Stage::body, start, milliseconds{1000}, 100);
  for (int second = 1; second < 50; ++second) {
    watch.moved(100);
    EXPECT_FALSE(watch.is_over(after(second * 1000)));
  }
  watch.moved(99);
  EXPECT_TRUE(watch.is_over(after(50'000)));
}

TEST(Watch, WhoIsWorkedForIsNeverLate) {
  Watch watch;
  watch.without_limit(Stage::working, start);
  EXPECT_FALSE(watch.is_over(after(1'000'000)));
}

TEST(Watch, TheLongestIdleGoesFirstAndWhoSendsABodyStays) {
  Watch old_idle, new_idle, head, body;
  old_idle.until(Stage::idle, after(0), milliseconds{9999});
  new_idle.until(Stage::idle, after(500), milliseconds{9999});
  head.until(Stage::head, after(0), milliseconds{9999});
  body.at_pace(Stage::body, after(0), milliseconds{9999}, 1);
  const auto now = after(1000);
  EXPECT_TRUE(old_idle.before(new_idle, now));
  EXPECT_FALSE(new_idle.before(old_idle, now));
  EXPECT_TRUE(new_idle.before(head, now));
  EXPECT_TRUE(head.before(body, now));
}

TEST(Watch, AmongBodiesTheSlowestOfLateGoesFirst) {
  Watch slow, fast, young;
  for (auto* watch : {&slow, &fast}) watch->at_pace(Stage::body, after(0), milliseconds{10'000}, 1);
  // Much at first, then next to nothing.
  slow.moved(1'000'000);
  fast.moved(10'000);
  for (int second = 10; second <= 30; second += 10) {
    EXPECT_FALSE(slow.is_over(after(second * 1000)));
    EXPECT_FALSE(fast.is_over(after(second * 1000)));
    slow.moved(100);
    fast.moved(10'000);
  }
  young.at_pace(Stage::body, after(30'000), milliseconds{10'000}, 1);
  const auto now = after(31'000);
  EXPECT_TRUE(slow.before(fast, now));
  EXPECT_FALSE(fast.before(slow, now));
  EXPECT_TRUE(fast.before(young, now));
}

}  // namespace
}  // namespace http
