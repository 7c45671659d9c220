// SPDX-License-Identifier: AGPL-3.0-or-later
#include "silence/promises.h"

#include "requests/test_desk.h"

namespace silence {
namespace {

constexpr std::int64_t an_hour = 3600;

class Promised : public requests::TestDesk {
 protected:
  Promised() {
    request = arrived(receipt);
    adopt(request);
  }

  checkin::Schedule every_day() const {
    return {.rhythm = checkin::Rhythm::hours,
            .every_hours = 24,
            .zone = "Asia/Yangon",
            .begins = {},
            .ends = clock.now().plus_seconds(30 * 24 * an_hour)};
  }
  Plan plan() const { return *promises.see(finder(receipt)); }

  seal::InstructionsPlace place(int shares = 3) const {
    return {organisation.id(), request, seal::InstructionsId::fresh(), 2, shares};
  }
  // For persons 1 and 2; the third share is for paper.
  Leaving leaving(const seal::InstructionsPlace& to) {
    auto sealed = *seal::close_instructions(to, base::view("ring my sister"));
    Leaving made{.sealed = sealed.bytes, .shares = {}};
    for (const std::size_t index : {1, 2}) {
      const auto& person = organisation.person(index);
      const int share = static_cast<int>(index);
      made.shares.push_back(
          {{share, person.id},
           seal::wrap(sealed.shares[index - 1].value,
                      {seal::KeyKind::person, seal::sealing_public(person.sealing)},
                      seal::WrapPurpose::instructions_share, seal::share_subject(to, share))});
    }
    return made;
  }

  base::RequestId request;
  Promises promises{house, recipients, threads, {}};
};

TEST_F(Promised, IsWrittenAndKeptByBeingHeardOf) {
  EXPECT_FALSE(plan().standing);
  ASSERT_TRUE(promises.write(finder(receipt), every_day()));
  EXPECT_EQ(plan().standing->running.due, clock.now().plus_seconds(24 * an_hour));
  EXPECT_EQ(plan().state, checkin::State::running);

  clock.advance_seconds(24 * an_hour + 600);
  EXPECT_EQ(plan().state, checkin::State::due);
  ASSERT_TRUE(promises.say_well(finder(receipt)));
  EXPECT_EQ(plan().state, checkin::State::running);
  EXPECT_EQ(plan().standing->heard, clock.hour());
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed IN ('checkin.written', 'checkin.made')"), 2);
}

TEST_F(Promised, WhoeverSearchesIsToldThatItIsOver) {
  ASSERT_TRUE(promises.write(finder(receipt), every_day()));
  clock.advance_seconds(26 * an_hour);
  EXPECT_EQ(plan().state, checkin::State::climbing);
  const auto pages =
      "SELECT COUNT(*) FROM outbox WHERE due_at >= " + std::to_string(clock.now().milliseconds);
  ASSERT_EQ(count(pages), 0);
  ASSERT_TRUE(promises.say_well(finder(receipt)));
  EXPECT_GT(count(pages), 0);
}

TEST_F(Promised, CanBePausedResumedAndEnded) {
  EXPECT_EQ(promises.pause(finder(receipt), 3).error(), refusal::no_plan);
  ASSERT_TRUE(promises.write(finder(receipt), every_day()));
  ASSERT_TRUE(promises.pause(finder(receipt), 3));
  EXPECT_EQ(plan().state, checkin::State::paused);
  EXPECT_GE(*plan().standing->running.due, clock.now().plus_seconds(3 * 24 * an_hour));
  ASSERT_TRUE(promises.pause(finder(receipt), 0));
  EXPECT_EQ(plan().state, checkin::State::running);
  EXPECT_FALSE(promises.pause(finder(receipt), checkin::most_pause_days + 1));
  ASSERT_TRUE(promises.end(finder(receipt)));
  EXPECT_FALSE(plan().standing);
  EXPECT_EQ(count("SELECT COUNT(*) FROM checkins"), 0);
}

TEST_F(Promised, IsNotForReportersNorForStrangersNorAfterTheEnd) {
  EXPECT_EQ(promises.write(finder(seal::Receipt::fresh()), every_day()).error(),
            requests::refusal::receipt_unknown);
  store::in_transaction(*database, [](store::Transaction& transaction) {
    transaction.change("UPDATE readers SET kind = 'reporter'");
  });
  EXPECT_EQ(promises.see(finder(receipt)).error(), requests::refusal::receipt_unknown);
  store::in_transaction(*database, [](store::Transaction& transaction) {
    transaction.change("UPDATE readers SET kind = 'defender'");
  });
  ASSERT_TRUE(threads.withdraw(finder(receipt)));
  EXPECT_EQ(promises.write(finder(receipt), every_day()).error(), requests::refusal::ended);
}

TEST_F(Promised, InstructionsAreKeptWithTheSharesOfStaff) {
  ASSERT_EQ(promises.candidates(finder(receipt))->size(), 2u);
  ASSERT_TRUE(promises.leave(finder(receipt), leaving(place())));
  const auto left = *plan().left;
  EXPECT_EQ(left.place.shares, 3);
  EXPECT_EQ(left.held.size(), 2u);
  EXPECT_FALSE(left.released);

  ASSERT_TRUE(promises.leave(finder(receipt), leaving(place(5)))) << "in place of the first";
  EXPECT_EQ(plan().left->place.shares, 5);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_instructions"), 2);
  ASSERT_TRUE(promises.take_back(finder(receipt)));
  EXPECT_FALSE(plan().left);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_instructions"), 0);
}

TEST_F(Promised, InstructionsForOthersAreRefused) {
  const auto refused = [&](const Leaving& one) { return promises.leave(finder(receipt), one).error(); };
  auto elsewhere = place();
  elsewhere.request = base::RequestId::fresh();
  EXPECT_EQ(refused(leaving(elsewhere)), refusal::instructions_unreadable);
  auto twice = leaving(place());
  twice.shares[1].held.share = 1;
  EXPECT_EQ(refused(twice), refusal::instructions_unreadable);
  auto stranger = leaving(place());
  stranger.shares[0].held.person = organisation.person(0).id;
  EXPECT_EQ(refused(stranger), refusal::holders_moved);
  auto other_key = leaving(place());
  std::swap(other_key.shares[0].wrap, other_key.shares[1].wrap);
  EXPECT_EQ(refused(other_key), refusal::holders_moved);
  EXPECT_EQ(count("SELECT COUNT(*) FROM instructions"), 0);
}

TEST_F(Promised, NothingIsLeftAfterDestruction) {
  ASSERT_TRUE(promises.write(finder(receipt), every_day()));
  ASSERT_TRUE(promises.leave(finder(receipt), leaving(place())));
  ASSERT_TRUE(threads.destroy(finder(receipt)));
  for (const auto* table : {"checkins", "instructions", "key_instructions"})
    EXPECT_EQ(count("SELECT COUNT(*) FROM " + std::string{table}), 0) << table;
}

TEST_F(Promised, WhoeverLeavesTheTeamLosesTheirShare) {
  ASSERT_TRUE(promises.leave(finder(receipt), leaving(place())));
  ASSERT_TRUE(teams.remove(member(1), request, member(2).person));
  EXPECT_EQ(plan().left->held.size(), 1u);
}

}  // namespace
}  // namespace silence
