// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/feeds.h"

#include <gtest/gtest.h>

#include <sstream>

#include "access/test_staff.h"
#include "helpline/calendar.h"
#include "helpline/rotas.h"

namespace helpline {
namespace {

class FeedsOfShifts : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }
  FeedsOfShifts() {
    for (const auto* name : {"amal", "grace"}) {
      const auto& member = staff.join(name, {staff::Role::handler});
      EXPECT_TRUE(Rotas{staff.house()}.add(staff.session_of(staff.officer()), {.id = bell::PatternId::fresh(),
                                                                               .person = member.id(),
                                                                               .weekday = 1,
                                                                               .begins = 0,
                                                                               .minutes = 60,
                                                                               .zone = "UTC",
                                                                               .first = {0}}));
    }
  }
  staff::Member& amal() { return staff.members[1]; }

  staff::TestStaff staff;
  Feeds feeds{staff.house()};
};

TEST_F(FeedsOfShifts, AreOnesOwnUnderAPasswordThatIsNotKept) {
  EXPECT_EQ(feeds.of(staff.session_of(amal())), std::nullopt);
  const auto made = feeds.make(staff.session_of(amal()));
  EXPECT_EQ(feeds.of(staff.session_of(amal())), made.name);
  const auto read = feeds.read(made.name.text(), made.password);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->shifts.size(), 5u);
  for (const auto& shift : read->shifts) EXPECT_EQ(shift.person, amal().id());
  store::Transaction reading{*staff.database, store::Mode::read};
  const auto kept = reading.one("SELECT password_hash FROM rota_feeds")->bytes(0);
  EXPECT_EQ(kept.size(), 32u);
  EXPECT_NE(base::to_base64url(kept), made.password);
}

TEST_F(FeedsOfShifts, OpenToNobodyElseAndEnd) {
  const auto first = feeds.make(staff.session_of(amal()));
  const auto other = feeds.make(staff.session_of(staff.members[2]));
  EXPECT_EQ(feeds.read(first.name.text(), other.password).error(), refusal::wrong_feed);
  EXPECT_EQ(feeds.read(first.name.text(), "").error(), refusal::wrong_feed);
  EXPECT_EQ(feeds.read("", first.password).error(), refusal::wrong_feed);
  const auto second = feeds.make(staff.session_of(amal()));
  EXPECT_FALSE(feeds.read(first.name.text(), first.password)) << "the new one ends the old";
  ASSERT_TRUE(feeds.end(staff.session_of(amal())));
  EXPECT_FALSE(feeds.read(second.name.text(), second.password));
  EXPECT_TRUE(feeds.read(other.name.text(), other.password));
}

TEST(Calendar, FoldsLongLinesBetweenCharactersAndEscapes) {
  std::string name = "a,b;c\\d";
  for (int i = 0; i < 40; ++i) name += "က";
  const bell::Shift shift{
      .pattern = {}, .person = {}, .begins = {1'795'348'800'000}, .ends = {1'795'352'400'000}};
  const auto text = calendar({&shift, 1}, {name, "on duty", "next"}, {0});
  std::istringstream lines{text};
  std::string unfolded;
  for (std::string line; std::getline(lines, line);) {
    ASSERT_TRUE(line.ends_with('\r'));
    line.pop_back();
    EXPECT_LE(line.size(), 75u);
    // A byte that goes on inside a character never begins what a line carries.
    EXPECT_NE(static_cast<unsigned char>(line[line.starts_with(' ')]) & 0xc0, 0x80);
    if (line.starts_with(' '))
      unfolded += line.substr(1);
    else
      unfolded += '\n' + line;
  }
  EXPECT_NE(unfolded.find("\nNAME:a\\,b\\;c\\\\dကက"), std::string::npos);
  EXPECT_NE(unfolded.find("\nDTSTART:20261122T120000Z\nDTEND:20261122T130000Z\n"), std::string::npos);
}

}  // namespace
}  // namespace helpline
