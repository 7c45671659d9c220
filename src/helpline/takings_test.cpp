// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/takings.h"

#include "bell/calls.h"
#include "requests/test_desk.h"

namespace helpline {
namespace {

class Taking : public requests::TestDesk {
 protected:
  Takings takings{house};
  bell::Calls calls{*database};
  base::RequestId request = arrived(receipt);
};

TEST_F(Taking, StopsTheCallingAndNotThePromise) {
  EXPECT_FALSE(calls.look(clock.now()).empty());
  ASSERT_TRUE(takings.take(member(1), request));
  EXPECT_TRUE(calls.look(clock.now().plus_seconds(3600)).empty());

  const auto clocks = takings.clocks(member(2));
  ASSERT_EQ(clocks.size(), 1u);
  EXPECT_EQ(clocks[0].first, request);
  EXPECT_EQ(clocks[0].second.taken_by, member(1).person);
  EXPECT_EQ(clocks[0].second.promised, clock.now().plus_seconds(2 * 3600));
  EXPECT_EQ(text("SELECT deed FROM trail WHERE deed = 'request.taken'"), "request.taken");
}

TEST_F(Taking, AnAnswerStopsTheClock) {
  adopt(request);
  ASSERT_TRUE(takings.take(member(1), request));
  ASSERT_TRUE(requests.send(member(1), request, writing(request, seal::EnvelopeKind::answer, 0, {&receipt})));
  EXPECT_TRUE(takings.clocks(member(1)).empty());
  EXPECT_EQ(takings.take(member(1), request).error(), refusal::waits_no_more);
  EXPECT_TRUE(calls.look(clock.now().plus_seconds(86'400)).empty());
}

TEST_F(Taking, IsForTheTeamAndLooksTheSameForAMissingRequest) {
  const requests::Member stranger{base::PersonId::fresh(), {staff::Role::handler}};
  EXPECT_EQ(takings.take(stranger, request).error(), requests::refusal::unknown);
  EXPECT_EQ(takings.take(member(1), base::RequestId::fresh()).error(), requests::refusal::unknown);
  EXPECT_EQ(takings.take(member(1, {staff::Role::interpreter}), request).error(), requests::refusal::unknown);
  EXPECT_TRUE(takings.clocks(stranger).empty());
}

}  // namespace
}  // namespace helpline
