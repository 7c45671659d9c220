// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/gatherings.h"

#include "crisis/cell_records.h"
#include "crisis/gathering_records.h"

namespace crisis {

template <class Errand>
auto Gatherings::in_both(const requests::Member& member, const CellId& cell, const base::RequestId& request,
                         trail::Word deed, Errand errand) const {
  return requests::watched(house_, member, deed, request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      const auto found = records::find(transaction, member, cell);
      if (!found || !requests::leads(member) || !requests::lock_visible(transaction, member, request) ||
          !records::is_gathered(transaction, cell, request))
        return requests::refusal::unknown;
      if (found->stage == Stage::closed) return refusal::over;
      errand(transaction);
      house_.trail.record(transaction, {trail::Actor::person(member.person), deed, request, {cell}});
      return base::done();
    });
  });
}

base::Result<Gathering> Gatherings::see(const requests::Member& member, const CellId& cell) const {
  store::Transaction reading{house_.database, store::Mode::read};
  if (!records::find(reading, member, cell)) return requests::refusal::unknown;
  Gathering gathering{.requests = records::gathered(reading, cell, member.person),
                      .unseen = 0,
                      .left_behind = records::left_behind(reading, cell)};
  gathering.unseen =
      records::count_gathered(reading, cell) - static_cast<std::int64_t>(gathering.requests.size());
  return gathering;
}

base::Result<std::int64_t> Gatherings::attach(const requests::Member& member, const CellId& cell,
                                              const std::vector<base::RequestId>& requests) const {
  if (requests.size() > most_at_once) return refusal::too_many;
  return requests::watched(house_, member, "cell.attached", cell, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<std::int64_t> {
          const auto found = records::lock(transaction, member, cell);
          if (!found || !requests::leads(member)) return requests::refusal::unknown;
          if (found->stage == Stage::closed) return refusal::over;
          std::vector<base::RequestId> attached;
          for (const auto& request : requests) {
            const auto seen = requests::find_visible(transaction, member, request);
            if (!seen || seen->kind != intake::RequestKind::request || requests::is_ended(seen->state))
              continue;
            if (records::is_gathered(transaction, cell, request)) continue;
            records::attach(transaction, cell, request, house_.clock.today());
            attached.push_back(request);
          }
          if (records::count_gathered(transaction, cell) > most) return refusal::too_many;
          for (const auto& request : attached)
            house_.trail.record(transaction,
                                {trail::Actor::person(member.person), "cell.attached", request, {cell}});
          return static_cast<std::int64_t>(attached.size());
        });
  });
}

base::Result<> Gatherings::detach(const requests::Member& member, const CellId& cell,
                                  const base::RequestId& request) const {
  return in_both(member, cell, request, "cell.detached",
                 [&](store::Transaction& transaction) { records::detach(transaction, cell, request); });
}

base::Result<> Gatherings::heard(const requests::Member& member, const CellId& cell,
                                 const base::RequestId& request) const {
  return in_both(member, cell, request, "cell.heard", [&](store::Transaction& transaction) {
    records::note_heard(transaction, cell, request, house_.clock.hour());
  });
}

base::Result<base::EnvelopeId> Gatherings::send(const requests::Member& member, const CellId& cell,
                                                const GuidanceId& guidance, const base::RequestId& request,
                                                const requests::Writing& answer) const {
  if (answer.kind != seal::EnvelopeKind::answer) return intake::refusal::unreadable;
  return requests_.send(member, request, answer, [&](store::Transaction& transaction) -> base::Result<> {
    const auto found = records::find(transaction, member, cell);
    if (!found || !records::is_gathered(transaction, cell, request)) return requests::refusal::unknown;
    if (found->stage == Stage::closed) return refusal::over;
    if (!records::note_sent(transaction, cell, guidance, request)) return refusal::sent_already;
    return base::done();
  });
}

}  // namespace crisis
