// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/requests.h"

#include <gmock/gmock.h>

#include "requests/test_desk.h"

namespace requests {
namespace {

using seal::EnvelopeKind;

class AtTheDesk : public TestDesk {
 protected:
  base::RequestId request = arrived(receipt);
};

TEST_F(AtTheDesk, AnAnswerStopsOneClockAndStartsAnother) {
  adopt(request);

  const auto sent = requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt}));

  ASSERT_TRUE(sent) << sent.error().code;
  const auto facts = readings.one(member(1), request)->facts;
  EXPECT_EQ(facts.state, State::answered);
  EXPECT_FALSE(facts.waiting_since);
  EXPECT_EQ(facts.fetch_by, clock.now().plus_seconds(3 * 86'400));
}

TEST_F(AtTheDesk, TheFirstAnswersTimeIsKeptInStepsAndOpeningAgainIsCounted) {
  adopt(request);
  clock.advance_seconds(50 * 60);
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt})));
  clock.advance_seconds(5000 * 60);
  ASSERT_TRUE(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 1, {&receipt})));
  ASSERT_TRUE(requests.set_state(member(1), request, State::answered, State::closed));
  ASSERT_TRUE(requests.set_state(member(1), request, State::closed, State::open));
  EXPECT_EQ(count("SELECT answered_within FROM requests"), 60);
  EXPECT_EQ(count("SELECT reopened FROM requests"), 1);
}

TEST_F(AtTheDesk, TheSameEnvelopeTwiceIsTheSameOne) {
  adopt(request);
  const auto note = writing(request, EnvelopeKind::note, 0);

  const auto first = requests.send(member(1), request, note);
  EXPECT_EQ(*requests.send(member(1), request, note), *first);
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::note, 0)).error(),
            intake::refusal::sequence_taken);
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::note, 2)).error(),
            intake::refusal::sequence_taken);
}

TEST_F(AtTheDesk, AnAnswerNeedsALivingReceiptAndTheRequestsOwnKey) {
  adopt(request);
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0)).error(),
            refusal::nobody_to_answer);

  auto stranger = seal::Receipt::fresh();
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&stranger})).error(),
            intake::refusal::keys_moved);
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::note, 0, {&receipt})).error(),
            intake::refusal::keys_moved)
      << "notes are for the team";

  const auto reader = readings.one(member(1), request)->readers.at(0).id;
  ASSERT_TRUE(receipts.end(member(1), request, reader));
  EXPECT_EQ(requests.send(member(1), request, writing(request, EnvelopeKind::answer, 0, {&receipt})).error(),
            intake::refusal::keys_moved);
}

TEST_F(AtTheDesk, AStateIsSetOnlyFromTheOneTheScreenShowed) {
  adopt(request);
  EXPECT_EQ(requests.set_state(member(1), request, State::fresh, State::binned).error(), refusal::moved);
  EXPECT_EQ(requests.set_state(member(1), request, State::open, State::binned).error(), refusal::no_such_step)
      << "the bin has an errand of its own";
  ASSERT_TRUE(requests.set_state(member(1), request, State::open, State::closed));
  EXPECT_EQ(lists.counts(member(1)), (std::array<std::int64_t, 7>{0, 0, 0, 1, 0, 0, 0}));
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'request.state_set'"), "open closed");
}

TEST_F(AtTheDesk, ListsGoPageByPageTheNewestFirst) {
  clock.advance_seconds(3600);
  const auto second = arrived(seal::Receipt::fresh());
  clock.advance_seconds(3600);
  const auto third = arrived(seal::Receipt::fresh());

  const auto page = lists.list(member(1), {.state = State::fresh, .before = {}, .limit = 2});
  ASSERT_EQ(page.requests.size(), 2u);
  EXPECT_EQ(page.requests[0].id, third);
  EXPECT_EQ(page.requests[1].id, second);
  EXPECT_EQ(page.requests[0].unread, 1);
  EXPECT_THAT(page.requests[0].team,
              testing::UnorderedElementsAre(organisation.person(1).id, organisation.person(2).id));
  ASSERT_TRUE(page.more);

  const auto rest = lists.list(member(1), {.state = {}, .before = page.more, .limit = 2});
  ASSERT_EQ(rest.requests.size(), 1u);
  EXPECT_EQ(rest.requests[0].id, request);
  EXPECT_FALSE(rest.more);
}

