// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/colleagues.h"

#include <gtest/gtest.h>

#include "access/test_staff.h"

namespace helpline {
namespace {

class KnowingColleagues : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }
  KnowingColleagues() { staff.join("amal", {staff::Role::handler}); }
  staff::Member& amal() { return staff.members.back(); }

  staff::TestStaff staff;
  Colleagues colleagues{staff.house()};
};

TEST_F(KnowingColleagues, EachSaysWhatTheySpeakAndTheDesksLanguageIsOne) {
  const auto desk = amal().person.particulars.language;
  EXPECT_EQ(colleagues.all()[amal().id()].languages, std::vector{desk});
  const Abilities own{{"ku", "kmr"}, {"legal", "digital"}};
  ASSERT_TRUE(colleagues.set(staff.session_of(amal()), amal().id(), own));
  EXPECT_EQ(colleagues.all()[amal().id()], (Abilities{{desk, "kmr", "ku"}, {"digital", "legal"}}));
  ASSERT_TRUE(colleagues.set(staff.session_of(staff.officer()), amal().id(), {}));
  EXPECT_EQ(colleagues.all()[amal().id()].languages, std::vector{desk});
  EXPECT_EQ(colleagues.set(staff.session_of(amal()), staff.officer().id(), own).error(),
            staff::refusal::unknown);
}

TEST_F(KnowingColleagues, TakesCodesAndListedSkillsAndNothingElse) {
  const auto refused = [](const Abilities& abilities) {
    return !check(abilities) && check(abilities).error() == refusal::unreadable_abilities;
  };
  EXPECT_TRUE(check({{"ar", "shn"}, {"children"}}));
  EXPECT_TRUE(refused({{"Arabic"}, {}}));
  EXPECT_TRUE(refused({{"AR"}, {}}));
  EXPECT_TRUE(refused({{"ar", "ar"}, {}}));
  EXPECT_TRUE(refused({{}, {"knows everybody in the ministry"}}));
}

}  // namespace
}  // namespace helpline
