// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/priority.h"

#include <gtest/gtest.h>

#include "intake/submission.h"

namespace cases {
namespace {

constexpr base::Day today{20'000};

Level level_with(std::string_view said, const FactCodes& facts) { return priority(said, facts, today).level; }

TEST(Priority, CountsWhatWasFoundAndSaysWhatItCounted) {
  const auto found = priority("later", {{"severity", {"liberty", "data"}}, {"capacity", {"none"}}}, today);

  EXPECT_EQ(found.points, 30 + 5 + 10);
  EXPECT_EQ(found.level, Level::high);
  const std::vector<Reason> reasons{
      {"severity", "liberty", 30}, {"severity", "data", 5}, {"capacity", "none", 10}};
  EXPECT_EQ(found.reasons, reasons);
}

TEST(Priority, NothingCountsMoreThanFiftyForWhatIsAtStake) {
  const FactCodes all{{"severity", {"life", "liberty", "integrity", "family", "data", "work", "reputation"}}};
  EXPECT_EQ(priority("later", all, today).points, 50);
}

TEST(Priority, WhatMustNotWaitIsNeverBelowHigh) {
  for (const auto* code :
       {"death_threat", "abduction", "enforced_disappearance", "sexual_violence", "missed_checkin"})
    EXPECT_EQ(level_with("later", {{"danger", {"past"}}, {"incident", {code}}}), Level::high) << code;
  EXPECT_EQ(level_with("later", {{"incident", {"doxing"}}}), Level::low);
}

TEST(Priority, ADetentionIsRecentForThreeDaysAndWhereNobodyKnowsWhen) {
  const auto detained = [](const char* day) {
    return level_with("later", {{"incident", {"detention"}}, {"happened", {day}}});
  };
  EXPECT_EQ(detained("19997"), Level::high);
  EXPECT_EQ(detained("19996"), Level::low);
  EXPECT_EQ(level_with("later", {{"incident", {"arrest"}}}), Level::high);
}

TEST(Priority, WhatTheSenderSaidHoldsUntilSomebodyHasJudged) {
  EXPECT_EQ(level_with("now", {{"severity", {"reputation"}}}), Level::urgent);
  EXPECT_EQ(level_with("day", {}), Level::high);
  EXPECT_EQ(level_with("now", {{"danger", {"week"}}}), Level::low);
  EXPECT_EQ(level_with("later", {{"danger", {"now"}}}), Level::high);
}

TEST(Priority, APersonMayDecideOtherwise) {
  const auto found = priority("now", {{"incident", {"death_threat"}}, {"priority", {"low"}}}, today);
  EXPECT_EQ(found.level, Level::low);
  EXPECT_TRUE(found.by_person);
}

// What nobody has read yet stands last among those of the level it would have.
TEST(ARank, BeginsWhereIntakePutsIt) {
  for (const auto* said : {"now", "day", "week", "unknown", "later"}) {
    const auto first = intake::first_rank(intake::imminence(said));
    const auto read = priority(said, {{"severity", {"life"}}}, today);
    EXPECT_EQ(first % 1000, 999) << said;
    EXPECT_LE(rank(read), first) << said;
  }
  EXPECT_EQ(level_of(intake::first_rank(intake::Imminence::now)), Level::urgent);
  EXPECT_EQ(level_of(intake::first_rank(intake::Imminence::day)), Level::high);
  EXPECT_EQ(level_of(intake::first_rank(intake::Imminence::unknown)), Level::normal);
}

TEST(ARank, KeepsTheLevelWhateverThePoints) {
  for (const auto level : all_levels)
    for (const int points : {0, 45, 140}) EXPECT_EQ(level_of(rank({level, points, {}, false})), level);
  EXPECT_LT(rank({Level::high, 60, {}, false}), rank({Level::high, 50, {}, false}));
}

}  // namespace
}  // namespace cases
