// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/compartments.h"

#include "requests/compartment_records.h"
#include "requests/team_records.h"

namespace requests {
namespace {

trail::Word trail_word(Part part) {
  switch (part) {
    case Part::identity: return "identity";
    case Part::location: return "location";
    case Part::money: return "money";
  }
  CHECK(false);
}

}  // namespace

std::string_view word(Part part) { return trail_word(part).text(); }

std::optional<Part> part(std::string_view written) {
  for (const auto each : all_parts)
    if (word(each) == written) return each;
  return std::nullopt;
}

base::Result<base::RequestId> Compartments::open(const Member& member, const base::RequestId& request,
                                                 Part which) const {
  return watched(house_, member, "compartment.open", request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<base::RequestId> {
          TRY(lock_going_on(transaction, member, request));
          const auto hour = house_.clock.hour();
          const auto id = base::RequestId::next(static_cast<std::uint32_t>(hour.count));
          records::insert(transaction, {id, request, which}, hour);
          records::put_in(transaction, id, member.person, house_.clock.today());
          house_.trail.record(
              transaction,
              {trail::Actor::person(member.person), "compartment.opened", id, {request, trail_word(which)}});
          return id;
        });
  });
}

base::Result<std::vector<Compartment>> Compartments::of(const Member& member,
                                                        const base::RequestId& request) const {
  store::Transaction reading{house_.database, store::Mode::read};
  if (!find_visible(reading, member, request)) return refusal::unknown;
  return records::compartments(reading, member.person, request);
}

base::Result<Compartment> Compartments::see(const Member& member, const base::RequestId& compartment) const {
  store::Transaction reading{house_.database, store::Mode::read};
  const auto found = records::compartment(reading, member.person, compartment);
  if (!found) return refusal::unknown;
  return *found;
}

}  // namespace requests
