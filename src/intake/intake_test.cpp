// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "intake/test_organisation.h"
#include "intake/uploads.h"

namespace intake {
namespace {

using seal::EnvelopeKind;

class ARequestArrives : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }

  Submission submission(const Token& form, const seal::Receipt& given,
                        RequestKind kind = RequestKind::request) {
    const auto prepared = intake.prepare(form, kind);
    CHECK(prepared);
    const seal::Place place{organisation.id(), prepared->request, EnvelopeKind::request, prepared->sequence};
    const auto chosen = addressees(*prepared, kind, *recipients.current());
    return {.token = form,
            .kind = kind,
            .language = "fr",
            .imminence = Imminence::day,
            .sequence = prepared->sequence,
            .sealed = *seal::close(place, base::view("{}"), nullptr, chosen.recipients),
            .reader = new_reader(given, organisation.id()),
            .files = {},
            .author = std::nullopt};
  }

  std::int64_t count(std::string_view sql) {
    store::Transaction transaction{*database, store::Mode::read};
    return transaction.one(sql)->integer(0);
  }

  store::TestDatabase database;
  base::StoppedClock clock{{TestOrganisation::day * 86'400'000 + 5000}};
  TestOrganisation organisation{*database};
  House house{*database, clock, organisation.id()};
  Recipients recipients{*database, clock, organisation.root_key()};
  Intake intake{house, recipients};
  Token token = Token::fresh();
  seal::Receipt receipt = seal::Receipt::fresh();
};

TEST_F(ARequestArrives, StandsInTheTeamOfEverybodyItWasSealedTo) {
  const auto accepted = intake.accept(submission(token, receipt));

  ASSERT_TRUE(accepted) << accepted.error().code;
  store::Transaction transaction{*database, store::Mode::read};
  const auto row = transaction.one(
      "SELECT kind, language, imminence, path, state, waiting_since_at, stale_keys FROM requests");
  EXPECT_EQ(row->text(0), "request");
  EXPECT_EQ(row->text(1), "fr");
  EXPECT_EQ(row->text(2), "day");
  EXPECT_EQ(row->text(3), "script");
  EXPECT_EQ(row->text(4), "new");
  EXPECT_EQ(row->integer(5), clock.now().milliseconds);
  EXPECT_FALSE(row->boolean(6));
  EXPECT_EQ(transaction.run("SELECT person_id FROM team").size(), 2u);
  // Two people's epoch keys and the recovery key.
  EXPECT_EQ(transaction.run("SELECT 1 FROM key_wraps WHERE epoch_day IS NOT NULL").size(), 2u);
  EXPECT_EQ(transaction.run("SELECT 1 FROM key_wraps WHERE person_id IS NULL").size(), 1u);
  EXPECT_EQ(
      transaction.run("SELECT 1 FROM trail WHERE deed = 'request.received' AND actor = 'anonymous'").size(),
      1u);
}

TEST_F(ARequestArrives, ComplaintsReachOnlyThoseWhoReceiveComplaints) {
  ASSERT_TRUE(intake.accept(submission(token, receipt, RequestKind::complaint)));

  store::Transaction transaction{*database, store::Mode::read};
  const auto team = transaction.run("SELECT person_id FROM team");
  ASSERT_EQ(team.size(), 1u);
  EXPECT_EQ(team[0].id<base::PersonId>(0), organisation.person(0).id);
}

TEST_F(ARequestArrives, LeavesCallingToTheBellAndTellsOfComplaintsOnce) {
  const auto arrives = [&](RequestKind kind) {
    ASSERT_TRUE(intake.accept(submission(Token::fresh(), seal::Receipt::fresh(), kind)));
  };
  arrives(RequestKind::request);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox"), 0);
  for (int i = 0; i < 3; ++i) arrives(RequestKind::complaint);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM requests"), 4);
}

TEST_F(ARequestArrives, ARepeatedFormAddsToTheSameRequestAndTheReceiptBeforeDies) {
  const auto first = intake.accept(submission(token, receipt));
  const auto later = seal::Receipt::fresh();

  const auto second = intake.accept(submission(token, later));

  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, *second);
  EXPECT_EQ(count("SELECT COUNT(*) FROM requests"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM envelopes WHERE kind = 'request' AND direction = 'inward'"), 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM readers WHERE state = 'dead'"), 1);
  const auto dead = intake.confirm(token, new_reader(receipt, organisation.id()).finder_hash);
  EXPECT_EQ(dead.error(), refusal::receipt_differs);
  EXPECT_TRUE(intake.confirm(token, new_reader(later, organisation.id()).finder_hash));
}

