// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/due_calls.h"

#include <gmock/gmock.h>

#include <latch>
#include <thread>

#include "bell/test_house.h"

namespace bell {
namespace {

using testing::IsEmpty, testing::UnorderedElementsAre;
using People = std::set<base::PersonId>;
constexpr base::Instant noon{1'795'348'800'000};

class DueClock : public testing::Test {
 protected:
  DueClock() {
    put_shift(database, on_duty, Rank::duty, after(-3600), after(24 * 3600));
    put_shift(database, backup, Rank::backup, after(-3600), after(24 * 3600));
    in([&](store::Transaction& transaction) {
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('lead', $1)", {lead});
      transaction.change("INSERT INTO helpline_rungs (rung, person_id) VALUES ('director', $1)", {director});
    });
  }

  template <class Errand>
  void in(Errand errand) {
    store::in_transaction(database, errand);
  }
  base::Instant after(std::int64_t seconds) { return noon.plus_seconds(seconds); }
  People look(std::int64_t minutes) { return calls.look(after(minutes * 60)); }

  // An open case that waits for nothing else, with a team of two.
  base::RequestId put_case(const char* imminence = "later", const char* kind = "request") {
    const auto request = put_request(database, imminence, {0}, kind);
    answer(database, request);
    for (const auto& person : {named, mate}) put_in_team(request, person);
    return request;
  }
  void put_in_team(const base::RequestId& request, const base::PersonId& person) {
    in([&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO team (request_id, person_id, arrived_hour, state, since_day) "
          "VALUES ($1, $2, 0, 'answered', 0)",
          {request, person});
    });
  }
  void put_clock(const base::RequestId& request, const std::optional<base::PersonId>& person,
                 const char* kind = "contact") {
    in([&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO case_clocks (id, request_id, kind, person_id, due_at) VALUES ($1, $2, $3, $4, $5)",
          {base::PersonId::fresh(), request, kind, person, noon.milliseconds});
    });
  }
  void change(std::string_view sql, const store::Values& values = {}) {
    in([&](store::Transaction& transaction) { transaction.change(sql, values); });
  }

  store::TestDatabase test_database;
  store::Database& database = *test_database;
  DueCalls calls{database};
  const base::PersonId named = put_person(database, "handler"), mate = put_person(database, "handler"),
                       on_duty = put_person(database, "handler"), backup = put_person(database, "handler"),
                       lead = put_person(database, "officer"), director = put_person(database, "officer");
};

TEST_F(DueClock, OfAContactCallsWhoeverIsNamedThenTheCrew) {
  put_clock(put_case(), named);
  EXPECT_THAT(calls.look(after(-1)), IsEmpty());
  EXPECT_THAT(look(0), UnorderedElementsAre(named));
  EXPECT_THAT(look(4), IsEmpty()) << "every five minutes";
  EXPECT_THAT(look(5), UnorderedElementsAre(named));
  EXPECT_THAT(look(15), UnorderedElementsAre(named, on_duty, backup));
  EXPECT_THAT(look(30), UnorderedElementsAre(named, on_duty, backup, lead));
  EXPECT_THAT(look(60), UnorderedElementsAre(named, on_duty, backup, lead, director));
}

TEST_F(DueClock, CallsTheCrewSoonerForDangerToLife) {
  put_clock(put_case("now"), named);
  EXPECT_THAT(look(0), UnorderedElementsAre(named));
  EXPECT_THAT(look(5), UnorderedElementsAre(named, on_duty, backup));
  EXPECT_THAT(look(10), UnorderedElementsAre(named, on_duty, backup, lead));
  EXPECT_THAT(look(15), UnorderedElementsAre(named, on_duty, backup, lead, director));
}

TEST_F(DueClock, IsQuietWhileSomebodySeesToItAndEndsWithTheContact) {
  put_clock(put_case(), named);
  change("UPDATE case_clocks SET quiet_until_at = $1", {after(30 * 60).milliseconds});
  EXPECT_THAT(look(29), IsEmpty());
  EXPECT_THAT(look(30), UnorderedElementsAre(named, on_duty, backup, lead)) << "and nobody made the contact";
  change("DELETE FROM case_clocks");
  EXPECT_THAT(look(90), IsEmpty());
}

TEST_F(DueClock, ThatNamesNobodyIsTheTeams) {
  put_clock(put_case(), std::nullopt);
  EXPECT_THAT(look(0), UnorderedElementsAre(named, mate));
}

TEST_F(DueClock, OfSomebodyWhoIsGoneFallsToTheTeamThenToTheCrew) {
  const auto request = put_case();
  put_clock(request, named);
  change("UPDATE persons SET state = 'left' WHERE id = $1", {named});
  EXPECT_THAT(look(0), UnorderedElementsAre(mate)) << "left the organisation";
  change("UPDATE persons SET state = 'active' WHERE id = $1", {named});
  change("DELETE FROM team WHERE person_id = $1", {named});
  EXPECT_THAT(look(5), UnorderedElementsAre(mate)) << "left the team";
  change("UPDATE persons SET roles = 'interpreter' WHERE id = $1", {mate});
  EXPECT_THAT(look(10), UnorderedElementsAre(on_duty)) << "an interpreter keeps no promise";
}

TEST_F(DueClock, OfATaskCallsInDangerToLifeAloneAndNobodyButItsPerson) {
  put_clock(put_case("day"), named, "task");
  EXPECT_THAT(look(0), IsEmpty());
  put_clock(put_case("now"), mate, "task");
  EXPECT_THAT(look(0), UnorderedElementsAre(mate));
  EXPECT_THAT(look(60), UnorderedElementsAre(mate));
}

TEST_F(DueClock, OfAComplaintCallsItsTeamAlone) {
  put_clock(put_case("now", "complaint"), named);
  EXPECT_THAT(look(60), UnorderedElementsAre(named));
}

TEST_F(DueClock, OfWhatIsClosedCallsNobody) {
  const auto request = put_case("now");
  put_clock(request, named);
  for (const auto* state : {"closed", "binned", "withdrawn", "destroyed"}) {
    change("UPDATE requests SET state = $2 WHERE id = $1", {request, state});
    EXPECT_THAT(look(0), IsEmpty()) << state;
  }
}

TEST_F(DueClock, AmongManyRingsNoMoreOftenThanOne) {
  for (int i = 0; i < 50; ++i) put_clock(put_case(), named);
  std::size_t rung = 0;
  for (int second = 0; second < 300; ++second) rung += calls.look(after(second)).size();
  EXPECT_EQ(rung, 1u);
}

TEST_F(DueClock, RingsOnceFromManyProcesses) {
  put_clock(put_case(), named);
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
}

}  // namespace
}  // namespace bell
