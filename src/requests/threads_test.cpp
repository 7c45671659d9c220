// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/threads.h"

#include <gmock/gmock.h>

#include "requests/test_desk.h"

namespace requests {
namespace {

using seal::EnvelopeKind;

class AThread : public TestDesk {
 protected:
  std::vector<seal::Recipient> to_request() const { return {{seal::KeyKind::request, own_key}}; }
  base::ReaderId reader_id() { return readings.one(member(1), request)->readers.at(0).id; }

  base::RequestId request = arrived(receipt);
};

TEST_F(AThread, ShowsTheAnswersThisReceiptOpensAndCountsThemAsFetched) {
  adopt(request);
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt})));
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::note, 0)));

  const auto thread = threads.open(finder(receipt));

  ASSERT_TRUE(thread);
  ASSERT_EQ(thread->envelopes.size(), 2u) << "what they wrote, and the answer; no note";
  EXPECT_FALSE(thread->envelopes[0].wrap) << "what came in is the team's to open";
  EXPECT_FALSE(thread->envelopes[0].sealed.empty()) << "but whoever sent it knows it again";
  EXPECT_TRUE(thread->envelopes[1].wrap);
  EXPECT_FALSE(thread->envelopes[1].fetched);
  EXPECT_EQ(thread->next_sequence, 1u);
  EXPECT_FALSE(readings.one(member(1), request)->facts.fetch_by) << "the clock stops";
  EXPECT_EQ(readings.envelopes(member(1), request, 0)->envelopes.at(1).fetched.size(), 1u);
  EXPECT_TRUE(threads.open(finder(receipt))->envelopes[1].fetched);
}

TEST_F(AThread, UnknownMistypedAndDeadReceiptsGetOneAnswer) {
  adopt(request);
  auto numbers = receipt.numbers();
  numbers[3] ^= 1;
  const auto mistyped = seal::Receipt::from(numbers);
  EXPECT_EQ(threads.open(finder(seal::Receipt::fresh())).error(), refusal::receipt_unknown);
  EXPECT_EQ(threads.open(finder(mistyped)).error(), refusal::receipt_unknown);

  ASSERT_TRUE(receipts.end(member(1), request, reader_id()));
  EXPECT_EQ(threads.open(finder(receipt)).error(), refusal::receipt_unknown);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'receipt.refused'"), 3);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_wraps WHERE recipient_kind = 4"), 0);
}

TEST_F(AThread, OpeningItConfirmsAReceiptThatWasNeverTypedBack) {
  ASSERT_TRUE(threads.open(finder(receipt)));
  EXPECT_EQ(readings.one(member(1), request)->readers.at(0).state, ReaderState::confirmed);
}

TEST_F(AThread, AMessageReachesTheTeamAndOpensWhatWasClosed) {
  adopt(request);
  ASSERT_TRUE(requests.set_state(member(1), request, State::open, State::closed));
  const auto sent = message(request, receipt, 1, to_request());

  const auto added = threads.add(finder(receipt), sent);

  ASSERT_TRUE(added) << added.error().code;
  EXPECT_EQ(*threads.add(finder(receipt), sent), *added) << "a browser's repeat";
  EXPECT_EQ(readings.one(member(1), request)->facts.state, State::open);
  const auto again = message(request, receipt, 1, to_request());
  EXPECT_EQ(threads.add(finder(receipt), again).error(), intake::refusal::sequence_taken);
}

TEST_F(AThread, BeforeAnybodyOpenedItMessagesGoToPeoplesOwnKeys) {
  const auto thread = threads.open(finder(receipt));
  const auto to = intake::addressees(thread->standing, *recipients.current()).recipients;
  ASSERT_TRUE(threads.add(finder(receipt), message(request, receipt, 1, to)));

  EXPECT_EQ(waiting(request, organisation.person(1).id).size(), 2u);
  adopt(request);
  EXPECT_EQ(waiting(request, organisation.person(1).id).size(), 0u);
  EXPECT_TRUE(threads.add(finder(receipt), message(request, receipt, 2, to_request())));
}

TEST_F(AThread, AnotherRequestsMessageIsRefused) {
  adopt(request);
  const auto other = message(base::RequestId::fresh(), receipt, 1, to_request());
  EXPECT_EQ(threads.add(finder(receipt), other).error(), intake::refusal::unreadable);
}

TEST_F(AThread, AfterWithdrawingNothingMoreIsWrittenButAnswersCanStillBeRead) {
  adopt(request);
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt})));

  ASSERT_TRUE(threads.withdraw(finder(receipt)));
  EXPECT_TRUE(threads.withdraw(finder(receipt)));

  EXPECT_EQ(threads.open(finder(receipt))->state, State::withdrawn);
  EXPECT_EQ(threads.add(finder(receipt), message(request, receipt, 1, to_request())).error(), refusal::ended);
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 1, {&receipt})).error(),
            refusal::ended);
  EXPECT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::note, 0)));
}