TEST_F(AtTheDesk, ReadingEnvelopesIsRecordedAndCountsAsRead) {
  const auto page = readings.envelopes(member(1), request, 0);

  ASSERT_TRUE(page);
  ASSERT_EQ(page->envelopes.size(), 1u);
  EXPECT_EQ(page->envelopes[0].wraps.size(), 1u) << "mine, nobody else's";
  EXPECT_EQ(readings.one(member(1), request)->facts.unread, 0);
  EXPECT_EQ(readings.one(member(2), request)->facts.unread, 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.read'"), 1);
}

TEST_F(AtTheDesk, PreviewsShowWhatOneMaySeeAndRecordEachReading) {
  const auto complaint = arrived(seal::Receipt::fresh(), intake::RequestKind::complaint);
  const auto other = arrived(seal::Receipt::fresh());

  const auto seen = readings.previews(member(1), {request, complaint, other, base::RequestId::fresh()});

  ASSERT_TRUE(seen);
  EXPECT_EQ(seen->size(), 2u);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.previewed'"), 2);
}

TEST_F(AtTheDesk, ABulkHoldsWhatOneMaySeeAndStandsInTheTrailAsOne) {
  const auto complaint = arrived(seal::Receipt::fresh(), intake::RequestKind::complaint);
  const auto other = arrived(seal::Receipt::fresh());

  const auto seen = readings.bulk(member(1), {{request}, {complaint}, {other}, {base::RequestId::fresh()}});

  ASSERT_TRUE(seen);
  ASSERT_EQ(seen->size(), 2u);
  EXPECT_EQ((*seen)[0].overview.facts.id, request);
  ASSERT_EQ((*seen)[0].page.envelopes.size(), 1u);
  EXPECT_EQ((*seen)[0].page.envelopes[0].wraps.size(), 1u) << "mine, nobody else's";
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'bulk.read'"), "2");
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.read' AND detail = 'bulk'"), 2);
  EXPECT_EQ(readings.one(member(1), request)->facts.unread, 1) << "nobody has looked at it";
}

TEST_F(AtTheDesk, ARequestNamedTwiceIsReadOnce) {
  const auto bulk = readings.bulk(member(1), {{request}, {request}, {request, 1}});
  ASSERT_EQ(bulk->size(), 1u);
  EXPECT_EQ((*bulk)[0].page.envelopes.size(), 1u) << "as it was named first";
  EXPECT_EQ(text("SELECT detail FROM trail WHERE deed = 'bulk.read'"), "1");
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.read'"), 1);

  EXPECT_EQ(readings.previews(member(1), {request, request})->size(), 1u);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'request.previewed'"), 1);
}

TEST_F(AtTheDesk, ABulkGoesOnAfterItsFirstPageAndRefusesTooMany) {
  const auto first = readings.bulk(member(1), {{request}});
  const auto place = (*first)[0].page.envelopes[0].place;
  EXPECT_TRUE((*readings.bulk(member(1), {{request, place}}))[0].page.envelopes.empty());

  const std::vector<Wanted> many(Readings::most_in_bulk + 1, {request});
  EXPECT_EQ(readings.bulk(member(1), many).error(), intake::refusal::unreadable);
  EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'bulk.read'"), 2)
      << "a refused one fetched nothing";
}

TEST_F(AtTheDesk, AnInterpreterNotesButDoesNotAnswer) {
  adopt(request);
  const auto interpreter = member(2, {staff::Role::interpreter});

  EXPECT_TRUE(requests.send(interpreter, request, writing(request, EnvelopeKind::note, 0)));
  EXPECT_EQ(
      requests.send(interpreter, request, writing(request, EnvelopeKind::answer, 0, {&receipt})).error(),
      refusal::unknown);
  EXPECT_EQ(requests.set_state(interpreter, request, State::open, State::closed).error(), refusal::unknown);
  EXPECT_TRUE(readings.envelopes(interpreter, request, 0));
}

struct Asked {
  std::string name;
  std::function<std::optional<base::Refusal>(const Member&, const base::RequestId&)> ask;
};

template <class Outcome>
std::optional<base::Refusal> refused(const Outcome& outcome) {
  return outcome ? std::nullopt : std::optional{outcome.error()};
}

TEST_F(AtTheDesk, EveryErrandRefusesAStrangerAndAMissingRequestAlikeAndRecordsIt) {
  adopt(request);
  const auto reader = readings.one(member(1), request)->readers.at(0).id;
  const auto about = [&](const base::RequestId& id) { return writing(id, EnvelopeKind::note, 0); };
  const intake::NewReader code = intake::new_reader(seal::Receipt::fresh(), organisation.id());
  const std::vector<Asked> errands{
      {"one", [&](const Member& who, const base::RequestId& id) { return refused(readings.one(who, id)); }},
      {"envelopes",
       [&](const Member& who, const base::RequestId& id) { return refused(readings.envelopes(who, id, 0)); }},
      {"chunk",
       [&](const Member& who, const base::RequestId& id) { return refused(readings.chunk(who, id, {}, 0)); }},
      {"adopt",
       [&](const Member& who, const base::RequestId& id) {
         return refused(teams.adopt(who, id, generation(id, 1, 1, {1})));
       }},
      {"renew",
       [&](const Member& who, const base::RequestId& id) {
         return refused(teams.renew(who, id, generation(id, 2, 1, {1})));
       }},
      {"add", [&](const Member& who, const base::RequestId& id) { return refused(teams.add(who, id, {})); }},
      {"remove", [&](const Member& who,
                     const base::RequestId& id) { return refused(teams.remove(who, id, who.person)); }},
      {"send", [&](const Member& who,
                   const base::RequestId& id) { return refused(requests.send(who, id, about(id))); }},
      {"set_state",
       [&](const Member& who, const base::RequestId& id) {
         return refused(requests.set_state(who, id, State::open, State::closed));
       }},
      {"sentence", [&](const Member& who,
                       const base::RequestId& id) { return refused(requests.sentence_sent(who, id)); }},
      {"code",
       [&](const Member& who, const base::RequestId& id) {
         return refused(receipts.add_code(who, id, {code, ReaderKind::defender, {}}));
       }},
      {"reach",
       [&](const Member& who, const base::RequestId& id) {
         return refused(receipts.set_reach(who, id, reader, Reach::own));
       }},
      {"end",
       [&](const Member& who, const base::RequestId& id) { return refused(receipts.end(who, id, reader)); }},
      {"rewrap", [&](const Member& who,
                     const base::RequestId& id) { return refused(receipts.rewrap(who, id, reader, {})); }},
  };
  const Member stranger = member(0, {staff::Role::officer, staff::Role::handler, staff::Role::complaints});

  for (const auto& [name, ask] : errands) {
    const auto before = count("SELECT COUNT(*) FROM trail WHERE deed = 'deed.refused'");
    EXPECT_EQ(ask(stranger, request), refusal::unknown) << name << " by a stranger";
    EXPECT_EQ(ask(member(1), base::RequestId::fresh()), refusal::unknown) << name << " of nothing";
    EXPECT_EQ(count("SELECT COUNT(*) FROM trail WHERE deed = 'deed.refused'"), before + 2) << name;
  }
  EXPECT_TRUE(lists.list(stranger, {}).requests.empty());
  EXPECT_TRUE(readings.previews(stranger, {request})->empty());
}

}  // namespace
}  // namespace requests
