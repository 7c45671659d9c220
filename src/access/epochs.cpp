// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/epochs.h"

#include <algorithm>

#include "access/directory_records.h"
#include "access/epoch_records.h"

namespace staff {
namespace {

bool receives(const Person& person) {
  return person.roles.has(Role::handler) || person.roles.has(Role::complaints);
}

base::Result<> check_keys(const House& house, const Vouched& vouched, const Session& asking,
                          const std::vector<NewEpoch>& keys) {
  const auto directory =
      seal::Directory::verify(house.root, vouched.statement, vouched.credential, vouched.revocations, 0);
  if (!directory) return refusal::epoch_refused;
  for (const auto& key : keys) {
    const auto stated = directory->verify_epoch_key(key.statement);
    const bool fits = stated && stated->person == asking.person.id && stated->day == key.day &&
                      may_be_added(key.day, house.clock.today()) && key.sealed.size() == sealed_seed_size;
    if (!fits) return refusal::epoch_refused;
  }
  return base::done();
}

// Told once, not at every sweep.
bool is_in_trail(store::Transaction& transaction, const base::PersonId& person, const trail::Entry& entry) {
  constexpr int most = 200;
  const auto lines = trail::lines_about(transaction, person, most);
  return std::ranges::any_of(lines, [&](const trail::Line& line) {
    return line.deed == entry.deed.text() && line.detail == entry.detail_text();
  });
}

void record_once(const House& house, store::Transaction& transaction, const base::PersonId& person,
                 const trail::Entry& entry) {
  if (!is_in_trail(transaction, person, entry)) house.trail.record(transaction, entry);
}

}  // namespace

base::Result<> Epochs::add(const Session& asking, const std::vector<NewEpoch>& keys) const {
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    TRY(check_keys(house_, records::newest_directory(transaction), asking, keys));
    for (const auto& key : keys) {
      if (!records::insert_epoch(transaction, asking.person.id, key)) return refusal::epoch_exists;
    }
    const base::log::Count count{static_cast<long long>(keys.size())};
    house_.trail.record(transaction, {asking.actor(), "epochs.added", asking.person.id, {count}});
    return base::done();
  });
}

std::vector<base::Day> Epochs::days(const Session& asking) const {
  store::Transaction reading{house_.database, store::Mode::read};
  return records::epoch_days(reading, asking.person.id);
}

base::Result<base::Bytes> Epochs::sealed(const Session& asking, base::Day day) const {
  store::Transaction reading{house_.database, store::Mode::read};
  auto sealed = records::sealed_epoch(reading, asking.person.id, day);
  if (!sealed) return refusal::unknown;
  return *std::move(sealed);
}

Stock Epochs::stock(const Session& asking) const {
  const auto today = house_.clock.today();
  const auto held = days(asking);
  Stock stock{.left = days_left(held, today), .is_low = false, .overdue = {}};
  stock.is_low = receives(asking.person) && stock.left < low_stock;
  std::ranges::copy_if(held, std::back_inserter(stock.overdue),
                       [&](base::Day day) { return is_past(day, today); });
  return stock;
}

Swept Epochs::sweep() const {
  const auto today = house_.clock.today();
  const auto system = trail::Actor::system();
  const auto swept = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    Swept count;
    for (const auto& epoch : records::epochs_before(transaction, {today.count - days_kept})) {
      const base::log::Count day{epoch.day.count};
      if (epoch.needed) {
        ++count.kept;
        record_once(house_, transaction, epoch.person, {system, "epoch.kept", epoch.person, {day}});
        continue;
      }
      ++count.destroyed;
      records::destroy(transaction, epoch, today);
      house_.trail.record(transaction, {system, "epoch.destroyed", epoch.person, {day}});
    }
    for (const auto& person : records::receivers(transaction)) {
      const auto left = days_left(records::epoch_days(transaction, person), today);
      if (left >= low_stock) continue;
      record_once(house_, transaction, person,
                  {system, "epochs.low", person, {base::log::Count{today.count}}});
    }
    return count;
  });
  // The deed stands; that copies of the rows go from the engine's own files as well may take another try.
  if (swept.destroyed > 0) (void)house_.database.erase_traces({"key_epochs"});
  return swept;
}

}  // namespace staff
