// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/cell.h"

#include <gtest/gtest.h>

namespace crisis {
namespace {

TEST(Cell, GoesOneStageAfterTheOtherAndBackWhileItIsNotClosed) {
  for (const auto from : all_stages)
    for (const auto to : all_stages) {
      const bool onwards = static_cast<int>(to) - static_cast<int>(from) == 1;
      const bool again = to == Stage::running && (from == Stage::handing_over || from == Stage::debriefing);
      EXPECT_EQ(static_cast<bool>(may_step(from, to, 0)), onwards || again)
          << word(from) << " to " << word(to);
    }
}

TEST(Cell, LeavesNobodyBehind) {
  EXPECT_TRUE(may_step(Stage::running, Stage::handing_over, 3)) << "that is when they are found hands";
  EXPECT_EQ(may_step(Stage::handing_over, Stage::debriefing, 1).error(), refusal::left_behind);
  EXPECT_EQ(may_step(Stage::debriefing, Stage::closed, 1).error(), refusal::left_behind);
  EXPECT_TRUE(may_step(Stage::debriefing, Stage::running, 1));
}

TEST(Cell, IsSteeredByThoseNamedAndByAnybodyWhenTheyAreGone) {
  const auto lead = base::PersonId::fresh(), other = base::PersonId::fresh();
  EXPECT_TRUE(may_steer(lead, {lead}));
  EXPECT_FALSE(may_steer(other, {lead}));
  EXPECT_TRUE(may_steer(other, {}));
}

TEST(Cell, StagesAreReadAsTheyAreWritten) {
  for (const auto one : all_stages) EXPECT_EQ(stage(word(one)), one);
  EXPECT_FALSE(stage("over"));
}

}  // namespace
}  // namespace crisis
