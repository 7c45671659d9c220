// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of rooms and doors: a made-up organisation whose keys the test holds, written into a database.
#pragma once

#include <memory>

#include "intake/house.h"
#include "intake/recipients.h"
#include "seal/receipt.h"
#include "seal/statement.h"
#include "store/test_database.h"

namespace intake {

struct TestPerson {
  base::PersonId id = base::PersonId::fresh();
  std::uint16_t purposes = 0;
  seal::SecretBytes identity = seal::SecretBytes::fresh();
  seal::SecretBytes sealing = seal::SecretBytes::fresh();
  seal::SecretBytes epoch = seal::SecretBytes::fresh();
};

class TestOrganisation {
 public:
  static constexpr std::int64_t day = 20'000;
  static constexpr std::uint16_t all_work = seal::purpose::requests | seal::purpose::cases;
  static constexpr std::uint16_t complaints = seal::purpose::complaints | seal::purpose::cases;

  // The first person is the officer who issues the directory.
  explicit TestOrganisation(store::Database& database,
                            std::vector<std::uint16_t> purposes = {seal::purpose::officer | complaints,
                                                                   all_work, all_work})
      : database_{database} {
    for (const auto each : purposes) add_person(each);
    const auto recovery_statement =
        seal::state_recovery_key(id(), seal::sealing_public(recovery), {day}, root);
    store::in_transaction(database_, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO organisation (one, name, root, recovery, languages, hours, made_day, shares, "
          "threshold) "
          "VALUES (1, 'Haven', $1, $2, 'en fr ar', 'every day', $3, 3, 2)",
          {root_key().view(), recovery_statement, day});
      for (const auto& person : people) write(transaction, *person);
    });
    issue_directory();
  }

  // Everybody in `people`, one version on.
  void issue_directory() {
    std::vector<seal::Entry> entries;
    for (const auto& person : people)
      entries.push_back({person->id, person->purposes, seal::signing_public(person->identity),
                         seal::sealing_public(person->sealing)});
    const auto& officer = *people.at(0);
    const auto statement = seal::state_directory(id(), ++version_, {day}, {day + 300}, officer.id,
                                                 std::move(entries), officer.identity);
    store::Transaction transaction{database_};
    transaction.change(
        "INSERT INTO directories (version, statement, appointment, person_keys, day) "
        "VALUES ($1, $2, $3, $4, $5)",
        {version_, statement, appointment_, person_keys_, day});
    transaction.commit();
  }

  void state_epoch(const TestPerson& person, std::int64_t on, const seal::SecretBytes& seed) {
    store::Transaction transaction{database_};
    transaction.change(
        "INSERT INTO epoch_keys (person_id, day, statement) VALUES ($1, $2, $3)",
        {person.id, on,
         seal::state_epoch_key(id(), {person.id, {on}, seal::sealing_public(seed)}, person.identity)});
    transaction.commit();
  }

  seal::SigningPublicKey root_key() const { return seal::signing_public(root); }
  base::OrganisationId id() const { return seal::organisation_of(root_key()); }
  const TestPerson& person(std::size_t index) const { return *people.at(index); }

  seal::SecretBytes root = seal::SecretBytes::fresh();
  seal::SecretBytes recovery = seal::SecretBytes::fresh();
  std::vector<std::unique_ptr<TestPerson>> people;

 private:
  void add_person(std::uint16_t purposes) {
    people.push_back(std::make_unique<TestPerson>());
    people.back()->purposes = purposes;
    if (people.size() == 1) appoint(*people.back());
  }

  void appoint(const TestPerson& officer) {
    const auto seed = seal::SecretBytes::fresh();
    appointment_ = seal::state_appointment(id(),
                                           {seal::KeyKind::root,
                                            seal::key_id(seal::KeyKind::root, root_key().view()),
                                            officer.id,
                                            officer.purposes,
                                            seal::signing_public(seed),
                                            {day + 30}},
                                           root);
    person_keys_ = seal::state_person_keys(
        id(),
        {officer.id, seal::signing_public(officer.identity), seal::sealing_public(officer.sealing), {day}},
        seed, officer.identity);
  }

  void write(store::Transaction& transaction, const TestPerson& person) {
    transaction.change(
        "INSERT INTO persons (id, login_name, display_name, mail, roles, language, time_zone, state, "
        "made_day) VALUES ($1, $1, 'Somebody', 'somebody@example.org', 'handler', 'en', 'UTC', "
        "'active', $2)",
        {person.id, day});
    const auto key = seal::sealing_public(person.epoch);
    transaction.change(
        "INSERT INTO epoch_keys (person_id, day, statement) VALUES ($1, $2, $3)",
        {person.id, day, seal::state_epoch_key(id(), {person.id, {day}, key}, person.identity)});
  }

  store::Database& database_;
  std::uint32_t version_ = 0;
  seal::Bytes appointment_;
  seal::Bytes person_keys_;
};

// The public halves of a receipt, as a sender makes them.
inline NewReader new_reader(const seal::Receipt& receipt, const base::OrganisationId& organisation) {
  return {seal::stored_finder(receipt.finder(organisation)),
          seal::sealing_public(receipt.opener(organisation)),
          seal::signing_public(receipt.signer(organisation))};
}

}  // namespace intake
