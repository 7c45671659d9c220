// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/hearings.h"

#include "bell/test_house.h"
#include "post/outboxes.h"

namespace bell {
namespace {

using People = std::set<base::PersonId>;
using post::Channel;
constexpr base::Instant noon{1'795'348'800'000};  // 2026-11-22 12:00 UTC
constexpr std::int64_t an_hour = 3600, a_day = 24 * an_hour;

class HearingTests : public testing::Test {
 protected:
  HearingTests() {
    on_shift(amal, noon, noon.plus_seconds(8 * an_hour));
    store::in_transaction(database, [&](store::Transaction& transaction) {
      post::set_address(transaction, amal, Channel::command, "+44 20");
      post::set_address(transaction, amal, Channel::webhook, "not offered here");
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('lead', $1)", {lead});
    });
  }
  base::Instant after(std::int64_t seconds) { return noon.plus_seconds(seconds); }
  std::size_t told(Channel channel, base::Instant at, post::NoticeKind kind) {
    std::size_t count = 0;
    for (const auto& notice : post::take_due(database, channel, at, 50)) {
      count += notice.kind == kind;
      post::carried(database, notice);
    }
    return count;
  }
  Hearing hearing_of(Channel channel, base::Instant at) {
    store::Transaction reading{database, store::Mode::read};
    for (const auto& one : newest_tests(reading))
      if (one.person == amal && one.channel == channel) return hearing(one, at);
    return Hearing::untested;
  }
  void on_shift(const base::PersonId& person, base::Instant begins, base::Instant ends) {
    put_shift(database, person, Rank::duty, begins, ends);
  }

  store::TestDatabase test_database;
  store::Database& database = *test_database;
  const base::PersonId amal = put_person(database, "handler"), lead = put_person(database, "officer"),
                       at_home = put_person(database, "handler");
  Hearings hearings{database, {Channel::mail, Channel::command}};
};

TEST_F(HearingTests, WhoeverComesOnDutyIsTestedOnceADayOnEveryChannelThatIsOffered) {
  EXPECT_EQ(hearings.test(after(-1)), People{});
  EXPECT_EQ(hearings.test(noon), People{amal});
  EXPECT_EQ(hearings.test(after(1)), People{});
  EXPECT_EQ(told(Channel::mail, noon, post::NoticeKind::test), 1u);
  EXPECT_EQ(told(Channel::command, noon, post::NoticeKind::test), 1u);
  EXPECT_EQ(told(Channel::webhook, noon, post::NoticeKind::test), 0u);

  on_shift(amal, after(9 * an_hour), after(11 * an_hour));
  EXPECT_EQ(hearings.test(after(9 * an_hour)), People{}) << "the second shift of her day";
  on_shift(amal, after(11 * an_hour), after(16 * an_hour));
  EXPECT_EQ(hearings.test(after(13 * an_hour)), People{}) << "a shift that runs over midnight";
  on_shift(amal, after(a_day), after(a_day + an_hour));
  EXPECT_EQ(hearings.test(after(a_day + 1800)), People{amal}) << "late, and not left out";
}

TEST_F(HearingTests, WhatNobodyConfirmsIsSilentAndTheLeadIsCalledOnceADay) {
  hearings.test(noon);
  store::in_transaction(database, [&](store::Transaction& transaction) {
    EXPECT_TRUE(hear(transaction, amal, Channel::mail, after(60)));
    EXPECT_FALSE(hear(transaction, amal, Channel::mail, after(61)));
    EXPECT_FALSE(hear(transaction, at_home, Channel::mail, after(61))) << "was not tested";
  });
  EXPECT_EQ(hearing_of(Channel::mail, after(a_day)), Hearing::heard);
  EXPECT_EQ(hearing_of(Channel::command, after(7199)), Hearing::waiting);
  EXPECT_EQ(hearings.alarm(after(7199)), People{});
  EXPECT_EQ(hearing_of(Channel::command, after(7200)), Hearing::silent);
  EXPECT_EQ(hearings.alarm(after(7200)), People{lead});
  EXPECT_EQ(hearings.alarm(after(7260)), People{});
  EXPECT_EQ(hearings.alarm(after(7200 + a_day)), People{lead}) << "still silent the next day";
  store::in_transaction(database, [&](store::Transaction& transaction) {
    EXPECT_TRUE(hear(transaction, amal, Channel::command, after(2 * a_day)));
  });
  EXPECT_EQ(hearings.alarm(after(3 * a_day)), People{});
}

TEST_F(HearingTests, SaysWhatDidNotEvenLeave) {
  hearings.test(noon);
  const auto notice = post::take_due(database, Channel::command, noon, 1).at(0);
  post::not_carried(database, notice, noon);
  store::Transaction reading{database, store::Mode::read};
  for (const auto& one : newest_tests(reading))
    EXPECT_EQ(one.undelivered, one.person == amal && one.channel == Channel::command);
}

TEST_F(HearingTests, ALocalDayDecidesAndNotOurs) {
  const Shift shift{PatternId::fresh(), amal, Rank::duty, noon, after(an_hour)};
  // In Kiritimati noon is already tomorrow, two o'clock in the morning; ten o'clock UTC is still today there.
  EXPECT_TRUE(is_to_be_tested(shift, after(-2 * an_hour - 1), "Pacific/Kiritimati", noon));
  EXPECT_FALSE(is_to_be_tested(shift, after(-2 * an_hour - 1), "UTC", noon));
  EXPECT_FALSE(is_to_be_tested(shift, std::nullopt, "UTC", after(an_hour))) << "it is over";
}

}  // namespace
}  // namespace bell
