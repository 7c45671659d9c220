// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/numbers.h"

#include "access/test_staff.h"

namespace cases {
namespace {

class TheNumbers : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }

  void put(const char* state, const char* kind, const char* more = "NULL, 0, NULL") {
    store::in_transaction(*staff.database, [&](store::Transaction& transaction) {
      transaction.change(
          std::string{"INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour, rank, "
                      "answered_within, reopened, closed_day) VALUES ($1, $2, 'en', 'now', 'script', $3, $4, "
                      "1500, "} +
              more + ")",
          {base::RequestId::fresh(), kind, state, staff.clock.hour().count});
    });
  }
  void end_with(const char* outcome, int count) {
    for (int i = 0; i < count; ++i)
      store::in_transaction(*staff.database, [&](store::Transaction& transaction) {
        const auto id = base::RequestId::fresh();
        transaction.change(
            "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour, closed_day) "
            "VALUES ($1, 'request', 'en', 'now', 'script', 'closed', 0, $2)",
            {id, staff.clock.today().count});
        transaction.change(
            "INSERT INTO case_facts (request_id, class, code, arrived_hour, place, person_id, day) "
            "VALUES ($1, 'outcome', $2, 0, 0, $3, 0)",
            {id, outcome, staff.officer().id()});
      });
  }

  staff::TestStaff staff;
  Numbers numbers{staff.house()};
  staff::Session officer = staff.session_of(staff.officer());
};

TEST_F(TheNumbers, AreSumsWithoutComplaints) {
  put("open", "request", "15, 1, NULL");
  put("open", "request", "120, 0, NULL");
  put("open", "complaint", "15, 1, NULL");
  const auto sums = numbers.see(officer);
  ASSERT_TRUE(sums);
  EXPECT_EQ(sums->states, (std::vector<Share>{{"open", 2}}));
  EXPECT_EQ(sums->levels, (std::vector<Share>{{"high", 2}}));
  EXPECT_EQ(sums->first_answer, (std::vector<Share>{{"15", 1}, {"120", 1}}));
  EXPECT_EQ(sums->reopened, 1);
}

TEST_F(TheNumbers, PointAtNobody) {
  end_with("resolved", 3);
  end_with("died", 2);
  EXPECT_EQ(numbers.see(officer)->outcomes, (std::vector<Share>{{"resolved", 3}}));
}

TEST_F(TheNumbers, LeaveComplaintsOutOfEverybodysLoadToo) {
  auto& both = staff.join("both", {staff::Role::handler, staff::Role::complaints});
  for (const auto* kind : {"request", "complaint"}) {
    put("open", kind);
    store::in_transaction(*staff.database, [&](store::Transaction& transaction) {
      const auto id =
          transaction.one("SELECT id FROM requests WHERE kind = $1", {kind})->id<base::RequestId>(0);
      transaction.change(
          "INSERT INTO team (request_id, person_id, arrived_hour, place, state, rank, since_day) "
          "VALUES ($1, $2, 0, 0, 'open', 1500, 0)",
          {id, both.id()});
      transaction.change(
          "INSERT INTO case_clocks (id, request_id, kind, person_id, due_at) VALUES ($1, $2, 'task', $3, 0)",
          {base::RequestId::fresh(), id, both.id()});
    });
  }
  const auto sums = numbers.see(officer);
  EXPECT_EQ(sums->overdue, 1);
  ASSERT_EQ(sums->load.size(), 1u);
  EXPECT_EQ(sums->load[0].open, 1);
  EXPECT_EQ(sums->load[0].overdue, 1);
}

TEST_F(TheNumbers, AreCountedOnceAMinute) {
  put("open", "request");
  EXPECT_EQ(numbers.see(officer)->states.at(0).second, 1);
  put("open", "request");
  EXPECT_EQ(numbers.see(officer)->states.at(0).second, 1);
  staff.clock.advance_seconds(60);
  EXPECT_EQ(numbers.see(officer)->states.at(0).second, 2);
}

TEST_F(TheNumbers, AreNotForInterpretersAndAuditors) {
  auto& ida = staff.join("ida", {staff::Role::interpreter});
  EXPECT_EQ(numbers.see(staff.session_of(ida)).error(), staff::refusal::unknown);
}

}  // namespace
}  // namespace cases