TEST_F(AThread, DestroyingTakesEveryKeyTextAndFileAndTheReceipt) {
  adopt(request);
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt})));
  intake::Space space{"/", 0, clock};
  intake::Uploads uploads{house, space};
  ASSERT_TRUE(uploads.put({request, base::FileId::fresh(), seal::Bytes(32)}, 0, seal::Bytes(100)));

  ASSERT_TRUE(threads.destroy(finder(receipt)));

  for (const auto* table : {"key_wraps", "key_requests", "request_keys", "envelopes", "readings", "files",
                            "file_chunks", "readers"})
    EXPECT_EQ(count(std::string{"SELECT COUNT(*) FROM "} + table), 0) << table;
  EXPECT_EQ(threads.open(finder(receipt)).error(), refusal::receipt_unknown);
  EXPECT_EQ(readings.one(member(1), request)->facts.state, State::destroyed)
      << "staff see that there was one";
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions WHERE what = 'request'"), 1);
  EXPECT_THAT(destroyed, testing::ElementsAre(request));
}

TEST_F(AThread, ANarrowedReporterKeepsWhatWasWrittenToThemAlone) {
  adopt(request);
  const auto reporter = reader_id();
  auto defender = seal::Receipt::fresh();
  auto code = seal::Receipt::fresh();
  ASSERT_TRUE(receipts.add_code(member(1), request,
                                {intake::new_reader(code, organisation.id()), ReaderKind::defender, {}}));
  ASSERT_TRUE(threads.take_up(finder(code), intake::new_reader(defender, organisation.id()), {}));
  ASSERT_TRUE(
      requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt, &defender})));
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 1, {&receipt})));

  ASSERT_TRUE(receipts.set_reach(member(1), request, reporter, Reach::own));
  EXPECT_EQ(threads.open(finder(receipt))->envelopes.size(), 2u)
      << "their own request, and the second answer";
  EXPECT_EQ(threads.open(finder(defender))->envelopes.size(), 2u) << "the request, and the first answer";

  ASSERT_TRUE(receipts.set_reach(member(1), request, reporter, Reach::none));
  EXPECT_TRUE(threads.open(finder(receipt))->envelopes.empty());
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 2, {&receipt})).error(),
            intake::refusal::keys_moved);
}

TEST_F(AThread, ACodeIsTakenUpOnceAndTheOldReceiptDies) {
  adopt(request);
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt})));
  auto code = seal::Receipt::fresh();
  auto fresh = seal::Receipt::fresh();
  const auto old = reader_id();
  ASSERT_TRUE(receipts.add_code(member(1), request,
                                {intake::new_reader(code, organisation.id()), ReaderKind::defender, old}));
  EXPECT_TRUE(threads.open(finder(code))->envelopes.empty())
      << "a code says which request it is for, no more";
  EXPECT_EQ(threads.open(finder(code))->reader.state, ReaderState::code);
  EXPECT_FALSE(threads.withdraw(finder(code)));
  EXPECT_FALSE(threads.find(finder(code)));
  ASSERT_TRUE(threads.open(finder(receipt)));

  ASSERT_TRUE(threads.take_up(finder(code), intake::new_reader(fresh, organisation.id()), {}));

  EXPECT_EQ(threads.take_up(finder(code), intake::new_reader(seal::Receipt::fresh(), organisation.id()), {})
                .error(),
            refusal::receipt_unknown);
  EXPECT_EQ(threads.open(finder(receipt)).error(), refusal::receipt_unknown);
  EXPECT_EQ(threads.open(finder(fresh))->envelopes.size(), 1u) << "no answer before staff give the history";

  const auto answer = readings.envelopes(member(1), request, 0)->envelopes.at(1).id;
  const auto now = readings.one(member(1), request)->readers;
  const auto living =
      std::ranges::find_if(now, [](const auto& each) { return each.state != ReaderState::dead; });
  const auto key = seal::sealing_public(fresh.opener(organisation.id()));
  ASSERT_TRUE(receipts.rewrap(member(1), request, living->id,
                              {{answer, wrap_content({seal::KeyKind::reader, key})}}));
  EXPECT_TRUE(threads.open(finder(fresh))->envelopes.at(1).wrap);
}

TEST_F(AThread, FilesOfAnswersAreFetchedByThoseTheAnswerIsFor) {
  adopt(request);
  intake::Space space{"/", 0, clock};
  intake::Uploads uploads{house, space};
  const intake::Upload upload{request, base::FileId::fresh(), seal::Bytes(32)};
  ASSERT_TRUE(uploads.put(upload, 0, seal::Bytes(100, 5)));
  ASSERT_TRUE(uploads.done(upload, 1));
  EXPECT_EQ(threads.chunk(finder(receipt), upload.file, 0).error(), refusal::receipt_unknown);

  auto answer = writing(request, EnvelopeKind::answer, 0, {&receipt});
  answer.files = {upload.file};
  ASSERT_TRUE(requests.send(member(1), request, answer));

  EXPECT_EQ(threads.chunk(finder(receipt), upload.file, 0)->size(), 100u);
  EXPECT_FALSE(threads.chunk(finder(receipt), upload.file, 1));
  EXPECT_FALSE(threads.chunk(finder(seal::Receipt::fresh()), upload.file, 0));
  EXPECT_EQ(readings.chunk(member(1), request, upload.file, 0)->size(), 100u);
  EXPECT_EQ(threads.open(finder(receipt))->files.size(), 1u);
}

}  // namespace
}  // namespace requests
