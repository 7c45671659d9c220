// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post/outboxes.h"

namespace post {
namespace {

// Ways to whoever is listed, without those on which a page waits already: it will be seen after this deed
// anyway. With each, when the last one was due.
const std::string ways_without_page = R"(
  SELECT way.person_id, way.channel, (
    SELECT MAX(due_at) FROM outbox WHERE outbox.person_id = way.person_id AND outbox.channel = way.channel
    AND kind = 'page' AND due_at > $1)
  FROM (SELECT id AS person_id, 'mail' AS channel FROM persons
        UNION ALL SELECT person_id, channel FROM person_channels) AS way
  WHERE NOT EXISTS (
    SELECT 1 FROM outbox WHERE outbox.person_id = way.person_id AND outbox.channel = way.channel
    AND kind = 'page' AND state = 'waiting' AND taken_until_at IS NULL) AND way.person_id IN )";
constexpr auto insert = R"(
  INSERT INTO outbox (id, person_id, kind, due_at, channel, state) VALUES ($1, $2, $3, $4, $5, 'waiting')
  ON CONFLICT DO NOTHING)";
constexpr auto insert_now = R"(
  INSERT INTO outbox (id, person_id, kind, due_at, channel, state)
  VALUES ($1, $2, 'page', $3, $4, 'waiting')
  ON CONFLICT (person_id, channel)
    WHERE kind = 'page' AND state = 'waiting' AND attempts = 0 AND taken_until_at IS NULL
  DO UPDATE SET due_at = excluded.due_at WHERE outbox.due_at > excluded.due_at)";
constexpr auto any_due = R"(
  SELECT 1 FROM outbox WHERE channel = $1 AND state = 'waiting' AND due_at <= $2
  AND (taken_until_at IS NULL OR taken_until_at <= $2) LIMIT 1)";
constexpr auto take = R"(
  UPDATE outbox SET taken_until_at = $1 WHERE id IN (
    SELECT id FROM outbox
    WHERE channel = $4 AND state = 'waiting' AND due_at <= $2
      AND (taken_until_at IS NULL OR taken_until_at <= $2)
    ORDER BY due_at LIMIT $3 %LOCK%)
  RETURNING id, person_id, kind, attempts,
    CASE WHEN channel = 'mail' THEN (SELECT mail FROM persons WHERE persons.id = outbox.person_id)
    ELSE (SELECT address FROM person_channels
          WHERE person_channels.person_id = outbox.person_id AND person_channels.channel = outbox.channel)
    END,
    (SELECT language FROM persons WHERE persons.id = outbox.person_id))";
constexpr auto forget_old = "DELETE FROM outbox WHERE state <> 'waiting' AND due_at < $1";
constexpr auto active_people = "SELECT id, time_zone FROM persons WHERE state = 'active' AND mail <> ''";
constexpr auto put_channel = R"(
  INSERT INTO person_channels (person_id, channel, address) VALUES ($1, $2, $3)
  ON CONFLICT (person_id, channel) DO UPDATE SET address = excluded.address)";
constexpr auto forget_channel = "DELETE FROM person_channels WHERE person_id = $1 AND channel = $2";
constexpr std::int64_t an_hour = 3'600;
constexpr std::int64_t a_day = 24 * an_hour;

NoticeKind kind_written(const std::string& word) {
  const auto known = kind(word);
  if (!known) throw store::Fault{"a notice of unknown kind"};
  return *known;
}

void put(store::Transaction& transaction, const base::PersonId& person, NoticeKind kind, std::int64_t due,
         std::string_view channel) {
  transaction.change(insert, {base::EnvelopeId::fresh().text(), person, word(kind), due, channel});
}

}  // namespace

void page(store::Transaction& transaction, const base::PersonId& person, base::Instant now) {
  page(transaction, std::set{person}, now);
}

void page(store::Transaction& transaction, const std::set<base::PersonId>& people, base::Instant now) {
  if (people.empty()) return;
  store::Values values{now.plus_seconds(-seconds_between_pages).milliseconds};
  const auto list = store::listed(values, people);
  for (const auto& row : transaction.run(ways_without_page + list, values)) {
    const auto last = row.maybe_integer(2);
    const auto due = last ? *last + seconds_between_pages * 1000 : now.milliseconds;
    put(transaction, row.id<base::PersonId>(0), NoticeKind::page, due, row.text(1));
  }
}

void ring(store::Transaction& transaction, const base::PersonId& person, base::Instant now) {
  for (const auto channel : channels_of(transaction, person))
    transaction.change(insert_now,
                       {base::EnvelopeId::fresh().text(), person, now.milliseconds, word(channel)});
}

Channel channel_written(const std::string& word) {
  const auto known = channel(word);
  if (!known) throw store::Fault{"a person's channel in the database is unknown"};
  return *known;
}

std::vector<Channel> channels_of(store::Transaction& transaction, const base::PersonId& person) {
  std::vector<Channel> channels{Channel::mail};
  for (const auto& [channel, address] : addresses_of(transaction, person)) channels.push_back(channel);
  return channels;
}

std::map<Channel, std::string> addresses_of(store::Transaction& transaction, const base::PersonId& person) {
  std::map<Channel, std::string> addresses;
  for (const auto& row :
       transaction.run("SELECT channel, address FROM person_channels WHERE person_id = $1", {person}))
    addresses.emplace(channel_written(row.text(0)), row.text(1));
  return addresses;
}

void set_address(store::Transaction& transaction, const base::PersonId& person, Channel channel,
                 const std::string& address) {
  if (address.empty())
    transaction.change(forget_channel, {person, word(channel)});
  else
    transaction.change(put_channel, {person, word(channel), address});
}

void tell(store::Transaction& transaction, const base::PersonId& person, NoticeKind kind, Channel channel,
          base::Instant now) {
  put(transaction, person, kind, now.milliseconds, word(channel));
}

int fill_slots(store::Database& database, const std::vector<std::string>& hours, base::Instant now) {
  int filled = 0;
  store::in_transaction(database, [&](store::Transaction& transaction) {
    filled = 0;
    for (const auto& person : transaction.run(active_people)) {
      for (const auto slot : slots_between(now.plus_seconds(-an_hour), now, hours, person.text(1))) {
        // The id is made of person and moment: however often this runs, a slot is filled once.
        const auto id = "slot " + person.text(0) + " " + std::to_string(slot.milliseconds);
        filled += static_cast<int>(transaction.change(
            insert, {id, person.text(0), word(NoticeKind::slot), slot.milliseconds, word(Channel::mail)}));
      }
    }
    transaction.change(forget_old, {now.plus_seconds(-a_day).milliseconds});
  });
  return filled;
}

std::vector<Notice> take_due(store::Database& database, Channel channel, base::Instant now, int most) {
  {
    // Most looks find nothing, and need not wait for whoever writes.
    store::Transaction reading{database, store::Mode::read};
    if (!reading.one(any_due, {word(channel), now.milliseconds})) return {};
  }
  return store::in_transaction(database, [&](store::Transaction& transaction) {
    std::string sql{take};
    const bool together = transaction.engine() == store::Engine::postgresql;
    sql.replace(sql.find("%LOCK%"), 6, together ? "FOR UPDATE SKIP LOCKED" : "");
    std::vector<Notice> due;
    for (const auto& row : transaction.run(
             sql, {now.plus_seconds(seconds_to_carry).milliseconds, now.milliseconds, most, word(channel)})) {
      due.push_back({.id = row.text(0),
                     .person = row.id<base::PersonId>(1),
                     .kind = kind_written(row.text(2)),
                     .channel = channel,
                     .address = row.maybe_text(4).value_or(""),
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
