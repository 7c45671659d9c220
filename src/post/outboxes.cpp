// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post/outboxes.h"

namespace post {
namespace {

constexpr auto waiting_or_recent = R"(
  SELECT max(due_at) FROM outbox WHERE person_id = $1 AND kind = 'page' AND due_at > $2)";
constexpr auto still_waiting = R"(
  SELECT DISTINCT person_id FROM outbox
  WHERE kind = 'page' AND state = 'waiting' AND taken_until_at IS NULL AND person_id IN )";
constexpr auto insert = R"(
  INSERT INTO outbox (id, person_id, kind, due_at, state) VALUES ($1, $2, $3, $4, 'waiting')
  ON CONFLICT DO NOTHING)";
constexpr auto insert_now = R"(
  INSERT INTO outbox (id, person_id, kind, due_at, state) VALUES ($1, $2, 'page', $3, 'waiting')
  ON CONFLICT (person_id)
    WHERE kind = 'page' AND state = 'waiting' AND attempts = 0 AND taken_until_at IS NULL
  DO UPDATE SET due_at = excluded.due_at WHERE outbox.due_at > excluded.due_at)";
constexpr auto take = R"(
  UPDATE outbox SET taken_until_at = $1 WHERE id IN (
    SELECT id FROM outbox
    WHERE state = 'waiting' AND due_at <= $2 AND (taken_until_at IS NULL OR taken_until_at <= $2)
    ORDER BY due_at LIMIT $3 %LOCK%)
  RETURNING id, person_id, kind, attempts,
    (SELECT mail FROM persons WHERE persons.id = outbox.person_id),
    (SELECT language FROM persons WHERE persons.id = outbox.person_id))";
constexpr auto forget_old = "DELETE FROM outbox WHERE state <> 'waiting' AND due_at < $1";
constexpr auto active_people = "SELECT id, time_zone FROM persons WHERE state = 'active' AND mail <> ''";
constexpr std::int64_t an_hour = 3'600;
constexpr std::int64_t a_day = 24 * an_hour;

}  // namespace

void page(store::Transaction& transaction, const base::PersonId& person, base::Instant now) {
  page(transaction, std::set{person}, now);
}

void page(store::Transaction& transaction, std::set<base::PersonId> people, base::Instant now) {
  if (people.empty()) return;
  store::Values values;
  const auto list = store::listed(values, people);
  // One that waits will be seen after this deed anyway.
  for (const auto& row : transaction.run(still_waiting + list, values))
    people.erase(row.id<base::PersonId>(0));
  const auto window = now.milliseconds - seconds_between_pages * 1000;
  for (const auto& person : people) {
    const auto last = transaction.one(waiting_or_recent, {person, window})->maybe_integer(0);
    const auto due = last ? *last + seconds_between_pages * 1000 : now.milliseconds;
    transaction.change(insert, {base::EnvelopeId::fresh().text(), person, word(NoticeKind::page), due});
  }
}

void ring(store::Transaction& transaction, const base::PersonId& person, base::Instant now) {
  transaction.change(insert_now, {base::EnvelopeId::fresh().text(), person, now.milliseconds});
}

int fill_slots(store::Database& database, const std::vector<std::string>& hours, base::Instant now) {
  int filled = 0;
  store::in_transaction(database, [&](store::Transaction& transaction) {
    filled = 0;
    for (const auto& person : transaction.run(active_people)) {
      for (const auto slot : slots_between(now.plus_seconds(-an_hour), now, hours, person.text(1))) {
        // The id is made of person and moment: however often this runs, a slot is filled once.
        const auto id = "slot " + person.text(0) + " " + std::to_string(slot.milliseconds);
        filled += static_cast<int>(
            transaction.change(insert, {id, person.text(0), word(NoticeKind::slot), slot.milliseconds}));
      }
    }
    transaction.change(forget_old, {now.plus_seconds(-a_day).milliseconds});
  });
  return filled;
}

std::vector<Notice> take_due(store::Database& database, base::Instant now, int most) {
  return store::in_transaction(database, [&](store::Transaction& transaction) {
    std::string sql{take};
    const bool together = transaction.engine() == store::Engine::postgresql;
    sql.replace(sql.find("%LOCK%"), 6, together ? "FOR UPDATE SKIP LOCKED" : "");
    std::vector<Notice> due;
    for (const auto& row :
         transaction.run(sql, {now.plus_seconds(seconds_to_carry).milliseconds, now.milliseconds, most})) {
      due.push_back({.id = row.text(0),
                     .person = row.id<base::PersonId>(1),
                     .kind = row.text(2) == "page" ? NoticeKind::page : NoticeKind::slot,
                     .mail = row.text(4),
                     .language = row.text(5),
                     .attempts = static_cast<int>(row.integer(3))});
    }
    return due;
  });
}

void carried(store::Database& database, const Notice& notice) {
  store::in_transaction(database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE outbox SET state = 'sent', taken_until_at = NULL WHERE id = $1", {notice.id});
  });
}

void not_carried(store::Database& database, const Notice& notice, base::Instant now) {
  const auto state = notice.attempts + 1 >= most_attempts ? "failed" : "waiting";
  store::in_transaction(database, [&](store::Transaction& transaction) {
    transaction.change(
        "UPDATE outbox SET state = $2, attempts = attempts + 1, taken_until_at = NULL, due_at = $3 WHERE id "
        "= $1",
        {notice.id, state, next_attempt(now, notice.attempts).milliseconds});
  });
}

}  // namespace post
