// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/requests.h"

#include "requests/team_records.h"
#include "requests/thread_records.h"

namespace requests {
namespace {

using seal::EnvelopeKind;

trail::Word deed(EnvelopeKind kind) {
  switch (kind) {
    case EnvelopeKind::request: break;
    case EnvelopeKind::message: return "message.taken_down";
    case EnvelopeKind::answer: return "answer.sent";
    case EnvelopeKind::note: return "note.written";
    case EnvelopeKind::sheet: return "sheet.written";
  }
  CHECK(false);
}

trail::Term term(State state) {
  switch (state) {
    case State::fresh: return "new";
    case State::open: return "open";
    case State::answered: return "answered";
    case State::closed: return "closed";
    case State::binned: return "binned";
    case State::withdrawn: return "withdrawn";
    case State::destroyed: return "destroyed";
  }
  CHECK(false);
}

}  // namespace

base::Result<base::EnvelopeId> Requests::send(const Member& member, const base::RequestId& request,
                                              const Writing& writing, const Alongside& alongside) const {
  if (writing.kind == EnvelopeKind::request || writing.files.size() > intake::most_files)
    return intake::refusal::unreadable;
  const seal::Place place{house_.organisation, request, writing.kind, writing.sequence};
  TRY(intake::check_outside(writing.sealed, place));
  const auto certified = recipients_.current();

  return watched(house_, member, deed(writing.kind), request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<base::EnvelopeId> {
          const auto seen = lock_visible(transaction, member, request);
          if (!seen || !may_write(member, writing.kind)) return refusal::unknown;
          if (const auto there = records::same_envelope(transaction, place, writing.sealed.bytes))
            return *there;
          if (seal::direction_of(writing.kind) != seal::Direction::inside &&
              !intake::comes_from_outside(seen->kind))
            return refusal::no_such_step;
          if (is_ended(seen->state) && seal::direction_of(writing.kind) != seal::Direction::inside)
            return refusal::ended;
          if (!seen->generation_open) return refusal::key_closed;
          if (alongside) TRY(alongside(transaction));

          const auto addressed = TRY(check_readers(transaction, request, writing, certified->directory));
          const intake::Delivery delivery{.request = request,
                                          .kind = writing.kind,
                                          .sequence = writing.sequence,
                                          .generation = seen->generation,
                                          .author_person = member.person,
                                          .author_reader = std::nullopt,
                                          .hour = house_.clock.hour()};
          const auto envelope = TRY(intake::deliver(transaction, delivery, writing.sealed, addressed));
          TRY(intake::attach(transaction, delivery, envelope, writing.files));
          // Whoever wrote it has read it.
          records::mark_read(transaction, envelope, member.person.text(), delivery.hour);
          note_written(transaction, *seen, writing.kind);
          house_.trail.record(transaction,
                              {trail::Actor::person(member.person), deed(writing.kind), request, {envelope}});
          return envelope;
        });
  });
}

// 8.3: to the newest open generation; an answer also to the receipts it is for.
base::Result<intake::Addressed> Requests::check_readers(store::Transaction& transaction,
                                                        const base::RequestId& request,
                                                        const Writing& writing,
                                                        const seal::Directory& directory) const {
  const auto standing = intake::find_standing(transaction, request);
  const auto own = directory.verify_request_key(standing->key_statement);
  if (!own) return refusal::key_closed;
  const auto own_id = seal::key_id(seal::KeyKind::request, own->key.view());
  const auto readers = records::keys_of_readers(transaction, request);

  intake::Addressed addressed;
  bool to_team = false, to_somebody = false;
  for (const auto& wrap : writing.sealed.wraps) {
    const bool is_own = wrap.recipient_kind == seal::KeyKind::request && wrap.recipient == own_id;
    const bool is_reader = wrap.recipient_kind == seal::KeyKind::reader && readers.count(wrap.recipient) == 1;
    if (!is_own && !(is_reader && writing.kind == EnvelopeKind::answer)) return intake::refusal::keys_moved;
    to_team = to_team || is_own;
    to_somebody = to_somebody || is_reader;
    addressed.holders.push_back({wrap.recipient_kind, std::nullopt, std::nullopt});
  }
  if (!to_team) return intake::refusal::keys_moved;
  if (writing.kind == EnvelopeKind::answer && !to_somebody) return refusal::nobody_to_answer;
  return addressed;
}

void Requests::note_written(store::Transaction& transaction, const Visible& request,
                            EnvelopeKind kind) const {
  const auto today = house_.clock.today();
  if (kind == EnvelopeKind::answer) {
    records::note_first_answer(transaction, request.id, house_.clock.now());
    records::set_state(transaction, request.id, State::answered, today);
    records::fetch_by(transaction, request.id, house_.clock.now().plus_seconds(fetch_days_ * 86'400));
  }
  if (kind == EnvelopeKind::message) {
    const auto next = after_message(request.state, request.generation);
    if (next != request.state) records::set_state(transaction, request.id, next, today);
  }
}

base::Result<> Requests::set_state(const Member& member, const base::RequestId& request, State from,
                                   State to) const {
  return watched(house_, member, "request.set_state", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      const auto seen = lock_visible(transaction, member, request);
      if (!seen || !leads(member)) return refusal::unknown;
      // A cell has stages of its own, and a compartment ends with its case.
      if (!intake::comes_from_outside(seen->kind)) return refusal::no_such_step;
      if (seen->state != from) return refusal::moved;
      TRY(may_become(from, to));
      records::set_state(transaction, request, to, house_.clock.today());
      house_.trail.record(
          transaction,
          {trail::Actor::person(member.person), "request.state_set", request, {term(from), term(to)}});
      return base::done();
    });
  });
}

base::Result<> Requests::sentence_sent(const Member& member, const base::RequestId& request) const {
  return watched(house_, member, "sentence.send", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!lock_visible(transaction, member, request) || !leads(member)) return refusal::unknown;
      house_.trail.record(transaction, {trail::Actor::person(member.person), "sentence.sent", request});
      return base::done();
    });
  });
}

}  // namespace requests
