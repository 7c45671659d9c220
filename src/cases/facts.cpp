// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/facts.h"

#include <algorithm>

#include "cases/fact_records.h"
#include "fields/own_fields.h"

namespace cases {
namespace {

constexpr std::string_view decided = "priority";

std::set<std::string> codes_of(const FactCodes& facts, const std::string& fact_class) {
  const auto found = facts.find(fact_class);
  return found == facts.end() ? std::set<std::string>{} : found->second;
}

bool has_moved(const FactCodes& facts, const std::vector<FactChange>& changes) {
  return std::ranges::any_of(changes, [&](const FactChange& change) {
    return change.was && *change.was != codes_of(facts, change.fact_class);
  });
}

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
  for (const auto& each : changes)
    if (each.fact_class == decided || each.codes.size() > most_codes) return refusal::unknown_fact;
  return change(member, request, changes,
                {trail::Actor::person(member.person),
                 "facts.set",
                 request,
                 {base::log::Count{static_cast<long long>(changes.size())}}});
}

base::Result<Findings> Facts::decide(const requests::Member& member, const base::RequestId& request,
                                     std::optional<Level> level) const {
  FactChange decision{std::string{decided}, {}};
  if (level) decision.codes.emplace(word(*level));
  return change(member, request, {decision},
                {trail::Actor::person(member.person), "priority.decided", request, {term(level)}});
}

// Of the shipped lists, or of a field the organisation has added; deciding a priority is checked by its type.
bool Facts::are_known(store::Transaction& transaction, const std::vector<FactChange>& changes) const {
  return std::ranges::all_of(changes, [&](const FactChange& change) {
    if (change.fact_class == decided || house_.vocabulary.allows(change.fact_class, change.codes))
      return true;
    const auto id = fields::field_of(change.fact_class);
    const auto field = id ? fields::find(transaction, *id) : std::nullopt;
    return field && fields::offers(*field, change.codes);
  });
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
          if (!are_known(transaction, changes)) return refusal::unknown_fact;
          const auto before = records::facts(transaction, request);
          if (has_moved(before, changes)) return refusal::facts_moved;
          for (const auto& each : changes)
            records::replace(transaction, request, codes_of(before, each.fact_class), each, member.person,
                             house.clock.today());
          auto found = findings(transaction, request);
          requests::set_rank(transaction, request, rank(found.priority));
          house.trail.record(transaction, entry);
          return found;
        });
  });
}

}  // namespace cases
