// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/dues.h"

#include <gmock/gmock.h>

#include "requests/test_desk.h"

namespace requests {
namespace {

class KeysOwed : public TestDesk {
 protected:
  // Adopted by 1 and 2; then 2 leaves the house.
  base::RequestId closed(const seal::Receipt& given = seal::Receipt::fresh()) {
    const auto request = arrived(given);
    adopt(request);
    leaving_closes(request);
    return request;
  }
  void leaving_closes(const base::RequestId& request) {
    EXPECT_TRUE(teams.remove(member(1), request, organisation.person(2).id));
  }
  Renewal renewal(const base::RequestId& request, std::uint32_t number = 2) {
    return {request, generation(request, number, 1, {1})};
  }

  trail::Trail trail{clock};
  staff::Permissions permissions =
      staff::Permissions::read(std::filesystem::path{HAVRE_SOURCE} / "share/roles/roles.json");
  staff::House staff_house{*database, trail, clock, organisation.root_key(), organisation.id(), permissions};
  Dues dues{house, staff_house};
};

TEST_F(KeysOwed, AreListedForThoseWhoCanMakeThem) {
  const auto request = closed();

  const auto page = dues.of(member(1), {});
  ASSERT_EQ(page.dues.size(), 1u);
  EXPECT_EQ(page.all, 1);
  EXPECT_EQ(page.dues[0].request, request);
  EXPECT_EQ(page.dues[0].generation, 1u);
  EXPECT_THAT(page.dues[0].team, testing::ElementsAre(organisation.person(1).id));
  EXPECT_TRUE(page.dues[0].envelopes.empty()) << "the old generation still opens it";
  EXPECT_TRUE(dues.of(member(2), {}).dues.empty()) << "not in the team any more";
  EXPECT_TRUE(dues.of(member(1, {staff::Role::interpreter}), {}).dues.empty());
}

TEST_F(KeysOwed, ShowTheHeadOfWhatNoGenerationHasAndNothingElseOfIt) {
  const auto request = closed(receipt);
  const auto thread = threads.open(finder(receipt));
  const auto to = intake::addressees(thread->standing, *recipients.current()).recipients;
  ASSERT_TRUE(threads.add(finder(receipt), message(request, receipt, 1, to)));

  const auto page = dues.of(member(1), {});
  ASSERT_EQ(page.dues.at(0).envelopes.size(), 1u);
  EXPECT_EQ(page.dues[0].envelopes[0].head.size(), 108u);
  EXPECT_EQ(page.dues[0].envelopes[0].wraps.size(), 1u);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.read'"), 0);
}

TEST_F(KeysOwed, ArePaidManyAtOnceAndOnlyOnce) {
  const std::vector<base::RequestId> closed_ones{closed(), closed(), closed()};
  std::vector<Renewal> offered;
  for (const auto& request : closed_ones) offered.push_back(renewal(request));

  const auto done = teams.renew_closed(member(1), offered);
  ASSERT_TRUE(done);
  EXPECT_THAT(*done, testing::UnorderedElementsAreArray(closed_ones));
  EXPECT_TRUE(dues.of(member(1), {}).dues.empty());
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.key_renewed'"), 3);

  const auto again = teams.renew_closed(member(1), offered);
  EXPECT_TRUE(again && again->empty()) << "the same again does nothing";
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.key_renewed'"), 3);
}

TEST_F(KeysOwed, OfOneThatCannotBePaidStopNoOther) {
  const auto fine = closed(), wrong = closed(), foreign = closed();
  auto offered = renewal(wrong);
  offered.offered.envelopes.push_back(
      {base::EnvelopeId::fresh(), wrap_content({seal::KeyKind::request, own_key})});
  auto moved = renewal(foreign, 3);

  const auto done = teams.renew_closed(member(1), {renewal(fine), offered, moved});
  ASSERT_TRUE(done);
  EXPECT_THAT(*done, testing::ElementsAre(fine));
  EXPECT_EQ(dues.of(member(1), {}).dues.size(), 2u);
}

TEST_F(KeysOwed, NeverDropSomebodyWhoJoinedMeanwhile) {
  const auto request = closed();
  const auto offered = renewal(request);
  const auto& back = organisation.person(2);
  const auto wrap =
      wrap_seed(seal::SecretBytes::fresh(), {seal::KeyKind::person, seal::sealing_public(back.sealing)});
  ASSERT_TRUE(teams.add(member(1), request, {{back.id, {{1, wrap.bytes}}}}));

  const auto done = teams.renew_closed(member(1), {offered});
  EXPECT_TRUE(done && done->empty());
  EXPECT_TRUE(readings.one(member(2), request));
}

TEST_F(KeysOwed, AreNotPaidBySomebodyOutsideTheTeam) {
  const auto request = closed();
  const auto done = teams.renew_closed(member(2), {{request, generation(request, 2, 2, {2})}});
  EXPECT_TRUE(done && done->empty());
}

TEST_F(KeysOwed, ComeInPages) {
  for (int i = 0; i <= Dues::a_page; ++i) {
    const auto request = arrived(seal::Receipt::fresh());
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      transaction.change("UPDATE requests SET generation = 1 WHERE id = $1", {request});
    });
  }
  const auto first = dues.of(member(1), {});
  EXPECT_EQ(first.dues.size(), static_cast<std::size_t>(Dues::a_page));
  ASSERT_TRUE(first.more);
  const auto rest = dues.of(member(1), first.more);
  EXPECT_EQ(rest.dues.size(), 1u);
  EXPECT_FALSE(rest.more);
}

TEST_F(KeysOwed, TooLongAreToldOnceADay) {
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE persons SET roles = 'officer' WHERE id = $1", {organisation.person(0).id});
  });
  closed();
  EXPECT_EQ(dues.remind(), 0) << "somebody may be at it";
  clock.advance_seconds((Dues::patience_hours + 1) * 3600);
  EXPECT_EQ(dues.remind(), 1);
  EXPECT_EQ(dues.remind(), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.keys_late'"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox WHERE kind = 'page'"), 2) << "the officer and the member";
  clock.advance_seconds(86'400);
  EXPECT_EQ(dues.remind(), 1);
}

TEST_F(KeysOwed, ThatWerePaidAreTooLateForNobody) {
  const auto request = closed();
  dues.remind();
  ASSERT_TRUE(teams.renew_closed(member(1), {renewal(request)}));
  clock.advance_seconds(86'400);
  EXPECT_EQ(dues.remind(), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM due_keys"), 0);
}

TEST_F(KeysOwed, AreCountedForOfficersAlone) {
  const auto session = [&](std::size_t index, staff::Roles roles) {
    return staff::Session{.person = {.id = organisation.person(index).id, .roles = roles},
                          .device = {},
                          .device_name = {},
                          .ends_at = {},
                          .token_hash = {}};
  };
  closed();
  const auto alone = arrived(seal::Receipt::fresh());
  adopt(alone, {2});
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE persons SET state = 'left' WHERE id = $1", {organisation.person(2).id});
    return teams.take_out(transaction, organisation.person(2).id);
  });

  const auto counts = dues.counts(session(0, {staff::Role::officer}));
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->all, 2);
  EXPECT_EQ(counts->stranded, 1);
  EXPECT_THAT(counts->people, testing::ElementsAre(testing::Pair(organisation.person(1).id, 1)));
  EXPECT_EQ(dues.counts(session(1, {staff::Role::handler})).error(), staff::refusal::unknown);
}

}  // namespace
}  // namespace requests
