// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables persons, invitations, person_keys and key_rings. Private to this room.
#pragma once

#include <optional>
#include <vector>

#include "access/person.h"
#include "seal/keys.h"
#include "seal/statement.h"
#include "store/database.h"

namespace staff::records {

// Columns p.id, p.login_name, p.display_name, p.mail, p.roles, p.language, p.time_zone, p.state.
inline constexpr std::string_view person_columns =
    "p.id, p.login_name, p.display_name, p.mail, p.roles, p.language, p.time_zone, p.state";
inline constexpr int person_width = 8;
Person person_from(const store::Row& row);

std::optional<Person> find_person(store::Transaction& transaction, const base::PersonId& id);
// Nobody else changes them until the transaction ends.
std::optional<Person> lock_person(store::Transaction& transaction, const base::PersonId& id);
bool login_name_taken(store::Transaction& transaction, std::string_view name,
                      const base::PersonId& by_other_than);
std::vector<Person> everybody(store::Transaction& transaction);
void save(store::Transaction& transaction, const Person& person, base::Day made);
void set_state(store::Transaction& transaction, const base::PersonId& id, PersonState state);

struct Invitation {
  base::Bytes appointment;
  base::Day last_day;
};
std::optional<Invitation> find_invitation(store::Transaction& transaction, const base::PersonId& id);
void save(store::Transaction& transaction, const base::PersonId& id, const Invitation& invitation);
void remove_invitation(store::Transaction& transaction, const base::PersonId& id);

struct Keys {
  base::Bytes appointment;
  base::Bytes statement;
  seal::SigningPublicKey login;
  seal::SigningPublicKey code_login;
  base::Bytes salt;
  base::Bytes one_time_secret;
  std::int64_t one_time_step = 0;
};
struct Keyrings {
  base::Bytes by_passphrase;
  base::Bytes by_code;
};
std::optional<Keys> find_keys(store::Transaction& transaction, const base::PersonId& id);
std::optional<Keys> lock_keys(store::Transaction& transaction, const base::PersonId& id);
std::optional<seal::Credential> find_credential(store::Transaction& transaction, const base::PersonId& id);
void save(store::Transaction& transaction, const base::PersonId& id, const Keys& keys);
void set_one_time_step(store::Transaction& transaction, const base::PersonId& id, std::int64_t step);
std::optional<Keyrings> find_keyrings(store::Transaction& transaction, const base::PersonId& id);
void save(store::Transaction& transaction, const base::PersonId& id, const Keyrings& keyrings);

// What a person who leaves could open, written down so that a restore forgets it too.
void destroy_keys(store::Transaction& transaction, const base::PersonId& id, base::Day today);

}  // namespace staff::records
