// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/facts.h"

#include <algorithm>

#include "cases/fact_records.h"

namespace cases {
namespace {

constexpr std::string_view decided = "priority";

trail::Term term(std::optional<Level> level) {
  if (!level) return "by points";
  switch (*level) {
    case Level::urgent: return "urgent";
    case Level::high: return "high";
    case Level::normal: return "normal";
    case Level::low: return "low";
  }
  CHECK(false);
}

}  // namespace

Findings Facts::findings(store::Transaction& transaction, const base::RequestId& request) const {
  Findings found{.facts = records::facts(transaction, request), .priority = {}};
  found.priority = priority(records::said(transaction, request), found.facts, house_.records.clock.today());
  return found;
}

base::Result<Findings> Facts::see(const requests::Member& member, const base::RequestId& request) const {
  store::Transaction reading{house_.records.database, store::Mode::read};
  if (!requests::find_visible(reading, member, request)) return requests::refusal::unknown;
  return findings(reading, request);
}

base::Result<Findings> Facts::set(const requests::Member& member, const base::RequestId& request,
                                  const std::vector<FactChange>& changes) const {
  for (const auto& [fact_class, codes] : changes)
    if (fact_class == decided || codes.size() > most_codes || !house_.vocabulary.allows(fact_class, codes))
      return refusal::unknown_fact;
  return change(member, request, changes,
                {trail::Actor::person(member.person),
                 "facts.set",
                 request,
                 {base::log::Count{static_cast<long long>(changes.size())}}});
}

base::Result<Findings> Facts::decide(const requests::Member& member, const base::RequestId& request,
                                     std::optional<Level> level) const {
  FactChange decision{std::string{decided}, {}};
  if (level) decision.second.emplace(word(*level));
  return change(member, request, {decision},
                {trail::Actor::person(member.person), "priority.decided", request, {term(level)}});
}

base::Result<Findings> Facts::change(const requests::Member& member, const base::RequestId& request,
                                     const std::vector<FactChange>& changes,
                                     const trail::Entry& entry) const {
  const auto& house = house_.records;
  return requests::watched(house, member, entry.deed, request, [&] {
    return store::in_transaction(
        house.database, [&](store::Transaction& transaction) -> base::Result<Findings> {
          if (!requests::lock_visible(transaction, member, request) || !requests::leads(member))
            return requests::refusal::unknown;
          for (const auto& each : changes)
            records::replace(transaction, request, each, member.person, house.clock.today());
          auto found = findings(transaction, request);
          requests::set_rank(transaction, request, rank(found.priority));
          house.trail.record(transaction, entry);
          return found;
        });
  });
}

}  // namespace cases
