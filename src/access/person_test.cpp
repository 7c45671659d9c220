// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/person.h"

#include <gtest/gtest.h>

#include "access/epoch.h"
#include "access/login.h"
#include "seal/statement.h"

namespace staff {
namespace {

TEST(Roles, AreReadFromWordsAndWrittenBack) {
  const auto roles = Roles::parse("handler officer");
  ASSERT_TRUE(roles);
  EXPECT_EQ(roles->text(), "officer handler");
  EXPECT_TRUE(roles->has(Role::handler));
  EXPECT_FALSE(roles->has(Role::auditor));
}

TEST(Roles, UnknownDoubledOrNoWordsAreRefused) {
  for (const auto* words :
       {"", "admin", "handler handler", "handler  officer", " handler", "handler,officer", "Handler"})
    EXPECT_FALSE(Roles::parse(words)) << words;
}

TEST(Roles, AreCertifiedAsPurposes) {
  namespace purpose = seal::purpose;
  EXPECT_EQ(Roles{Role::officer}.purposes(), purpose::officer);
  EXPECT_EQ(Roles{Role::handler}.purposes(), purpose::requests | purpose::cases);
  EXPECT_EQ(Roles{Role::complaints}.purposes(), purpose::complaints | purpose::cases);
  EXPECT_EQ(Roles{Role::interpreter}.purposes(), purpose::cases);
  EXPECT_EQ(Roles{Role::auditor}.purposes(), 0);
}

TEST(LoggingIn, IsForTheActiveAndForTheFirstOfficerBeforeAnyDirectory) {
  EXPECT_TRUE(may_log_in(PersonState::active, {Role::handler}, true));
  EXPECT_TRUE(may_log_in(PersonState::enrolled, {Role::officer}, false));
  EXPECT_FALSE(may_log_in(PersonState::enrolled, {Role::officer}, true));
  EXPECT_FALSE(may_log_in(PersonState::enrolled, {Role::handler}, false));
  EXPECT_FALSE(may_log_in(PersonState::left, {Role::officer}, false));
  EXPECT_FALSE(may_log_in(PersonState::invited, {Role::officer}, false));
}

TEST(LoggingIn, WaitsLongerAfterEachFailureButNeverMoreThanMinutes) {
  for (const int few : {0, 1, 2, 3, 4}) EXPECT_EQ(seconds_to_wait(few), 0);
  EXPECT_EQ(seconds_to_wait(5), 5);
  EXPECT_EQ(seconds_to_wait(6), 10);
  EXPECT_EQ(seconds_to_wait(10), 160);
  for (const std::int64_t many : {11LL, 12LL, 1000LL, 1LL << 62}) EXPECT_EQ(seconds_to_wait(many), 300);
}

TEST(LoggingIn, FoldsWhatKeyboardsAddToAName) {
  EXPECT_EQ(folded_login_name("  Amal.B\n"), "amal.b");
  EXPECT_EQ(folded_login_name(" \t"), "");
}

TEST(Particulars, AreCheckedBeforeTheyAreKept) {
  const Particulars fine{"أمل", "amal@example.org", "ar", "Africa/Tunis"};
  EXPECT_TRUE(check(fine));
  const auto with = [&](auto change) {
    auto other = fine;
    change(other);
    return check(other);
  };
  EXPECT_FALSE(with([](auto& p) { p.display_name = ""; }));
  EXPECT_FALSE(with([](auto& p) { p.display_name = "two\nlines"; }));
  EXPECT_TRUE(with([](auto& p) { p.mail = ""; }));
  EXPECT_FALSE(with([](auto& p) { p.mail = "amal"; }));
  EXPECT_FALSE(with([](auto& p) { p.mail = "a@b\r\nBcc: c@d"; }));
  EXPECT_FALSE(with([](auto& p) { p.mail = "a@b, c@d"; }));
  EXPECT_FALSE(with([](auto& p) { p.language = "Arabic"; }));
  EXPECT_FALSE(with([](auto& p) { p.time_zone = "Mars/Olympus"; }));
  EXPECT_FALSE(with([](auto& p) { p.time_zone = "../../etc/passwd"; }));
}

TEST(LoginNames, AreShortLowerCaseWords) {
  for (const auto* name : {"ab", "amal.b", "x_1-y", "0day"}) EXPECT_TRUE(check_login_name(name)) << name;
  for (const auto* name : {"", "a", "Amal", ".amal", "amal b", "am\xc3\xa9lie"})
    EXPECT_FALSE(check_login_name(name)) << name;
}

TEST(EpochDays, AreAddedFromTodayToFortyDaysAhead) {
  const base::Day today{20'000};
  EXPECT_FALSE(may_be_added({19'999}, today));
  EXPECT_TRUE(may_be_added(today, today));
  EXPECT_TRUE(may_be_added({20'040}, today));
  EXPECT_FALSE(may_be_added({20'041}, today));
}

TEST(EpochDays, ArePastAfterAWeek) {
  EXPECT_FALSE(is_past({19'993}, {20'000}));
  EXPECT_TRUE(is_past({19'992}, {20'000}));
}

TEST(EpochDays, AreCountedUpToTheFirstGap) {
  EXPECT_EQ(days_left({}, {10}), 0);
  EXPECT_EQ(days_left({{8}, {9}, {10}, {11}, {13}}, {10}), 2);
  EXPECT_EQ(days_left({{11}, {12}}, {10}), 0);
}

}  // namespace
}  // namespace staff
