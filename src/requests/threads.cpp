// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/threads.h"
#include "requests/ending.h"

#include "post/outboxes.h"
#include "requests/team_records.h"
#include "requests/thread_records.h"
#include "seal/receipt.h"

namespace requests {

// One look-up whether there is such a receipt or not, and then one line in the trail either way.
template <class Errand>
auto Threads::with_any(const seal::Digest& finder, Errand errand) const {
  auto outcome = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    using Outcome = decltype(errand(transaction, std::declval<const Reader&>()));
    const auto reader = records::find_reader(transaction, seal::stored_finder(finder));
    if (!reader) return Outcome{refusal::receipt_unknown};
    return errand(transaction, *reader);
  });
  if (!outcome && outcome.error() == refusal::receipt_unknown)
    house_.trail.record_apart(house_.database, {trail::Actor::anonymous(), "receipt.refused"});
  return outcome;
}

// Codes read and write nothing.
template <class Errand>
auto Threads::with_reader(const seal::Digest& finder, Errand errand) const {
  return with_any(finder, [&](store::Transaction& transaction, const Reader& reader) {
    using Outcome = decltype(errand(transaction, reader));
    if (reader.state == ReaderState::code) return Outcome{refusal::receipt_unknown};
    return errand(transaction, reader);
  });
}

void Threads::page_team(store::Transaction& transaction, const base::RequestId& request) const {
  for (const auto& person : records::team(transaction, request))
    post::page(transaction, person, house_.clock.now());
}

base::Result<Reader> Threads::find(const seal::Digest& finder) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto reader = records::find_reader(transaction, seal::stored_finder(finder));
  if (!reader || reader->state == ReaderState::code) return refusal::receipt_unknown;
  return *reader;
}

base::Result<intake::Prepared> Threads::prepare(const seal::Digest& finder) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto reader = records::find_reader(transaction, seal::stored_finder(finder));
  if (!reader || reader->state == ReaderState::code) return refusal::receipt_unknown;
  return intake::Prepared{reader->request,
                          intake::next_sequence(transaction, reader->request, seal::Direction::inward),
                          intake::find_standing(transaction, reader->request)};
}

base::Result<Thread> Threads::open(const seal::Digest& finder) const {
  return with_any(finder, [&](store::Transaction& transaction, const Reader& reader) -> base::Result<Thread> {
    auto standing = intake::lock_standing(transaction, reader.request);
    if (!standing) return refusal::receipt_unknown;
    auto thread = records::thread(transaction, reader);
    thread.standing = *std::move(standing);
    thread.next_sequence = intake::next_sequence(transaction, reader.request, seal::Direction::inward);
    if (reader.state == ReaderState::code) {
      house_.trail.record(transaction, {trail::Actor::reader(reader.id), "code.shown", reader.request});
      return thread;
    }

    for (const auto& envelope : thread.envelopes)
      if (envelope.wrap) records::mark_read(transaction, envelope.id, reader.id.text(), house_.clock.hour());
    records::stop_fetch_clock(transaction, reader.request);
    if (reader.state == ReaderState::offered) records::confirm(transaction, reader.id);
    house_.trail.record(transaction, {trail::Actor::reader(reader.id), "thread.read", reader.request});
    return thread;
  });
}

base::Result<seal::Bytes> Threads::chunk(const seal::Digest& finder, const base::FileId& file,
                                         std::int64_t number) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto reader = records::find_reader(transaction, seal::stored_finder(finder));
  if (!reader || reader->state == ReaderState::code) return refusal::receipt_unknown;
  auto sealed = records::chunk_for(transaction, *reader, file, number);
  if (!sealed) return refusal::receipt_unknown;
  return *std::move(sealed);
}

