// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/epoch_records.h"

#include "access/person_records.h"

namespace staff::records {
namespace {

constexpr auto insert_statement = R"(
  INSERT INTO epoch_keys (person_id, day, statement) VALUES ($1, $2, $3)
  ON CONFLICT (person_id, day) DO NOTHING)";
constexpr auto insert_sealed = "INSERT INTO key_epochs (person_id, day, sealed) VALUES ($1, $2, $3)";
// An envelope needs the key while nobody has wrapped it to its request's own key. What was binned, closed or
// withdrawn waits for nobody.
constexpr auto select_past = R"(
  SELECT k.person_id, k.day, (
    SELECT COUNT(*) FROM key_wraps w JOIN envelopes e ON e.id = w.envelope_id
      JOIN requests r ON r.id = e.request_id
    WHERE w.person_id = k.person_id AND w.epoch_day = k.day AND r.state IN ('new', 'open', 'answered')
      AND NOT EXISTS (SELECT 1 FROM key_wraps o WHERE o.envelope_id = w.envelope_id AND o.recipient_kind = 3))
  FROM key_epochs k WHERE k.day < $1 ORDER BY k.day, k.person_id)";
constexpr auto insert_destruction = R"(
  INSERT INTO destructions (subject, what, day) VALUES ($1, 'epoch', $2)
  ON CONFLICT (what, subject) DO UPDATE SET day = excluded.day)";

}  // namespace

bool insert_epoch(store::Transaction& transaction, const base::PersonId& person, const NewEpoch& epoch) {
  if (transaction.change(insert_statement, {person, epoch.day.count, epoch.statement}) == 0) return false;
  transaction.change(insert_sealed, {person, epoch.day.count, epoch.sealed});
  return true;
}

std::vector<base::Day> epoch_days(store::Transaction& transaction, const base::PersonId& person) {
  std::vector<base::Day> days;
  for (const auto& row :
       transaction.run("SELECT day FROM key_epochs WHERE person_id = $1 ORDER BY day", {person}))
    days.push_back({row.integer(0)});
  return days;
}

std::optional<base::Bytes> sealed_epoch(store::Transaction& transaction, const base::PersonId& person,
                                        base::Day day) {
  const auto row =
      transaction.one("SELECT sealed FROM key_epochs WHERE person_id = $1 AND day = $2", {person, day.count});
  return row ? std::optional{row->bytes(0)} : std::nullopt;
}

std::vector<PastEpoch> epochs_before(store::Transaction& transaction, base::Day day) {
  std::vector<PastEpoch> epochs;
  for (const auto& row : transaction.run(select_past, {day.count})) {
    epochs.push_back(
        {.person = row.id<base::PersonId>(0), .day = {row.integer(1)}, .needed = row.integer(2) > 0});
  }
  return epochs;
}

void destroy(store::Transaction& transaction, const PastEpoch& epoch, base::Day today) {
  transaction.change("DELETE FROM key_epochs WHERE person_id = $1 AND day = $2",
                     {epoch.person, epoch.day.count});
  transaction.change(insert_destruction,
                     {epoch.person.text() + ":" + std::to_string(epoch.day.count), today.count});
}

std::vector<base::PersonId> receivers(store::Transaction& transaction) {
  std::vector<base::PersonId> people;
  for (const auto& person : everybody(transaction)) {
    const bool receives = person.roles.has(Role::handler) || person.roles.has(Role::complaints);
    if (receives && person.state == PersonState::active) people.push_back(person.id);
  }
  return people;
}

}  // namespace staff::records
