// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/session_records.h"

#include "access/person_records.h"

namespace staff::records {
namespace {

constexpr std::int64_t most_lanes = 10'000;

constexpr auto delete_challenge = R"(
  DELETE FROM login_challenges WHERE id = $1 RETURNING person, challenge, expires_at)";
constexpr auto insert_failures = R"(
  INSERT INTO login_failures (lane, failures, until_at) VALUES ($1, $2, $3)
  ON CONFLICT (lane) DO UPDATE SET failures = excluded.failures, until_at = excluded.until_at)";
constexpr auto delete_oldest_failures = R"(
  DELETE FROM login_failures WHERE lane IN (
    SELECT lane FROM login_failures ORDER BY until_at DESC, lane LIMIT 1000 OFFSET $1))";
constexpr std::string_view select_device =
    "SELECT id, person_id, name, secret_hash, made_day, seen_day, revoked FROM devices";
constexpr auto insert_device = R"(
  INSERT INTO devices (id, person_id, name, secret_hash, made_day, seen_day, revoked)
  VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET seen_day = excluded.seen_day)";
const std::string select_session = "SELECT " + std::string{person_columns} + R"(,
    d.id, d.name, s.expires_at, s.ends_at, s.token_hash, (SELECT COUNT(*) FROM directories),
    (SELECT LENGTH(k.one_time_secret) FROM person_keys k WHERE k.person_id = p.id)
  FROM sessions s JOIN persons p ON p.id = s.person_id JOIN devices d ON d.id = s.device_id
  WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.ends_at > $2 AND d.revoked = 0)";

StoredDevice device_from(const store::Row& row) {
  return {.id = row.id<base::DeviceId>(0),
          .person = row.id<base::PersonId>(1),
          .name = row.text(2),
          .secret_hash = row.bytes(3),
          .made = {row.integer(4)},
          .seen = {row.integer(5)},
          .revoked = row.boolean(6)};
}

}  // namespace

void save(store::Transaction& transaction, const ChallengeId& id, const Challenge& challenge,
          base::Instant expires) {
  const auto long_over = expires.plus_seconds(-2 * challenge_seconds);
  transaction.change("DELETE FROM login_challenges WHERE expires_at < $1", {long_over.milliseconds});
  transaction.change(
      "INSERT INTO login_challenges (id, person, challenge, expires_at) VALUES ($1, $2, $3, $4)",
      {id, challenge.person, challenge.bytes, expires.milliseconds});
}

std::optional<Challenge> take_challenge(store::Transaction& transaction, const ChallengeId& id,
                                        base::Instant now) {
  const auto row = transaction.one(delete_challenge, {id});
  if (!row || row->integer(2) <= now.milliseconds) return std::nullopt;
  return Challenge{.person = row->id<base::PersonId>(0), .bytes = row->bytes(1)};
}

Failures find_failures(store::Transaction& transaction, const std::string& lane, base::Instant now) {
  const auto row = transaction.one(
      "SELECT failures, until_at FROM login_failures WHERE lane = $1" + std::string{transaction.locking()},
      {lane});
  if (!row) return {};
  const base::Instant until{row->integer(1)};
  if (until.plus_seconds(failure_memory_seconds) < now) return {};
  return {.count = row->integer(0), .until = until};
}

// Names nobody has are counted too, so the table is kept from growing with them.
void save(store::Transaction& transaction, const std::string& lane, const Failures& failures) {
  transaction.change(insert_failures, {lane, failures.count, failures.until.milliseconds});
  transaction.change(delete_oldest_failures, {most_lanes});
}

void forget_failures(store::Transaction& transaction, const std::string& lane) {
  transaction.change("DELETE FROM login_failures WHERE lane = $1", {lane});
}

std::optional<StoredDevice> find_device(store::Transaction& transaction, const base::DeviceId& id) {
  const auto row = transaction.one(std::string{select_device} + " WHERE id = $1", {id});
  return row ? std::optional{device_from(*row)} : std::nullopt;
}

std::vector<StoredDevice> devices_of(store::Transaction& transaction, const base::PersonId& person) {
  const auto sql =
      std::string{select_device} + " WHERE person_id = $1 ORDER BY seen_day DESC, made_day DESC, id";
  std::vector<StoredDevice> devices;
  for (const auto& row : transaction.run(sql, {person})) devices.push_back(device_from(row));
  return devices;
}

void save(store::Transaction& transaction, const StoredDevice& device) {
  transaction.change(insert_device, {device.id, device.person, device.name, device.secret_hash,
                                     device.made.count, device.seen.count, device.revoked});
}

void revoke_device(store::Transaction& transaction, const base::DeviceId& id) {
  transaction.change("UPDATE devices SET revoked = 1 WHERE id = $1", {id});
  end_sessions_of_device(transaction, id);
}

std::optional<StoredSession> find_session(store::Transaction& transaction, base::ByteView token_hash,
                                          base::Instant now) {
  const auto row = transaction.one(select_session, {token_hash, now.milliseconds});
  if (!row) return std::nullopt;
  constexpr int next = person_width;
  return StoredSession{.session = {.person = person_from(*row),
                                   .device = row->id<base::DeviceId>(next),
                                   .device_name = row->text(next + 1),
                                   .ends_at = {row->integer(next + 3)},
                                   .token_hash = row->bytes(next + 4),
                                   .owes_factor = row->maybe_integer(next + 6).value_or(0) == 0},
                       .expires = {row->integer(next + 2)},
                       .directory_stands = row->integer(next + 5) > 0};
}

void save(store::Transaction& transaction, const StoredSession& stored) {
  const auto& session = stored.session;
  transaction.change(
      "INSERT INTO sessions (token_hash, person_id, device_id, expires_at, ends_at) VALUES ($1, $2, $3, $4, "
      "$5)",
      {session.token_hash, session.person.id, session.device, stored.expires.milliseconds,
       session.ends_at.milliseconds});
}

void extend_session(store::Transaction& transaction, base::ByteView token_hash, base::Instant expires) {
  transaction.change("UPDATE sessions SET expires_at = $2 WHERE token_hash = $1",
                     {token_hash, expires.milliseconds});
}

void end_session(store::Transaction& transaction, base::ByteView token_hash) {
  transaction.change("DELETE FROM sessions WHERE token_hash = $1", {token_hash});
}

void end_sessions_of_device(store::Transaction& transaction, const base::DeviceId& device) {
  transaction.change("DELETE FROM sessions WHERE device_id = $1", {device});
}

void end_sessions_of_person(store::Transaction& transaction, const base::PersonId& person) {
  transaction.change("DELETE FROM sessions WHERE person_id = $1", {person});
}

void revoke_devices_of_person(store::Transaction& transaction, const base::PersonId& person) {
  transaction.change("UPDATE devices SET revoked = 1 WHERE person_id = $1", {person});
  end_sessions_of_person(transaction, person);
}

void end_other_sessions(store::Transaction& transaction, const Session& but_this) {
  transaction.change("DELETE FROM sessions WHERE person_id = $1 AND token_hash <> $2",
                     {but_this.person.id, but_this.token_hash});
}

void sweep_sessions(store::Transaction& transaction, base::Instant now) {
  transaction.change("DELETE FROM sessions WHERE expires_at <= $1 OR ends_at <= $1", {now.milliseconds});
}

}  // namespace staff::records
