// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/person_records.h"

#include <algorithm>

namespace staff::records {
namespace {

const std::string select_person = "SELECT " + std::string{person_columns} + " FROM persons p";
constexpr auto insert_person = R"(
  INSERT INTO persons (id, login_name, display_name, mail, roles, language, time_zone, state, made_day)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  ON CONFLICT (id) DO UPDATE SET login_name = excluded.login_name, display_name = excluded.display_name,
    mail = excluded.mail, roles = excluded.roles, language = excluded.language,
    time_zone = excluded.time_zone, state = excluded.state)";
constexpr auto select_keys = R"(
  SELECT appointment, statement, login_public, code_login_public, salt, one_time_secret, one_time_step
  FROM person_keys WHERE person_id = $1)";
constexpr auto insert_keys = R"(
  INSERT INTO person_keys (person_id, appointment, statement, login_public, code_login_public, salt,
                           one_time_secret, one_time_step)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (person_id) DO UPDATE SET login_public = excluded.login_public,
    code_login_public = excluded.code_login_public, salt = excluded.salt,
    one_time_secret = excluded.one_time_secret, one_time_step = excluded.one_time_step)";
constexpr auto insert_keyrings = R"(
  INSERT INTO key_rings (person_id, by_passphrase, by_code) VALUES ($1, $2, $3)
  ON CONFLICT (person_id) DO UPDATE SET by_passphrase = excluded.by_passphrase, by_code = excluded.by_code)";
constexpr auto insert_invitation = R"(
  INSERT INTO invitations (person_id, appointment, last_day) VALUES ($1, $2, $3)
  ON CONFLICT (person_id) DO UPDATE SET appointment = excluded.appointment, last_day = excluded.last_day)";

PersonState state_from(std::string_view text) {
  for (const auto state :
       {PersonState::invited, PersonState::enrolled, PersonState::active, PersonState::left}) {
    if (word(state) == text) return state;
  }
  throw store::Fault{"a person's state in the database is unknown"};
}

seal::SigningPublicKey signing_key(const base::Bytes& bytes) {
  const auto key = seal::SigningPublicKey::from(bytes);
  if (!key) throw store::Fault{"a log-in key in the database is malformed"};
  return *key;
}

Keys keys_from(const store::Row& row) {
  return {.appointment = row.bytes(0),
          .statement = row.bytes(1),
          .login = signing_key(row.bytes(2)),
          .code_login = signing_key(row.bytes(3)),
          .salt = row.bytes(4),
          .one_time_secret = row.bytes(5),
          .one_time_step = row.integer(6)};
}

constexpr auto insert_epoch_destructions = R"(
  INSERT INTO destructions (subject, what, day) SELECT person_id || ':' || day, 'epoch', $2 FROM key_epochs
  WHERE person_id = $1 ON CONFLICT (what, subject) DO UPDATE SET day = excluded.day)";
}  // namespace

Person person_from(const store::Row& row) {
  const auto roles = Roles::parse(row.text(4));
  if (!roles) throw store::Fault{"a person's roles in the database are unknown"};
  return {.id = row.id<base::PersonId>(0),
          .login_name = row.text(1),
          .particulars = {.display_name = row.text(2),
                          .mail = row.text(3),
                          .language = row.text(5),
                          .time_zone = row.text(6)},
          .roles = *roles,
          .state = state_from(row.text(7))};
}

std::optional<Person> find_person(store::Transaction& transaction, const base::PersonId& id) {
  const auto row = transaction.one(select_person + " WHERE p.id = $1", {id});
  return row ? std::optional{person_from(*row)} : std::nullopt;
}

std::optional<Person> lock_person(store::Transaction& transaction, const base::PersonId& id) {
  const auto row =
      transaction.one(select_person + " WHERE p.id = $1" + std::string{transaction.locking()}, {id});
  return row ? std::optional{person_from(*row)} : std::nullopt;
}

