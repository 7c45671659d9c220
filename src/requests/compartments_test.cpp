// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/compartments.h"

#include "requests/ending.h"
#include "requests/test_desk.h"

namespace requests {
namespace {

using seal::EnvelopeKind;

class KeptApart : public TestDesk {
 protected:
  void SetUp() override {
    request = arrived(receipt);
    adopt(request);  // 1 and 2
    apart = *compartments.open(member(1), request, Part::location);
    adopt(apart, {1});
  }
  // As the device of 1 lets somebody in.
  base::Result<> let_in(std::size_t index) {
    const auto& person = organisation.person(index);
    const auto wrap =
        wrap_seed(seal::SecretBytes::fresh(), {seal::KeyKind::person, seal::sealing_public(person.sealing)});
    return teams.add(member(1), apart, {{person.id, {{1, wrap.bytes}}}});
  }
  std::int64_t trail_of(const std::string& deed) {
    return count("SELECT COUNT(*) FROM trail WHERE deed = '" + deed + "'");
  }

  Compartments compartments{house};
  base::RequestId request;
  base::RequestId apart;
};

TEST_F(KeptApart, OnlyWhoeverStandsInItKnowsOfIt) {
  ASSERT_EQ(compartments.of(member(1), request)->size(), 1u);
  EXPECT_EQ(compartments.of(member(1), request)->front().part, Part::location);
  EXPECT_EQ(compartments.see(member(1), apart)->request, request);
  EXPECT_TRUE(compartments.of(member(2), request)->empty()) << "of the case, and not of this";
  EXPECT_EQ(compartments.see(member(2), apart).error(), refusal::unknown);
  EXPECT_EQ(readings.one(member(2), apart).error(), refusal::unknown);
  EXPECT_EQ(compartments.of(member(0), request).error(), refusal::unknown);
  EXPECT_EQ(compartments.see(member(1), request).error(), refusal::unknown) << "a case is no compartment";
}

TEST_F(KeptApart, ItStandsInNoListOfRequestsAndInNoCount) {
  ASSERT_EQ(lists.list(member(1), {}).requests.size(), 1u);
  EXPECT_EQ(lists.list(member(1), {}).requests[0].id, request);
  EXPECT_EQ(lists.counts(member(1))[static_cast<std::size_t>(State::open)], 1);
  Wish wish;
  wish.apart = true;
  ASSERT_EQ(lists.list(member(1), wish).requests.size(), 1u);
  EXPECT_EQ(lists.list(member(1), wish).requests[0].id, apart);
  EXPECT_TRUE(lists.list(member(2), wish).requests.empty());
}

TEST_F(KeptApart, ItIsOpenedInACaseOneWorksOn) {
  EXPECT_EQ(compartments.open(member(0), request, Part::money).error(), refusal::unknown);
  EXPECT_EQ(compartments.open(member(1, {staff::Role::interpreter}), request, Part::money).error(),
            refusal::unknown);
  EXPECT_EQ(trail_of("deed.refused"), 2);
  EXPECT_EQ(compartments.open(member(1), apart, Part::money).error(), refusal::no_such_step);
  seal::Receipt other = seal::Receipt::fresh();
  EXPECT_EQ(compartments.open(member(1), arrived(other), Part::money).error(), refusal::moved)
      << "nobody has taken it up";
}

TEST_F(KeptApart, OnlyTheTeamOfTheCaseIsLetIn) {
  EXPECT_EQ(let_in(0).error(), refusal::not_in_case);
  ASSERT_TRUE(let_in(2));
  EXPECT_EQ(compartments.of(member(2), request)->size(), 1u);
  EXPECT_EQ(teams.renew(member(1), apart, generation(apart, 2, 1, {1, 0})).error(), refusal::moved);

  const auto another = *compartments.open(member(1), request, Part::identity);
  EXPECT_EQ(teams.adopt(member(1), another, generation(another, 1, 1, {1, 0})).error(), refusal::not_in_case);
}

TEST_F(KeptApart, WhoeverLeavesTheCaseLeavesItToo) {
  ASSERT_TRUE(let_in(2));
  ASSERT_TRUE(teams.remove(member(1), request, member(2).person));
  EXPECT_EQ(compartments.see(member(2), apart).error(), refusal::unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_requests WHERE person_id = '" + member(2).person.text() + "'"),
            0);
  EXPECT_EQ(requests.send(member(1), apart, writing(apart, EnvelopeKind::note, 0)).error(),
            refusal::key_closed)
      << "until a device of those who stay has made the next key";
  EXPECT_EQ(trail_of("team.empty"), 0);
}

TEST_F(KeptApart, WhoeverIsLeftOutOfTheNextKeyOfTheCaseLeavesItToo) {
  ASSERT_TRUE(let_in(2));
  ASSERT_TRUE(teams.renew(member(1), request, generation(request, 2, 1, {1})));
  EXPECT_EQ(compartments.see(member(2), apart).error(), refusal::unknown);
}

TEST_F(KeptApart, OfficersAreCalledWhenNobodyIsLeftInIt) {
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE persons SET roles = 'officer' WHERE id = $1", {member(0).person});
  });
  ASSERT_TRUE(teams.remove(member(2), request, member(1).person));
  EXPECT_EQ(trail_of("team.empty"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox WHERE kind = 'page' AND person_id = '" +
                  member(0).person.text() + "'"),
            1);
}

TEST_F(KeptApart, LeavingTheHouseClosesBothOnce) {
  ASSERT_TRUE(let_in(2));
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    EXPECT_EQ(teams.take_out(transaction, member(2).person), 2);
  });
  EXPECT_EQ(trail_of("team.empty"), 0);
}

TEST_F(KeptApart, NobodyOutsideIsWrittenToFromIt) {
  EXPECT_EQ(requests.send(member(1), apart, writing(apart, EnvelopeKind::answer, 0, {&receipt})).error(),
            refusal::no_such_step);
  EXPECT_EQ(requests.send(member(1), apart, writing(apart, EnvelopeKind::message, 0)).error(),
            refusal::no_such_step);
  EXPECT_EQ(requests.set_state(member(1), apart, State::open, State::closed).error(), refusal::no_such_step);
  EXPECT_TRUE(requests.send(member(1), apart, writing(apart, EnvelopeKind::note, 0)));
  EXPECT_TRUE(requests.send(member(1), apart, writing(apart, EnvelopeKind::sheet, 1)));
}

TEST_F(KeptApart, ItIsDestroyedWithItsCase) {
  ASSERT_TRUE(requests.send(member(1), apart, writing(apart, EnvelopeKind::note, 0)));
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    ASSERT_TRUE(lock_visible(transaction, member(1), request));
    destroy(house, transaction, request);
  });
  for (const auto* table : {"compartments", "envelopes", "key_wraps", "key_requests"})
    EXPECT_EQ(count(std::string{"SELECT COUNT(*) FROM "} + table), 0) << table;
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions WHERE what = 'request'"), 1)
      << "of the case: a backup that has the compartment knows whose it is";
  EXPECT_EQ(count("SELECT COUNT(*) FROM team WHERE apart = 1"), 0) << "and leaves no stone";
  EXPECT_EQ(trail_of("team.removed"), 1);
}

}  // namespace
}  // namespace requests