TEST_F(ARequestArrives, OnceTheReceiptWasTypedBackTheFormIsSpent) {
  ASSERT_TRUE(intake.accept(submission(token, receipt)));
  const auto repeated = submission(token, seal::Receipt::fresh());

  ASSERT_TRUE(intake.confirm(token, new_reader(receipt, organisation.id()).finder_hash));

  EXPECT_TRUE(intake.confirm(token, new_reader(receipt, organisation.id()).finder_hash))
      << "typing it twice is no harm";
  EXPECT_EQ(intake.accept(repeated).error(), refusal::already_confirmed);
  EXPECT_EQ(intake.prepare(token, RequestKind::request).error(), refusal::already_confirmed);
  EXPECT_EQ(count("SELECT COUNT(*) FROM envelopes"), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'receipt.confirmed'"), 1);
}

TEST_F(ARequestArrives, TheSameEnvelopeCannotArriveTwice) {
  const auto once = submission(token, receipt);
  ASSERT_TRUE(intake.accept(once));

  auto again = once;
  again.reader = new_reader(seal::Receipt::fresh(), organisation.id());
  EXPECT_EQ(intake.accept(again).error(), refusal::sequence_taken);
  EXPECT_EQ(count("SELECT COUNT(*) FROM readers WHERE state = 'offered'"), 1) << "a refusal changes nothing";
}

TEST_F(ARequestArrives, AnotherRequestsEnvelopeIsRefused) {
  auto crossed = submission(token, receipt);
  crossed.token = Token::fresh();

  EXPECT_EQ(intake.accept(crossed).error(), refusal::unreadable);
}

TEST_F(ARequestArrives, WrapsForKeysNobodyVouchesForAreRefused) {
  const auto prepared = intake.prepare(token, RequestKind::request);
  const seal::Place place{organisation.id(), prepared->request, EnvelopeKind::request, 0};
  auto foreign = submission(token, receipt);
  foreign.sealed = *seal::close(place, base::view("{}"), nullptr,
                                {{seal::KeyKind::epoch, seal::sealing_public(seal::SecretBytes::fresh())}});

  EXPECT_EQ(intake.accept(foreign).error(), refusal::keys_moved);
}

TEST_F(ARequestArrives, TheRecoveryKeyAloneIsNobodyToAsk) {
  const auto prepared = intake.prepare(token, RequestKind::request);
  const seal::Place place{organisation.id(), prepared->request, EnvelopeKind::request, 0};
  auto alone = submission(token, receipt);
  alone.sealed = *seal::close(place, base::view("{}"), nullptr,
                              {{seal::KeyKind::recovery, seal::sealing_public(organisation.recovery)}});

  EXPECT_EQ(intake.accept(alone).error(), refusal::keys_moved);
}

TEST_F(ARequestArrives, TwoTwinsInTheSameMomentMakeOneRequest) {
  const auto one = submission(token, receipt);
  const auto other = submission(token, seal::Receipt::fresh());

  int accepted = 0, taken = 0;
  std::mutex mutex;
  const auto send = [&](const Submission& sent) {
    const auto answer = intake.accept(sent);
    const std::lock_guard guard{mutex};
    answer ? ++accepted : ++taken;
  };
  std::thread first{send, std::cref(one)}, second{send, std::cref(other)};
  first.join();
  second.join();

  EXPECT_EQ(accepted, 1);
  EXPECT_EQ(taken, 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM requests"), 1);
}

TEST_F(ARequestArrives, IsMarkedWhenSomebodysKeyIsPastItsDay) {
  clock.advance_seconds(3 * 86'400);

  ASSERT_TRUE(intake.accept(submission(token, receipt)));
  EXPECT_EQ(count("SELECT stale_keys FROM requests"), 1);
}

TEST_F(ARequestArrives, AnInsertedEpochKeyIsNeverSealedTo) {
  const auto stranger = seal::SecretBytes::fresh();
  const auto& victim = organisation.person(1);
  const seal::EpochKey inserted{victim.id, {TestOrganisation::day}, seal::sealing_public(stranger)};
  const auto forged = seal::state_epoch_key(organisation.id(), inserted, seal::SecretBytes::fresh());
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE epoch_keys SET statement = $1 WHERE person_id = $2", {forged, victim.id});
  });

  const auto chosen = recipients.current()->everyone(seal::purpose::requests);

  for (const auto& recipient : chosen.recipients) EXPECT_NE(recipient.key, seal::sealing_public(stranger));
  EXPECT_TRUE(chosen.lasting) << "the person's own key stands in";
}

TEST_F(ARequestArrives, ADirectoryTheRootDoesNotVouchForIsNotUsed) {
  Recipients elsewhere{*database, clock, seal::signing_public(seal::SecretBytes::fresh())};
  EXPECT_THROW(elsewhere.current(), base::Fault);
}

TEST_F(ARequestArrives, SomebodyNewIsSealedToAsSoonAsTheDirectorySaysSo) {
  ASSERT_EQ(recipients.current()->directory.version(), 1u);
  organisation.issue_directory();
  EXPECT_EQ(recipients.current()->directory.version(), 1u) << "the last look was this very second";

  clock.advance_seconds(2);
  EXPECT_EQ(recipients.current()->directory.version(), 2u);
}

TEST_F(ARequestArrives, FilesMustBeThereWholeBeforeTheyAreNamed) {
  Space space{"/", 0, clock};
  Uploads uploads{house, space};
  auto named = submission(token, receipt);
  const Upload upload{*intake.accept(named), base::FileId::fresh(), seal::Bytes(32, 7)};
  ASSERT_TRUE(uploads.put(upload, 0, seal::Bytes(1000, 1)));

  auto repeated = submission(token, seal::Receipt::fresh());
  repeated.files = {upload.file};
  EXPECT_EQ(intake.accept(repeated).error(), refusal::files_incomplete);

  ASSERT_TRUE(uploads.done(upload, 1));
  EXPECT_TRUE(intake.accept(repeated));
  EXPECT_EQ(count("SELECT files FROM requests"), 1);
}

}  // namespace
}  // namespace intake
