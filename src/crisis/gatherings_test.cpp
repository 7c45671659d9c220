// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/gatherings.h"

#include "requests/ending.h"
#include "requests/test_desk.h"

namespace crisis {
namespace {

class GatheringRequests : public requests::TestDesk {
 protected:
  void SetUp() override {
    cell = *cells.open(member(1), "fr");
    adopt(cell);
    request = arrived(receipt);
    adopt(request);
    ASSERT_EQ(*gatherings.attach(member(1), cell, {request}), 1);
  }
  requests::Writing answer(std::uint64_t sequence) {
    return writing(request, seal::EnvelopeKind::answer, sequence, {&receipt});
  }
  Gathered only(std::size_t index = 1) {
    const auto seen = gatherings.see(member(index), cell);
    CHECK(seen && seen->requests.size() == 1);
    return seen->requests.front();
  }
  void take_out(const base::RequestId& from, std::size_t index) {
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      transaction.change("DELETE FROM team WHERE request_id = $1 AND person_id = $2",
                         {from, member(index).person});
    });
  }

  Cells cells{house};
  Gatherings gatherings{house, requests};
  CellId cell;
  base::RequestId request;
};

TEST_F(GatheringRequests, NobodySeesARequestThroughACell) {
  EXPECT_EQ(only(2).request, request);
  take_out(request, 2);
  const auto seen = gatherings.see(member(2), cell);
  ASSERT_TRUE(seen);
  EXPECT_TRUE(seen->requests.empty());
  EXPECT_EQ(seen->unseen, 1);
  EXPECT_EQ(gatherings.heard(member(2), cell, request).error(), requests::refusal::unknown);
  EXPECT_EQ(gatherings.detach(member(2), cell, request).error(), requests::refusal::unknown);
  EXPECT_EQ(gatherings.see(member(0), cell).error(), requests::refusal::unknown);
}

TEST_F(GatheringRequests, OnlyThoseWhoStandInARequestAttachIt) {
  seal::Receipt other = seal::Receipt::fresh();
  const auto hidden = arrived(other);
  take_out(hidden, 1);
  EXPECT_EQ(*gatherings.attach(member(1), cell, {hidden, request, base::RequestId::fresh(), cell}), 0)
      << "hidden, there already, missing, and itself";
  EXPECT_EQ(gatherings.attach(member(0), cell, {request}).error(), requests::refusal::unknown);
  EXPECT_EQ(*gatherings.attach(member(2), cell, {hidden}), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'cell.attached'"), 2);
  ASSERT_TRUE(gatherings.detach(member(1), cell, request));
  EXPECT_TRUE(gatherings.see(member(1), cell)->requests.empty());
}

TEST_F(GatheringRequests, GuidanceGoesToARequestOnceWhoeverSendsIt) {
  const auto guidance = GuidanceId::fresh();
  ASSERT_TRUE(gatherings.send(member(1), cell, guidance, request, answer(0)));
  EXPECT_EQ(only().guidance, std::vector{guidance});
  EXPECT_EQ(gatherings.send(member(2), cell, guidance, request, answer(1)).error(), refusal::sent_already);
  EXPECT_EQ(count("SELECT COUNT(*) FROM envelopes WHERE kind = 'answer'"), 1)
      << "nor is a second one written";
  EXPECT_TRUE(gatherings.send(member(2), cell, GuidanceId::fresh(), request, answer(1)));
}

TEST_F(GatheringRequests, AnAnswerThatIsRefusedIsNotNotedAsSent) {
  const auto guidance = GuidanceId::fresh();
  EXPECT_FALSE(gatherings.send(member(1), cell, guidance, request, answer(7))) << "a number nobody is at";
  EXPECT_EQ(count("SELECT COUNT(*) FROM crisis_guidance"), 0);
  EXPECT_EQ(gatherings.send(member(1), cell, guidance, request, writing(request, seal::EnvelopeKind::note, 0))
                .error(),
            intake::refusal::unreadable);
  EXPECT_EQ(gatherings.send(member(1), base::RequestId::fresh(), guidance, request, answer(0)).error(),
            requests::refusal::unknown);
  EXPECT_TRUE(gatherings.send(member(1), cell, guidance, request, answer(0)));
}

TEST_F(GatheringRequests, WhoWasHeardOfIsKnownByTheLastSign) {
  EXPECT_EQ(only().heard, clock.hour()) << "the request itself";
  clock.set(clock.now().plus_seconds(5 * 3600));
  EXPECT_LT(only().heard->count, clock.hour().count);
  ASSERT_TRUE(gatherings.heard(member(2), cell, request));
  EXPECT_EQ(only().heard, clock.hour());
}

TEST_F(GatheringRequests, NoOpenRequestIsLeftBehind) {
  EXPECT_FALSE(only().left_behind) << "it waits for its first answer";
  ASSERT_TRUE(requests.send(member(1), request, answer(0)));
  EXPECT_TRUE(only().left_behind) << "answered, and no clock runs";
  ASSERT_TRUE(cells.step(member(1), cell, Stage::running, Stage::handing_over));
  EXPECT_EQ(cells.step(member(1), cell, Stage::handing_over, Stage::debriefing).error(),
            refusal::left_behind);
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change(
        "INSERT INTO case_clocks (id, request_id, kind, due_at) VALUES ($1, $2, 'follow_up', 1)",
        {base::RequestId::fresh(), request});
  });
  EXPECT_FALSE(only().left_behind);
  EXPECT_TRUE(cells.step(member(1), cell, Stage::handing_over, Stage::debriefing));
}

TEST_F(GatheringRequests, ADestroyedRequestLeavesTheCell) {
  ASSERT_TRUE(gatherings.send(member(1), cell, GuidanceId::fresh(), request, answer(0)));
  store::in_transaction(
      *database, [&](store::Transaction& transaction) { requests::destroy(house, transaction, request); });
  EXPECT_EQ(count("SELECT COUNT(*) FROM crisis_requests"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM crisis_guidance"), 0);
  EXPECT_EQ(cells.see(member(1), cell)->gathered, 0);
}

TEST_F(GatheringRequests, NothingIsGatheredWhenItIsOver) {
  ASSERT_TRUE(gatherings.detach(member(1), cell, request));
  for (const auto from : {Stage::running, Stage::handing_over, Stage::debriefing})
    ASSERT_TRUE(cells.step(member(1), cell, from, static_cast<Stage>(static_cast<int>(from) + 1)));
  EXPECT_EQ(gatherings.attach(member(1), cell, {request}).error(), refusal::over);
}

}  // namespace
}  // namespace crisis
