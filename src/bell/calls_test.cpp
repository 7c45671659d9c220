// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/calls.h"

#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "bell/test_house.h"

namespace bell {
namespace {

using People = std::set<base::PersonId>;
constexpr base::Instant noon{1'795'348'800'000};

class Bell : public testing::Test {
 protected:
  base::Instant after(std::int64_t seconds) { return noon.plus_seconds(seconds); }
  std::int64_t pages() {
    store::Transaction reading{database, store::Mode::read};
    return reading.one("SELECT COUNT(*) FROM outbox WHERE kind = 'page'")->integer(0);
  }

  store::TestDatabase test_database;
  store::Database& database = *test_database;
  Calls calls{database};
  const base::PersonId amal = put_person(database, "handler"), officer = put_person(database, "officer");
};

TEST_F(Bell, RingsEveryFiveMinutesUntilSomebodyTakesIt) {
  EXPECT_EQ(calls.look(noon), People{});
  EXPECT_EQ(calls.next_look(noon), std::nullopt);
  const auto request = put_request(database, "day", noon);
  EXPECT_EQ(calls.next_look(noon), noon);
  EXPECT_EQ(calls.look(noon), People{amal});
  EXPECT_EQ(calls.look(after(299)), People{});
  EXPECT_EQ(calls.next_look(after(1)), after(300));
  EXPECT_EQ(calls.look(after(300)), People{amal});
  take(database, request, amal, after(7200));
  EXPECT_EQ(calls.look(after(600)), People{});
  EXPECT_EQ(calls.next_look(after(600)), after(7200));
  EXPECT_EQ(calls.look(after(7200)), (People{amal, officer})) << "taken, and not answered in time";
  answer(database, request);
  EXPECT_EQ(calls.look(after(9000)), People{});
  EXPECT_EQ(calls.next_look(after(9000)), std::nullopt);
}

TEST_F(Bell, AFloodRingsNoMoreOftenThanOne) {
  for (int i = 0; i < 200; ++i) put_request(database, "now", after(i));
  std::size_t rung = 0;
  for (int i = 0; i < 300; ++i) rung += calls.look(after(i)).size();
  EXPECT_EQ(rung, 1u);
}

TEST_F(Bell, OneThatIsTakenDoesNotHideAnother) {
  take(database, put_request(database, "now", noon), amal, after(1800));
  EXPECT_EQ(calls.look(after(1)), People{});
  put_request(database, "week", after(2));
  EXPECT_EQ(calls.look(after(2)), People{amal});
}

TEST_F(Bell, AComplaintCallsNobodyWhoItMayBeAbout) {
  put_request(database, "now", noon, "complaint");
  EXPECT_EQ(calls.look(after(900)), People{});
}

TEST_F(Bell, ManyProcessesRingOnce) {
  put_request(database, "now", noon);
  std::latch all_here{8};
  std::atomic<std::size_t> rung{0};
  {
    std::vector<std::jthread> processes;
    for (int i = 0; i < 8; ++i)
      processes.emplace_back([&] {
        all_here.arrive_and_wait();
        rung += calls.look(noon).size();
      });
  }
  EXPECT_EQ(rung, 1u);
  EXPECT_EQ(pages(), 1);
}

}  // namespace
}  // namespace bell
