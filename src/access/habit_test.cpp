// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/habit.h"

#include <gmock/gmock.h>

#include "access/habits.h"
#include "access/test_staff.h"

namespace staff {
namespace {

using testing::ElementsAre, testing::IsEmpty;

class ReadingHabits : public testing::Test {
 protected:
  static constexpr base::Hour now{500'000};
  ReadingHabits() {
    for (int i = 0; i < 5; ++i) people.push_back({.id = base::PersonId::fresh(), .roles = {Role::handler}});
  }
  // So many readings a week, spread over hours, in the week that lies so far back.
  void reads(std::size_t who, std::int64_t times, std::int64_t weeks_ago) {
    for (std::int64_t i = 0; i < times; ++i)
      read.push_back({people[who].id, {now.count - weeks_ago * hours_a_week - i % hours_a_week}, 1});
  }
  Habit of(std::size_t who) { return habits(people, read, now)[who]; }

  std::vector<Person> people;
  std::vector<HourOfReading> read;
};

TEST_F(ReadingHabits, AreNothingOddWhenEverybodyReadsAsUsual) {
  for (std::size_t who = 0; who < people.size(); ++who)
    for (std::int64_t week = 0; week <= weeks_before; ++week) reads(who, 40, week);
  for (const auto& habit : habits(people, read, now)) {
    EXPECT_EQ(habit.readings, 40);
    EXPECT_EQ(habit.usual, 40);
    EXPECT_EQ(habit.colleagues, 40);
    EXPECT_THAT(habit.oddities, IsEmpty());
  }
}

TEST_F(ReadingHabits, AreOddBesideTheirOwnAndTheirColleagues) {
  for (std::size_t who = 0; who < people.size(); ++who)
    for (std::int64_t week = 0; week <= weeks_before; ++week) reads(who, 10, week);
  reads(2, 25, 0);
  EXPECT_EQ(of(2).readings, 35);
  EXPECT_THAT(of(2).oddities, ElementsAre(Oddity::more_than_usual, Oddity::more_than_colleagues));
  EXPECT_THAT(of(1).oddities, IsEmpty());
}

TEST_F(ReadingHabits, OfLittleReadingAreNeverOdd) {
  for (std::size_t who = 0; who < people.size(); ++who)
    for (std::int64_t week = 0; week <= weeks_before; ++week) reads(who, 1, week);
  reads(0, least_odd - 2, 0);
  EXPECT_THAT(of(0).oddities, IsEmpty());
  reads(0, 1, 0);
  EXPECT_THAT(of(0).oddities, ElementsAre(Oddity::more_than_usual, Oddity::more_than_colleagues));
}

TEST_F(ReadingHabits, OfSomebodyNewAreComparedWithColleaguesAlone) {
  for (std::size_t who = 1; who < people.size(); ++who) reads(who, 50, 0);
  reads(0, 60, 0);
  EXPECT_EQ(of(0).usual, 0);
  EXPECT_THAT(of(0).oddities, IsEmpty());
}

TEST_F(ReadingHabits, InBulkAreOddWhateverTheOthersDo) {
  read.push_back({people[0].id, now, most_in_an_hour});
  EXPECT_THAT(of(0).oddities, IsEmpty());
  read.push_back({people[0].id, {now.count - 1}, most_in_an_hour + 1});
  EXPECT_EQ(of(0).bulk_hours, 1);
  EXPECT_THAT(of(0).oddities, ElementsAre(Oddity::in_bulk));
  read.back().hour.count -= hours_a_week;
  EXPECT_EQ(of(0).bulk_hours, 0) << "that was a week ago";
}

TEST_F(ReadingHabits, TakeColleaguesOnlyFromThoseWhoShareARole) {
  for (auto& person : people) person.roles = {Role::interpreter};
  people[0].roles = {Role::handler};
  for (std::size_t who = 1; who < people.size(); ++who) reads(who, 2, 0);
  reads(0, 90, 0);
  EXPECT_EQ(of(0).colleagues, 0);
  EXPECT_THAT(of(0).oddities, IsEmpty());
}

TEST(SeeingHabits, OfficersSeeEverybodysAndOthersTheirOwn) {
  seal::start();
  TestStaff staff;
  auto& amal = staff.join("amal", {Role::handler});
  staff.join("bo", {Role::handler});
  const auto request = base::RequestId::fresh(), other = base::RequestId::fresh();
  for (const auto& subject : {request, request, other})
    staff.house().trail.record_apart(*staff.database,
                                     {trail::Actor::person(amal.id()), "request.read", subject});
  const Habits all{staff.house()};

  const auto own = all.seen_by(staff.session_of(amal));
  ASSERT_EQ(own.size(), 1u);
  EXPECT_EQ(own[0].person, amal.id());
  EXPECT_EQ(own[0].readings, 2) << "twice in one hour is once";
  EXPECT_EQ(all.seen_by(staff.session_of(staff.officer())).size(), 3u);
  store::Transaction reading{*staff.database, store::Mode::read};
  EXPECT_EQ(reading.one("SELECT COUNT(*) FROM trail WHERE deed = 'habits.read'")->integer(0), 1);
}

}  // namespace
}  // namespace staff
