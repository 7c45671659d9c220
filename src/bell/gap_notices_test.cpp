// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/gap_notices.h"

#include "bell/test_house.h"
#include "post/outboxes.h"

namespace bell {
namespace {

using People = std::set<base::PersonId>;
constexpr base::Instant noon{1'795'348'800'000};
constexpr std::int64_t an_hour = 3600, a_day = 24 * an_hour;

class GapNotice : public testing::Test {
 protected:
  base::Instant after(std::int64_t seconds) { return noon.plus_seconds(seconds); }
  void on_duty(base::Instant begins, base::Instant ends) {
    // No shift is longer than a day.
    for (; begins < ends; begins = begins.plus_seconds(a_day))
      put_shift(database, amal, Rank::duty, begins, std::min(ends, begins.plus_seconds(a_day)));
  }
  store::TestDatabase test_database;
  store::Database& database = *test_database;
  const base::PersonId amal = put_person(database, "handler"), officer = put_person(database, "officer");
  GapNotices notices{database};
};

TEST_F(GapNotice, IsSentWhenAGapIsFoundAndDailyWhileItLasts) {
  EXPECT_EQ(notices.look(noon), People{}) << "no rota at all";
  on_duty(after(-30 * a_day), after(6 * a_day));
  on_duty(after(6 * a_day + an_hour), after(40 * a_day));
  EXPECT_EQ(notices.look(after(-2 * a_day)), People{}) << "eight days away";
  EXPECT_EQ(notices.look(noon), People{officer});
  const auto mails = post::take_due(database, post::Channel::mail, noon, 50);
  ASSERT_EQ(mails.size(), 1u);
  EXPECT_EQ(mails[0].kind, post::NoticeKind::gap);
  EXPECT_EQ(notices.look(after(an_hour)), People{});
  EXPECT_EQ(notices.look(after(a_day)), People{officer});
  EXPECT_EQ(notices.look(after(6 * a_day + 1800)), People{officer}) << "it runs";
  EXPECT_EQ(notices.look(after(6 * a_day + 1900)), People{}) << "and is the same gap";
  EXPECT_EQ(notices.look(after(6 * a_day + an_hour)), People{}) << "it is over";
}

TEST_F(GapNotice, ASecondGapIsToldAtOnceAndLeadsHearOfItToo) {
  on_duty(after(-30 * a_day), after(2 * a_day));
  on_duty(after(2 * a_day + an_hour), after(40 * a_day));
  EXPECT_EQ(notices.look(noon), People{officer});
  store::in_transaction(database, [&](store::Transaction& transaction) {
    transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('lead', $1)", {amal});
    transaction.change("DELETE FROM shifts WHERE begins_at > $1 AND begins_at < $2",
                       {after(4 * a_day).milliseconds, after(5 * a_day + an_hour).milliseconds});
  });
  EXPECT_EQ(notices.look(after(60)), (People{officer, amal}));
}

}  // namespace
}  // namespace bell
