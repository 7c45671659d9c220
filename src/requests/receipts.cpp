// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/receipts.h"

#include "requests/thread_records.h"

namespace requests {
namespace {

using base::log::Count;

trail::Term term(Reach reach) {
  switch (reach) {
    case Reach::all: return "all";
    case Reach::own: return "own";
    case Reach::none: return "none";
  }
  CHECK(false);
}

}  // namespace

base::Result<base::ReaderId> Receipts::add_code(const Member& member, const base::RequestId& request,
                                                const NewCode& code) const {
  return watched(house_, member, "receipt.add_code", request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<base::ReaderId> {
          const auto seen = lock_visible(transaction, member, request);
          if (!seen || !leads(member)) return refusal::unknown;
          if (!intake::comes_from_outside(seen->kind)) return refusal::no_such_step;
          if (is_ended(seen->state)) return refusal::ended;
          if (code.replaces && !records::reader(transaction, request, *code.replaces))
            return refusal::unknown;
          const auto id = base::ReaderId::fresh();
          if (!records::insert_code(transaction, id, request, code, house_.clock.hour()))
            return intake::refusal::unreadable;
          house_.trail.record(transaction,
                              {trail::Actor::person(member.person), "receipt.code_made", request, {id}});
          return id;
        });
  });
}

base::Result<> Receipts::set_reach(const Member& member, const base::RequestId& request,
                                   const base::ReaderId& reader, Reach reach) const {
  return watched(house_, member, "receipt.set_reach", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!lock_visible(transaction, member, request) || !leads(member)) return refusal::unknown;
      const auto found = records::reader(transaction, request, reader);
      if (!found) return refusal::unknown;
      if (*found == ReaderState::dead) return refusal::moved;
      records::set_reach(transaction, reader, reach);
      house_.trail.record(
          transaction,
          {trail::Actor::person(member.person), "receipt.reach_set", request, {reader, term(reach)}});
      return base::done();
    });
  });
}

base::Result<> Receipts::end(const Member& member, const base::RequestId& request,
                             const base::ReaderId& reader) const {
  return watched(house_, member, "receipt.end", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!lock_visible(transaction, member, request) || !leads(member)) return refusal::unknown;
      const auto found = records::reader(transaction, request, reader);
      if (!found) return refusal::unknown;
      if (*found == ReaderState::dead) return base::done();
      records::bury(transaction, request, reader);
      house_.trail.record(transaction,
                          {trail::Actor::person(member.person), "receipt.ended", request, {reader}});
      return base::done();
    });
  });
}

base::Result<> Receipts::rewrap(const Member& member, const base::RequestId& request,
                                const base::ReaderId& reader, const std::vector<EnvelopeWrap>& wraps) const {
  return watched(house_, member, "receipt.rewrap", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!lock_visible(transaction, member, request) || !leads(member)) return refusal::unknown;
      const auto keys = records::keys_of_readers(transaction, request);
      for (const auto& each : wraps) {
        const auto key = keys.find(each.wrap.recipient);
        const bool is_theirs = key != keys.end() && key->second == reader &&
                               each.wrap.recipient_kind == seal::KeyKind::reader &&
                               carries(each.wrap, seal::WrapPurpose::content_key);
        if (!is_theirs) return intake::refusal::keys_moved;
        if (!records::wrap_answer(transaction, request, each)) return intake::refusal::unreadable;
      }
      house_.trail.record(transaction, {trail::Actor::person(member.person),
                                        "receipt.history_given",
                                        request,
                                        {reader, Count{static_cast<long long>(wraps.size())}}});
      return base::done();
    });
  });
}

}  // namespace requests
