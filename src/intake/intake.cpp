// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/intake.h"

#include <set>

#include "intake/intake_records.h"
#include "post/outboxes.h"

namespace intake {
namespace {

using base::log::Count;

// Generation 0 for people's keys, else the request's own.
std::uint32_t generation_of(const Addressed& addressed, const Standing& standing) {
  for (const auto& holder : addressed.holders)
    if (holder.kind == seal::KeyKind::request) return standing.generation;
  return 0;
}

std::set<base::PersonId> people(const Addressed& addressed) {
  std::set<base::PersonId> out;
  for (const auto& holder : addressed.holders)
    if (holder.person) out.insert(*holder.person);
  return out;
}

trail::Actor actor(const Submission& submission) {
  return submission.author ? trail::Actor::person(*submission.author) : trail::Actor::anonymous();
}

bool accepts_repeats(std::string_view state) {
  return state == "new" || state == "open" || state == "binned";
}

}  // namespace

seal::Recipients addressees(const Prepared& prepared, RequestKind kind, const Certified& certified) {
  return prepared.standing ? addressees(*prepared.standing, certified) : addressees(kind, certified);
}

base::Result<Prepared> Intake::prepare(const Token& token, RequestKind kind) {
  if (!comes_from_outside(kind)) return refusal::unreadable;
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto request = token.request(house_.organisation);
  auto standing = find_standing(transaction, request);
  if (!standing) return Prepared{request, 0, std::nullopt};
  if (standing->kind != kind) return refusal::unreadable;
  if (!accepts_repeats(records::state(transaction, request)) || records::is_confirmed(transaction, request))
    return refusal::already_confirmed;
  const auto sequence = next_sequence(transaction, request, seal::Direction::inward);
  return Prepared{request, sequence, std::move(standing)};
}

base::Result<base::RequestId> Intake::accept(const Submission& submission) {
  if (!is_language(submission.language) || submission.files.size() > most_files) return refusal::unreadable;
  if (!comes_from_outside(submission.kind)) return refusal::unreadable;
  const auto request = submission.token.request(house_.organisation);
  TRY(check_outside(submission.sealed,
                    {house_.organisation, request, seal::EnvelopeKind::request, submission.sequence}));
  const auto certified = recipients_.current();

  return store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> base::Result<base::RequestId> {
        const auto standing = lock_standing(transaction, request);
        const auto& wraps = submission.sealed.wraps;
        const auto addressed = TRY(standing ? check_addressees(*standing, *certified, wraps)
                                            : check_addressees(submission.kind, *certified, wraps));
        if (standing && standing->kind != submission.kind) return refusal::unreadable;

        if (standing)
          TRY(repeat(transaction, submission));
        else
          TRY(begin(transaction, submission, addressed));
        TRY(put(transaction, submission, addressed, standing ? generation_of(addressed, *standing) : 0));

        if (standing)
          house_.trail.record(transaction, {actor(submission),
                                            "request.repeated",
                                            request,
                                            {Count{static_cast<long long>(submission.files.size())}}});
        else
          house_.trail.record(transaction, {actor(submission),
                                            "request.received",
                                            request,
                                            {Count{static_cast<long long>(submission.files.size())}}});
        return request;
      });
}

base::Result<> Intake::begin(store::Transaction& transaction, const Submission& submission,
                             const Addressed& addressed) {
  const auto request = submission.token.request(house_.organisation);
  const auto now = house_.clock.now();
  const auto bucket = submission.sealed.bytes.size() - seal::envelope_overhead;
  // Lost against a twin that arrived in the same moment: it is a repeat now, and must be sealed as one.
  if (!records::insert_request(transaction, submission, request, {now, addressed.stale, bucket}))
    return refusal::sequence_taken;
  const auto team = people(addressed);
  records::insert_team(transaction, request, team, now);
  // For a request people are called until somebody takes it (bell/calls.h).
  if (submission.kind == RequestKind::complaint) post::page(transaction, team, now);
  return base::done();
}

base::Result<> Intake::repeat(store::Transaction& transaction, const Submission& submission) {
  const auto request = submission.token.request(house_.organisation);
  if (!accepts_repeats(records::state(transaction, request)) || records::is_confirmed(transaction, request))
    return refusal::already_confirmed;
  records::bury_unconfirmed(transaction, request);
  return base::done();
}

base::Result<> Intake::put(store::Transaction& transaction, const Submission& submission,
                           const Addressed& addressed, std::uint32_t generation) {
  const auto reader = base::ReaderId::next(static_cast<std::uint32_t>(house_.clock.hour().count));
  const auto by_reader = submission.author ? std::nullopt : std::optional{reader};
  const Delivery delivery{.request = submission.token.request(house_.organisation),
                          .kind = seal::EnvelopeKind::request,
                          .sequence = submission.sequence,
                          .generation = generation,
                          .author_person = submission.author,
                          .author_reader = by_reader,
                          .hour = house_.clock.hour()};
  if (!records::insert_reader(transaction, reader, delivery, submission.reader)) return refusal::unreadable;
  const auto envelope = TRY(deliver(transaction, delivery, submission.sealed, addressed));
  return attach(transaction, delivery, envelope, submission.files);
}

base::Result<> Intake::confirm(const Token& token, const seal::Digest& finder_hash) {
  const auto request = token.request(house_.organisation);
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    const auto reader = records::find_reader(transaction, request, finder_hash);
    if (!reader || (reader->state != "offered" && reader->state != "confirmed"))
      return refusal::receipt_differs;
    if (reader->state == "confirmed") return base::done();
    records::confirm(transaction, reader->id);
    house_.trail.record(transaction, {trail::Actor::reader(reader->id), "receipt.confirmed", request});
    return base::done();
  });
}

}  // namespace intake
