// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/retentions.h"

#include "cases/clocks.h"
#include "cases/test_case.h"

namespace cases {
namespace {

class ExpiringCases : public TestCase {
 protected:
  ExpiringCases() {
    vocabulary.add("retention", {false, {"month", "five_years", "hold"}});
    adopt(request);
    EXPECT_TRUE(readings.envelopes(member(1), request, 0));
    EXPECT_TRUE(requests.set_state(member(1), request, requests::State::open, requests::State::closed));
    EXPECT_TRUE(facts.set(member(1), request, {{"retention", {"month"}}}));
  }
  // Whatever table comes: what says something of a request is gone with it. That somebody stood in its team
  // stays.
  std::vector<std::string> tables_about_requests() {
    const auto* of_engine =
        database->engine() == store::Engine::sqlite
            ? "SELECT t.name FROM sqlite_master AS t JOIN pragma_table_info(t.name) AS c ON c.name = "
              "'request_id' "
              "WHERE t.type = 'table' AND t.name <> 'team'"
            : "SELECT table_name::text FROM information_schema.columns WHERE column_name = 'request_id' "
              "AND table_schema = current_schema() AND table_name <> 'team'";
    store::Transaction transaction{*database, store::Mode::read};
    std::vector<std::string> tables;
    for (const auto& row : transaction.run(of_engine)) tables.push_back(row.text(0));
    EXPECT_GT(tables.size(), 7u);
    return tables;
  }
  void days_pass(std::int64_t days) { clock.advance_seconds(days * 86'400); }

  base::RequestId request = arrived(receipt);
  Retentions retentions{house};
  Clocks clocks{cases_house};
};

TEST_F(ExpiringCases, AreAnnouncedThenDestroyedAndTheStoneSaysNothing) {
  EXPECT_EQ(retentions.sweep().warned, 1);
  EXPECT_EQ(retentions.sweep().warned, 0);
  EXPECT_EQ(clocks.of(member(2), request)->at(0).kind, ClockKind::retention);
  days_pass(29);
  EXPECT_EQ(retentions.sweep().destroyed, 0);
  days_pass(2);
  EXPECT_EQ(retentions.sweep().destroyed, 1);

  for (const auto& table : tables_about_requests())
    EXPECT_EQ(count("SELECT COUNT(*) FROM " + table), 0) << table;
  EXPECT_EQ(text("SELECT state FROM requests"), "destroyed");
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions WHERE what = 'request'"), 1);
  EXPECT_EQ(text("SELECT actor FROM trail WHERE deed = 'request.expired'"), "system");
}

TEST_F(ExpiringCases, AreKeptWhenSomebodyHoldsThemOrOpensThemAgain) {
  retentions.sweep();
  ASSERT_TRUE(facts.set(member(1), request, {{"retention", {"hold"}}}));
  days_pass(400);
  EXPECT_EQ(retentions.sweep().destroyed, 0);
  EXPECT_TRUE(clocks.of(member(1), request)->empty());

  ASSERT_TRUE(facts.set(member(1), request, {{"retention", {"month"}}}));
  EXPECT_EQ(retentions.sweep().warned, 1) << "announced anew";
  ASSERT_TRUE(requests.set_state(member(1), request, requests::State::closed, requests::State::open));
  days_pass(400);
  EXPECT_EQ(retentions.sweep().destroyed, 0);
  EXPECT_TRUE(clocks.of(member(1), request)->empty());
}

TEST_F(ExpiringCases, WithAnUnreadMessageNeverEnd) {
  store::in_transaction(*database,
                        [](store::Transaction& transaction) { transaction.change("DELETE FROM readings"); });
  days_pass(5000);
  EXPECT_EQ(retentions.sweep().warned, 0);
  days_pass(5000);
  EXPECT_EQ(retentions.sweep().destroyed, 0);
}

TEST_F(ExpiringCases, AreEndedByNobodysHand) {
  retentions.sweep();
  const auto end = clocks.of(member(1), request)->at(0);
  EXPECT_EQ(clocks.put(member(1), end).error(), refusal::not_for_people);
  EXPECT_EQ(clocks.stop(member(1), request, end.id).error(), requests::refusal::unknown);
  auto moved = end;
  moved.kind = ClockKind::task;
  EXPECT_EQ(clocks.put(member(1), moved).error(), requests::refusal::unknown);
}

}  // namespace
}  // namespace cases