bool login_name_taken(store::Transaction& transaction, std::string_view name,
                      const base::PersonId& by_other_than) {
  return transaction.one("SELECT 1 FROM persons WHERE login_name = $1 AND id <> $2", {name, by_other_than})
      .has_value();
}

std::vector<Person> everybody(store::Transaction& transaction) {
  std::vector<Person> people;
  for (const auto& row : transaction.run(select_person + " ORDER BY p.login_name"))
    people.push_back(person_from(row));
  return people;
}

void save(store::Transaction& transaction, const Person& person, base::Day made) {
  const auto& [display_name, mail, language, time_zone] = person.particulars;
  transaction.change(insert_person, {person.id, person.login_name, display_name, mail, person.roles.text(),
                                     language, time_zone, word(person.state), made.count});
}

void set_state(store::Transaction& transaction, const base::PersonId& id, PersonState state) {
  transaction.change("UPDATE persons SET state = $2 WHERE id = $1", {id, word(state)});
}

std::optional<Invitation> find_invitation(store::Transaction& transaction, const base::PersonId& id) {
  const auto row =
      transaction.one("SELECT appointment, last_day FROM invitations WHERE person_id = $1", {id});
  if (!row) return std::nullopt;
  return Invitation{.appointment = row->bytes(0), .last_day = {row->integer(1)}};
}

void save(store::Transaction& transaction, const base::PersonId& id, const Invitation& invitation) {
  transaction.change(insert_invitation, {id, invitation.appointment, invitation.last_day.count});
}

void remove_invitation(store::Transaction& transaction, const base::PersonId& id) {
  transaction.change("DELETE FROM invitations WHERE person_id = $1", {id});
}

std::optional<Keys> find_keys(store::Transaction& transaction, const base::PersonId& id) {
  const auto row = transaction.one(select_keys, {id});
  return row ? std::optional{keys_from(*row)} : std::nullopt;
}

std::optional<Keys> lock_keys(store::Transaction& transaction, const base::PersonId& id) {
  const auto row = transaction.one(select_keys + std::string{transaction.locking()}, {id});
  return row ? std::optional{keys_from(*row)} : std::nullopt;
}

std::optional<seal::Credential> find_credential(store::Transaction& transaction, const base::PersonId& id) {
  const auto keys = find_keys(transaction, id);
  if (!keys) return std::nullopt;
  return seal::Credential{.appointment = keys->appointment, .person_keys = keys->statement};
}

void save(store::Transaction& transaction, const base::PersonId& id, const Keys& keys) {
  transaction.change(insert_keys,
                     {id, keys.appointment, keys.statement, keys.login.view(), keys.code_login.view(),
                      keys.salt, keys.one_time_secret, keys.one_time_step});
}

void set_one_time_step(store::Transaction& transaction, const base::PersonId& id, std::int64_t step) {
  transaction.change("UPDATE person_keys SET one_time_step = $2 WHERE person_id = $1", {id, step});
}

std::optional<Keyrings> find_keyrings(store::Transaction& transaction, const base::PersonId& id) {
  const auto row = transaction.one("SELECT by_passphrase, by_code FROM key_rings WHERE person_id = $1", {id});
  if (!row) return std::nullopt;
  return Keyrings{.by_passphrase = row->bytes(0), .by_code = row->bytes(1)};
}

void save(store::Transaction& transaction, const base::PersonId& id, const Keyrings& keyrings) {
  transaction.change(insert_keyrings, {id, keyrings.by_passphrase, keyrings.by_code});
}

void destroy_keys(store::Transaction& transaction, const base::PersonId& id, base::Day today) {
  transaction.change(insert_epoch_destructions, {id, today.count});
  for (const auto table : {"key_rings", "key_epochs", "epoch_keys", "invitations", "factor_codes"}) {
    transaction.change("DELETE FROM " + std::string{table} + " WHERE person_id = $1", {id});
  }
}

}  // namespace staff::records
