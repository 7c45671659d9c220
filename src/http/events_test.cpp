// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/events.h"

#include <gtest/gtest.h>

namespace http {
namespace {

TEST(EventQueue, WritesEventsAsTheFormatHasThem) {
  EventQueue queue;
  queue.send("changed", "one");
  queue.send("changed", "two\nlines");
  EXPECT_EQ(queue.take(), "event: changed\ndata: one\n\nevent: changed\ndata: two\ndata: lines\n\n");
  EXPECT_EQ(queue.take(), "");
}

TEST(EventQueue, GivesUpAReaderForWhomSixtyFourWait) {
  EventQueue queue;
  for (int i = 0; i < 64; ++i) queue.send("e", "d");
  EXPECT_FALSE(queue.closed());
  queue.send("e", "d");
  EXPECT_TRUE(queue.closed());
  EXPECT_TRUE(queue.overflowed());
  EXPECT_EQ(queue.take(), "");
}

TEST(EventQueue, StartsCountingAnewOnceTaken) {
  EventQueue queue;
  for (int round = 0; round < 3; ++round) {
    for (int i = 0; i < 64; ++i) queue.send("e", "d");
    queue.take();
  }
  EXPECT_FALSE(queue.closed());
}

TEST(EventQueue, WakesItsReaderUntilToldNotTo) {
  EventQueue queue;
  int woken = 0;
  queue.on_change([&] { ++woken; });
  queue.send("e", "d");
  queue.close();
  queue.send("e", "too late");
  EXPECT_EQ(woken, 2);
  queue.on_change(nullptr);
  queue.close();
  EXPECT_EQ(woken, 2);
}

}  // namespace
}  // namespace http
