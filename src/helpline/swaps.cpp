// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/swaps.h"

#include "helpline/rota_records.h"
#include "helpline/rotas.h"

namespace helpline {
namespace {

constexpr auto put_offer = R"(
  INSERT INTO shift_offers (pattern_id, begins_at, giver_id, receiver_id) VALUES ($1, $2, $3, $4)
  ON CONFLICT (pattern_id, begins_at) DO UPDATE SET receiver_id = excluded.receiver_id,
    giver_id = excluded.giver_id)";
constexpr auto is_mine = R"(
  SELECT 1 FROM shifts WHERE pattern_id = $1 AND begins_at = $2 AND person_id = $3 AND ends_at > $4)";
// Only while it is still the giver's.
constexpr auto change_hands = R"(
  UPDATE shifts SET person_id = $3 WHERE pattern_id = $1 AND begins_at = $2 AND ends_at > $4
  AND person_id = (SELECT giver_id FROM shift_offers
                   WHERE shift_offers.pattern_id = $1 AND shift_offers.begins_at = $2 AND receiver_id = $3))";
constexpr auto select_open = R"(
  SELECT offers.pattern_id, offers.begins_at, giver_id, receiver_id FROM shift_offers AS offers
  JOIN shifts ON shifts.pattern_id = offers.pattern_id AND shifts.begins_at = offers.begins_at
    AND shifts.person_id = giver_id
  WHERE ends_at > $1 ORDER BY offers.begins_at, offers.pattern_id)";

}  // namespace

base::Result<> Swaps::offer(const staff::Session& asking, const ShiftName& shift,
                            const base::PersonId& receiver) const {
  const auto now = house_.clock.now();
  auto offered =
      store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
        const auto& [pattern, begins] = shift;
        if (!transaction.one(is_mine, {pattern, begins.milliseconds, asking.person.id, now.milliseconds}))
          return staff::refusal::unknown;
        if (receiver == asking.person.id || !records::is_active_handler(transaction, receiver))
          return refusal::no_handler;
        transaction.change(put_offer, {pattern, begins.milliseconds, asking.person.id, receiver});
        house_.trail.record(transaction, {asking.actor(), "shift.offered", receiver, {pattern}});
        return base::done();
      });
  if (!offered && offered.error() == staff::refusal::unknown)
    return staff::refuse(house_, asking, "shift.offered", receiver);
  return offered;
}

base::Result<> Swaps::accept(const staff::Session& asking, const ShiftName& shift) const {
  const auto& [pattern, begins] = shift;
  const bool changed = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    if (!records::is_active_handler(transaction, asking.person.id)) return false;
    const store::Values mine{pattern, begins.milliseconds, asking.person.id, house_.clock.now().milliseconds};
    if (transaction.change(change_hands, mine) == 0) return false;
    records::forget_offer(transaction, pattern, begins);
    house_.trail.record(transaction, {asking.actor(), "shift.swapped", asking.person.id, {pattern}});
    return true;
  });
  if (!changed) return staff::refuse(house_, asking, "shift.swapped", asking.person.id);
  return base::done();
}

base::Result<> Swaps::withdraw(const staff::Session& asking, const ShiftName& shift) const {
  const auto& [pattern, begins] = shift;
  const bool withdrawn = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    if (!records::forget_offer_of(transaction, pattern, begins, asking.person.id)) return false;
    house_.trail.record(transaction, {asking.actor(), "shift.kept", asking.person.id, {pattern}});
    return true;
  });
  if (!withdrawn) return staff::refuse(house_, asking, "shift.kept", asking.person.id);
  return base::done();
}

std::vector<Offer> Swaps::open() const {
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<Offer> offers;
  for (const auto& row : reading.run(select_open, {house_.clock.now().milliseconds}))
    offers.push_back({{row.id<bell::PatternId>(0), {row.integer(1)}},
                      row.id<base::PersonId>(2),
                      row.id<base::PersonId>(3)});
  return offers;
}

}  // namespace helpline
