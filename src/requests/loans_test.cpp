// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/loans.h"

#include "requests/test_desk.h"

namespace requests {
namespace {

class ALoan : public TestDesk {
 protected:
  // As the share holders' machine wraps what it opened; the server cannot tell.
  Lending lending(const base::RequestId& of, std::size_t index, std::int64_t hours = 24) {
    const auto& person = organisation.person(index);
    const seal::Recipient to{seal::KeyKind::person, seal::sealing_public(person.sealing)};
    Lending made{
        .person = person.id, .reason = LoanReason::danger, .hours = hours, .keys = {}, .envelopes = {}};
    const auto recovery =
        seal::key_id(seal::KeyKind::recovery, seal::sealing_public(organisation.recovery).view());
    store::Transaction reading{*database, store::Mode::read};
    const auto shared = loans.shared(reading, of, recovery);
    for (const auto& key : shared.keys)
      made.keys.push_back({key.generation, wrap_seed(seal::SecretBytes::fresh(), to)});
    for (const auto& each : shared.envelopes) made.envelopes.push_back({each.envelope, wrap_content(to)});
    return made;
  }
  base::Result<> lend(const base::RequestId& of, const Lending& made) {
    return store::in_transaction(
        *database, [&](store::Transaction& transaction) { return loans.lend(transaction, of, made); });
  }
  void lent() {
    adopt(request, {1});
    const auto done = lend(request, lending(request, 2));
    ASSERT_TRUE(done) << done.error().code;
  }
  void a_day_passes() { clock.advance_seconds(24 * 3600); }
  const base::PersonId& borrower() const { return organisation.person(2).id; }

  Loans loans{house};
  base::RequestId request = arrived(receipt);
};

TEST_F(ALoan, LetsSomebodyReadWhoDoesNotStandThere) {
  adopt(request, {1});
  ASSERT_EQ(readings.one(member(2), request).error(), refusal::unknown);
  ASSERT_TRUE(lend(request, lending(request, 2)));
  const auto seen = readings.one(member(2), request);
  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->wraps.size(), 1u);
  const auto told = loans.of(member(1), request);
  ASSERT_TRUE(told && told->size() == 1);
  EXPECT_EQ(told->at(0).person, borrower());
  EXPECT_EQ(told->at(0).reason, LoanReason::danger);
  EXPECT_EQ(told->at(0).until, clock.now().plus_seconds(24 * 3600));
}

TEST_F(ALoan, ReachesARequestNobodyHasOpened) {
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("DELETE FROM team WHERE person_id = $1", {borrower()});
    transaction.change("DELETE FROM key_wraps WHERE person_id = $1", {borrower()});
  });
  const auto made = lending(request, 2);
  EXPECT_TRUE(made.keys.empty());
  ASSERT_EQ(made.envelopes.size(), 1u);
  ASSERT_TRUE(lend(request, made));
  EXPECT_EQ(waiting(request, borrower()).size(), 1u);
}

TEST_F(ALoan, IsToldToTheTeamAndAllOfficersAndStandsInTheTrail) {
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE persons SET roles = 'officer' WHERE id = $1", {organisation.person(0).id});
  });
  lent();
  EXPECT_EQ(count("SELECT COUNT(*) FROM announced"), 3) << "the officer, the member, the borrower";
  EXPECT_EQ(text("SELECT reason FROM announcements WHERE what = 'request_lent'"), "danger");
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox WHERE kind = 'page' AND person_id = '" +
                  organisation.person(0).id.text() + "'"),
            1);
  EXPECT_EQ(text("SELECT actor FROM trail WHERE deed = 'request.lent'"), "operator");
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'request.lent'"), borrower().text() + " danger 24");
}

TEST_F(ALoan, IsWholeOrNotAtAll) {
  adopt(request, {1});
  auto without = lending(request, 2);
  without.keys.clear();
  EXPECT_EQ(lend(request, without).error(), refusal::moved);
  const auto other = arrived(seal::Receipt::fresh());
  auto foreign = lending(request, 2);
  foreign.envelopes = lending(other, 2).envelopes;
  ASSERT_FALSE(foreign.envelopes.empty());
  EXPECT_EQ(lend(request, foreign).error(), refusal::moved);
  EXPECT_EQ(readings.one(member(2), request).error(), refusal::unknown);
}

