// SPDX-License-Identifier: AGPL-3.0-or-later
#include "checkin/watch.h"

#include <gmock/gmock.h>

#include "bell/test_house.h"

namespace checkin {
namespace {

using testing::IsEmpty, testing::UnorderedElementsAre;
using People = std::set<base::PersonId>;

constexpr base::Instant due{20'540LL * 86'400'000};

class Watching : public testing::Test {
 protected:
  Watching() {
    in([&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO team (request_id, person_id, arrived_hour, state, since_day) "
          "VALUES ($1, $2, 0, 'answered', 0)",
          {request, mate});
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('lead', $1)", {lead});
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('director', $1)", {director});
      put(transaction, request, standing());
    });
  }

  Standing standing() const {
    return {.running = {.schedule = {.grace_minutes = 60, .begins = {0}, .ends = due.plus_seconds(86'400)},
                        .due = due}};
  }
  template <class Errand>
  void in(Errand errand) {
    store::in_transaction(*database, errand);
  }
  People look(int minutes) { return Watch{*database, {}}.look(due.plus_seconds(minutes * 60)); }

  store::TestDatabase database;
  base::PersonId mate = bell::put_person(*database, "handler"),
                 other = bell::put_person(*database, "handler"),
                 lead = bell::put_person(*database, "officer"),
                 director = bell::put_person(*database, "officer");
  base::RequestId request = bell::put_request(*database, "later", {0});
};

TEST_F(Watching, CallsTheTeamThenTheOthers) {
  EXPECT_THAT(look(59), IsEmpty());
  EXPECT_THAT(look(60), UnorderedElementsAre(mate));
  EXPECT_THAT(look(64), IsEmpty()) << "every five minutes";
  // Nobody is next on a rota: everybody who handles requests is.
  EXPECT_THAT(look(75), UnorderedElementsAre(mate, other));
  EXPECT_THAT(look(90), UnorderedElementsAre(mate, other, lead));
  EXPECT_THAT(look(120), UnorderedElementsAre(mate, other, lead, director));
}

TEST_F(Watching, IsQuietWhileSomebodySeesToItAndThenBeginsAgain) {
  auto seen = standing();
  seen.running = acknowledged(seen.running, due.plus_seconds(61 * 60));
  in([&](store::Transaction& transaction) { put(transaction, request, seen); });
  EXPECT_THAT(look(90), IsEmpty());
  EXPECT_THAT(look(91), UnorderedElementsAre(mate, other, lead));
}

TEST_F(Watching, StopsWhenThePersonIsHeardOf) {
  auto well = standing();
  well.running = heard(well.running, due.plus_seconds(60 * 60));
  in([&](store::Transaction& transaction) { put(transaction, request, well); });
  EXPECT_THAT(look(61), IsEmpty());
}

TEST_F(Watching, CallsNobodyForARequestThatIsOver) {
  in([&](store::Transaction& transaction) {
    transaction.change("UPDATE requests SET state = 'withdrawn' WHERE id = $1", {request});
  });
  EXPECT_THAT(look(60), IsEmpty());
}

TEST_F(Watching, KeepsAComplaintInItsTeam) {
  in([&](store::Transaction& transaction) {
    transaction.change("UPDATE requests SET kind = 'complaint' WHERE id = $1", {request});
  });
  EXPECT_THAT(look(600), UnorderedElementsAre(mate));
}

TEST_F(Watching, WithoutATeamCallsWhoeverIsOnDuty) {
  in([&](store::Transaction& transaction) { transaction.change("DELETE FROM team"); });
  EXPECT_THAT(look(60), UnorderedElementsAre(mate, other));
}

TEST_F(Watching, ReadsBackWhatItKeeps) {
  auto whole = standing();
  whole.running.schedule.rhythm = Rhythm::weekly;
  whole.running.schedule.zone = "Asia/Yangon";
  whole.running.paused_until = due;
  whole.running.quiet_until = due;
  whole.acknowledged_by = mate;
  whole.heard = due.hour();
  in([&](store::Transaction& transaction) {
    put(transaction, request, whole);
    const auto read = *find(transaction, request);
    EXPECT_EQ(read.running.due, due);
    EXPECT_EQ(read.running.schedule.zone, "Asia/Yangon");
    EXPECT_EQ(read.running.schedule.rhythm, Rhythm::weekly);
    EXPECT_EQ(read.running.paused_until, due);
    EXPECT_EQ(read.running.quiet_until, due);
    EXPECT_EQ(read.acknowledged_by, mate);
    EXPECT_EQ(read.heard, due.hour());
    remove(transaction, request);
    EXPECT_FALSE(find(transaction, request));
  });
}

}  // namespace
}  // namespace checkin