base::Result<base::EnvelopeId> Threads::add(const seal::Digest& finder, const Message& message) const {
  if (message.files.size() > intake::most_files) return intake::refusal::unreadable;
  const auto certified = recipients_.current();
  return with_reader(
      finder, [&](store::Transaction& transaction, const Reader& reader) -> base::Result<base::EnvelopeId> {
        const seal::Place place{house_.organisation, reader.request, seal::EnvelopeKind::message,
                                message.sequence};
        TRY(intake::check_outside(message.sealed, place));
        const auto standing = intake::lock_standing(transaction, reader.request);
        if (!standing) return refusal::receipt_unknown;
        if (const auto there = records::same_envelope(transaction, place, message.sealed.bytes))
          return *there;
        const auto state = records::state_of(transaction, reader.request);
        if (is_ended(state)) return refusal::ended;

        const auto addressed = TRY(intake::check_addressees(*standing, *certified, message.sealed.wraps));
        const bool to_request = addressed.holders[0].kind == seal::KeyKind::request;
        const intake::Delivery delivery{.request = reader.request,
                                        .kind = seal::EnvelopeKind::message,
                                        .sequence = message.sequence,
                                        .generation = to_request ? standing->generation : 0,
                                        .author_person = std::nullopt,
                                        .author_reader = reader.id,
                                        .hour = house_.clock.hour()};
        const auto envelope = TRY(intake::deliver(transaction, delivery, message.sealed, addressed));
        TRY(intake::attach(transaction, delivery, envelope, message.files));

        if (addressed.stale) records::mark_stale(transaction, reader.request);
        const auto next = after_message(state, standing->generation);
        if (next != state && (message.reopens || state != State::closed))
          records::set_state(transaction, reader.request, next, house_.clock.today());
        page_team(transaction, reader.request);
        house_.trail.record(
            transaction, {trail::Actor::reader(reader.id), "message.received", reader.request, {envelope}});
        return envelope;
      });
}

base::Result<> Threads::withdraw(const seal::Digest& finder) const {
  return with_reader(finder, [&](store::Transaction& transaction, const Reader& reader) -> base::Result<> {
    if (!intake::lock_standing(transaction, reader.request)) return refusal::receipt_unknown;
    if (is_ended(records::state_of(transaction, reader.request))) return base::done();
    records::set_state(transaction, reader.request, State::withdrawn, house_.clock.today());
    records::fetch_by(transaction, reader.request, std::nullopt);
    page_team(transaction, reader.request);
    house_.trail.record(transaction, {trail::Actor::reader(reader.id), "request.withdrawn", reader.request});
    return base::done();
  });
}

base::Result<> Threads::destroy(const seal::Digest& finder) const {
  const auto today = house_.clock.today();
  const auto destroyed = with_reader(
      finder, [&](store::Transaction& transaction, const Reader& reader) -> base::Result<base::RequestId> {
        if (!intake::lock_standing(transaction, reader.request)) return refusal::receipt_unknown;
        page_team(transaction, reader.request);
        requests::destroy(house_, transaction, reader.request);
        house_.trail.record(transaction,
                            {trail::Actor::reader(reader.id), "request.destroyed", reader.request});
        return reader.request;
      });
  if (!destroyed) return destroyed.error();
  on_destroyed_(*destroyed, today);
  forget_destroyed_keys(house_.database);
  return base::done();
}

base::Result<base::RequestId> Threads::find_code(const seal::Digest& code_finder) const {
  store::Transaction transaction{house_.database, store::Mode::read};
  const auto code = records::find_code(transaction, seal::stored_finder(code_finder));
  if (!code) return refusal::receipt_unknown;
  return code->request;
}

base::Result<> Threads::take_up(const seal::Digest& code_finder, const intake::NewReader& fresh,
                                const seal::Digest& handover) const {
  auto taken = store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    const auto code = records::find_code(transaction, seal::stored_finder(code_finder));
    if (!code || !intake::lock_standing(transaction, code->request)) return refusal::receipt_unknown;
    const auto id = base::ReaderId::fresh();
    records::bury(transaction, code->request, code->id);
    if (code->replaces) records::bury(transaction, code->request, *code->replaces);
    if (!records::insert_taken_up(transaction, id, *code, {fresh, handover, house_.clock.hour()}))
      return intake::refusal::unreadable;
    page_team(transaction, code->request);
    house_.trail.record(transaction,
                        {trail::Actor::reader(id), "receipt.code_taken_up", code->request, {code->id}});
    return base::done();
  });
  if (!taken && taken.error() == refusal::receipt_unknown)
    house_.trail.record_apart(house_.database, {trail::Actor::anonymous(), "receipt.refused"});
  return taken;
}

}  // namespace requests
