// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/readings.h"

#include <set>

#include "intake/delivery.h"
#include "requests/fact_records.h"
#include "requests/reading_records.h"

namespace requests {
namespace {

void mark_read(store::Transaction& transaction, const Member& member,
               const std::vector<StoredEnvelope>& envelopes, base::Hour hour) {
  for (const auto& envelope : envelopes)
    records::mark_read(transaction, envelope.id, member.person.text(), hour);
}

std::optional<Overview> overview(store::Transaction& transaction, const Member& member,
                                 const base::RequestId& request) {
  auto facts = records::facts(transaction, member, request);
  if (!facts) return std::nullopt;
  std::vector<Facts> alone{*std::move(facts)};
  records::add_teams(transaction, alone);
  return Overview{.facts = std::move(alone[0]),
                  .request_keys = records::request_keys(transaction, request),
                  .wraps = records::own_wraps(transaction, request, member.person),
                  .readers = records::readers(transaction, request),
                  .next_inward = intake::next_sequence(transaction, request, seal::Direction::inward),
                  .next_outward = intake::next_sequence(transaction, request, seal::Direction::outward),
                  .next_inside = intake::next_sequence(transaction, request, seal::Direction::inside)};
}

EnvelopePage page_after(store::Transaction& transaction, const Member& member, const base::RequestId& request,
                        std::int64_t after) {
  constexpr int most = Readings::envelopes_a_page;
  EnvelopePage page{records::envelopes(transaction, member, request, {after, most + 1}), {}};
  if (page.envelopes.size() > most) {
    page.envelopes.pop_back();
    page.more = page.envelopes.back().place;
  }
  return page;
}

}  // namespace

base::Result<Overview> Readings::one(const Member& member, const base::RequestId& request) const {
  return watched(house_, member, "request.see", request, [&]() -> base::Result<Overview> {
    store::Transaction transaction{house_.database, store::Mode::read};
    auto found = overview(transaction, member, request);
    if (!found) return refusal::unknown;
    return *std::move(found);
  });
}

base::Result<EnvelopePage> Readings::envelopes(const Member& member, const base::RequestId& request,
                                               std::int64_t after) const {
  return watched(house_, member, "request.read", request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<EnvelopePage> {
          if (!find_visible(transaction, member, request)) return refusal::unknown;
          auto page = page_after(transaction, member, request, after);
          mark_read(transaction, member, page.envelopes, house_.clock.hour());
          house_.trail.record(transaction, {trail::Actor::person(member.person), "request.read", request});
          return page;
        });
  });
}

base::Result<std::vector<StoredEnvelope>> Readings::previews(
    const Member& member, const std::vector<base::RequestId>& requests) const {
  if (requests.size() > most_previews) return intake::refusal::unreadable;
  return store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> base::Result<std::vector<StoredEnvelope>> {
        std::vector<StoredEnvelope> found;
        std::set<base::RequestId> asked;
        for (const auto& request : requests) {
          if (!asked.insert(request).second) continue;
          if (!find_visible(transaction, member, request)) continue;
          auto first = records::first_envelope(transaction, member, request);
          if (first) found.push_back(*std::move(first));
        }
        mark_read(transaction, member, found, house_.clock.hour());
        for (const auto& envelope : found)
          house_.trail.record(transaction,
                              {trail::Actor::person(member.person), "request.previewed", envelope.request});
        return found;
      });
}

base::Result<std::vector<BulkRead>> Readings::bulk(const Member& member,
                                                   const std::vector<Wanted>& wanted) const {
  if (wanted.size() > most_in_bulk) return intake::refusal::unreadable;
  return store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> base::Result<std::vector<BulkRead>> {
        const auto actor = trail::Actor::person(member.person);
        std::vector<BulkRead> found;
        std::set<base::RequestId> asked;
        for (const auto& [request, after] : wanted) {
          if (!asked.insert(request).second) continue;
          auto seen = overview(transaction, member, request);
          if (!seen) continue;
          found.push_back({*std::move(seen), page_after(transaction, member, request, after)});
          house_.trail.record(transaction, {actor, "request.read", request, {"bulk"}});
        }
        house_.trail.record(
            transaction, {actor, "bulk.read", {}, {base::log::Count{static_cast<long long>(found.size())}}});
        return found;
      });
}

base::Result<seal::Bytes> Readings::chunk(const Member& member, const base::RequestId& request,
                                          const base::FileId& file, std::int64_t number) const {
  return watched(house_, member, "file.read", request, [&]() -> base::Result<seal::Bytes> {
    store::Transaction transaction{house_.database, number == 0 ? store::Mode::write : store::Mode::read};
    if (!find_visible(transaction, member, request)) return refusal::unknown;
    auto sealed = records::chunk(transaction, request, file, number);
    if (!sealed) return refusal::unknown;
    if (number == 0) {
      house_.trail.record(transaction, {trail::Actor::person(member.person), "file.read", request, {file}});
      transaction.commit();
    }
    return *std::move(sealed);
  });
}

}  // namespace requests
