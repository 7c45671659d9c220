// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/channels.h"

#include <gtest/gtest.h>

#include "access/test_staff.h"

namespace helpline {
namespace {

using Addresses = std::map<post::Channel, std::string>;

class ArrangingChannels : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }
  ArrangingChannels() {
    staff.join("amal", {staff::Role::handler});
    staff.join("grace", {staff::Role::handler});
  }
  staff::Session officer() { return staff.session_of(staff.officer()); }
  staff::Member& amal() { return staff.members[1]; }
  staff::Member& grace() { return staff.members[2]; }

  staff::TestStaff staff;
  Channels channels{staff.house(), {post::Channel::mail, post::Channel::push}};
};

TEST_F(ArrangingChannels, IsForOneselfAndForOfficers) {
  const auto self = staff.session_of(amal());
  ASSERT_TRUE(channels.set(self, amal().id(), post::Channel::push, "upAmal"));
  ASSERT_TRUE(channels.set(officer(), amal().id(), post::Channel::command, "+44 20"));
  const Addresses both{{post::Channel::push, "upAmal"}, {post::Channel::command, "+44 20"}};
  EXPECT_EQ(*channels.addresses(self, amal().id()), both);
  EXPECT_EQ(*channels.addresses(officer(), amal().id()), both);
  ASSERT_TRUE(channels.set(self, amal().id(), post::Channel::push, ""));
  EXPECT_EQ(channels.addresses(self, amal().id())->size(), 1u);

  const auto other = staff.session_of(grace());
  EXPECT_EQ(channels.addresses(other, amal().id()).error(), staff::refusal::unknown);
  EXPECT_EQ(channels.set(other, amal().id(), post::Channel::push, "upGrace").error(),
            staff::refusal::unknown);
  EXPECT_EQ(channels.set(officer(), base::PersonId::fresh(), post::Channel::push, "x").error(),
            staff::refusal::unknown);
  EXPECT_EQ(channels.set(self, amal().id(), post::Channel::command, "-x").error(),
            post::refusal::unreadable_address);
}

TEST_F(ArrangingChannels, EverybodySeesWhoHeardAndAnAddressThatChangesIsUntested) {
  const auto self = staff.session_of(amal());
  ASSERT_TRUE(channels.set(self, amal().id(), post::Channel::push, "upAmal"));
  ASSERT_TRUE(channels.set(self, amal().id(), post::Channel::command, "+44 20"));
  const auto push = [&] {
    std::vector<bell::Hearing> found;
    for (const auto& [tested, hearing] : channels.heard()) {
      EXPECT_NE(tested.channel, post::Channel::command) << "not offered";
      if (tested.person == amal().id() && tested.channel == post::Channel::push) found.push_back(hearing);
    }
    return found;
  };
  const std::vector untested{bell::Hearing::untested}, silent{bell::Hearing::silent},
      heard{bell::Hearing::heard};
  EXPECT_EQ(push(), untested);
  EXPECT_EQ(channels.hear(self, {post::Channel::push}).error(), refusal::no_test);
  store::in_transaction(*staff.database, [&](store::Transaction& transaction) {
    transaction.change("INSERT INTO channel_tests (person_id, channel, sent_at) VALUES ($1, 'push', $2)",
                       {amal().id(), staff.clock.now().milliseconds});
  });
  staff.clock.advance_seconds(7200);
  EXPECT_EQ(push(), silent);
  ASSERT_TRUE(channels.hear(self, {post::Channel::push, post::Channel::mail}));
  EXPECT_EQ(push(), heard);
  EXPECT_EQ(staff.deeds().back(), "channels.heard");
  ASSERT_TRUE(channels.set(self, amal().id(), post::Channel::push, "upOther"));
  EXPECT_EQ(push(), untested);
}

}  // namespace
}  // namespace helpline