TEST_F(ALoan, IsForThoseWhoMayStandThereAndDoNotYet) {
  adopt(request, {1});
  EXPECT_EQ(lend(request, lending(request, 1)).error(), refusal::stands_already);
  EXPECT_EQ(lend(request, lending(request, 2, 0)).error(), intake::refusal::unreadable);
  EXPECT_EQ(lend(request, lending(request, 2, most_loan_hours + 1)).error(), intake::refusal::unreadable);
  auto nobody = lending(request, 2);
  nobody.person = base::PersonId::fresh();
  EXPECT_EQ(lend(request, nobody).error(), refusal::unknown);
  EXPECT_EQ(lend(base::RequestId::fresh(), nobody).error(), refusal::unknown);
  const auto complaint = arrived(seal::Receipt::fresh(), intake::RequestKind::complaint);
  EXPECT_EQ(lend(complaint, lending(complaint, 2)).error(), refusal::unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM loans"), 0);
}

TEST_F(ALoan, EndsWithItsTimeAndClosesTheKey) {
  lent();
  clock.advance_seconds(24 * 3600 - 1);
  EXPECT_EQ(loans.end_those_over(), 0);
  clock.advance_seconds(1);
  EXPECT_EQ(loans.end_those_over(), 1);
  EXPECT_EQ(readings.one(member(2), request).error(), refusal::unknown);
  EXPECT_FALSE(readings.one(member(1), request)->facts.generation_open) << "to be renewed without them";
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_requests WHERE person_id = '" + borrower().text() + "'"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions WHERE what = 'person_wraps'"), 1);
  EXPECT_EQ(text("SELECT actor FROM trail WHERE deed = 'team.removed'"), "system");
  EXPECT_EQ(loans.end_those_over(), 0);
  ASSERT_TRUE(teams.renew(member(1), request, generation(request, 2, 1, {1})));
}

TEST_F(ALoan, IsKeptByTheTeamAndNotByTheBorrower) {
  lent();
  EXPECT_EQ(loans.keep(member(2), request, borrower()).error(), refusal::on_loan);
  EXPECT_EQ(loans.keep(member(0), request, borrower()).error(), refusal::unknown);
  EXPECT_EQ(loans.keep(member(1, {staff::Role::interpreter}), request, borrower()).error(), refusal::unknown);
  ASSERT_TRUE(loans.keep(member(1), request, borrower()));
  EXPECT_EQ(loans.keep(member(1), request, borrower()).error(), refusal::unknown) << "not on loan any more";
  a_day_passes();
  EXPECT_EQ(loans.end_those_over(), 0);
  EXPECT_TRUE(readings.one(member(2), request));
}

TEST_F(ALoan, LetsTheBorrowerChangeNothingAboutWhoSeesIt) {
  lent();
  const auto& officer = organisation.person(0);
  EXPECT_EQ(teams.add(member(2), request, {{officer.id, {}}}).error(), refusal::on_loan);
  EXPECT_EQ(teams.remove(member(2), request, organisation.person(1).id).error(), refusal::on_loan);
  EXPECT_EQ(teams.renew(member(2), request, generation(request, 2, 2, {2})).error(), refusal::on_loan);
  EXPECT_TRUE(teams.renew(member(2), request, generation(request, 2, 2, {1, 2})));
  EXPECT_TRUE(teams.remove(member(2), request, borrower())) << "they may go";
  EXPECT_EQ(count("SELECT COUNT(*) FROM loans"), 0);
}

TEST_F(ALoan, OfTheLastOneThereDoesNotEnd) {
  lent();
  ASSERT_TRUE(teams.remove(member(1), request, organisation.person(1).id));
  a_day_passes();
  EXPECT_EQ(loans.end_those_over(), 0) << "then nobody could act";
  EXPECT_TRUE(readings.one(member(2), request));
}

}  // namespace
}  // namespace requests
