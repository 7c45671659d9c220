// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/colleagues.h"

#include <algorithm>

#include "helpline/rota_records.h"

namespace helpline {
namespace {

constexpr auto put_ability = "INSERT INTO person_abilities (person_id, kind, word) VALUES ($1, $2, $3)";
constexpr auto select_all = R"(
  SELECT persons.id, persons.language, kind, word FROM persons
  LEFT JOIN person_abilities ON person_abilities.person_id = persons.id
  WHERE state = 'active' ORDER BY persons.id, kind, word)";

void put(store::Transaction& transaction, const base::PersonId& person, const Abilities& abilities) {
  for (const auto& language : abilities.languages)
    transaction.change(put_ability, {person, "language", language});
  for (const auto& skill : abilities.skills) transaction.change(put_ability, {person, "skill", skill});
}

void add_once(std::vector<std::string>& words, const std::string& word) {
  if (std::ranges::find(words, word) == words.end()) words.push_back(word);
}

}  // namespace

base::Result<> Colleagues::set(const staff::Session& asking, const base::PersonId& person,
                               const Abilities& abilities) const {
  const bool may =
      person == asking.person.id || staff::may(house_, asking.person, staff::Deed::change_people);
  if (!may) return staff::refuse(house_, asking, "person.abilities_set", person);
  TRY(check(abilities));
  const bool known = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    if (!records::is_here(transaction, person)) return false;
    take_out(transaction, person);
    put(transaction, person, abilities);
    house_.trail.record(transaction, {asking.actor(), "person.abilities_set", person});
    return true;
  });
  if (!known) return staff::refuse(house_, asking, "person.abilities_set", person);
  return base::done();
}

std::map<base::PersonId, Abilities> Colleagues::all() const {
  store::Transaction reading{house_.database, store::Mode::read};
  std::map<base::PersonId, Abilities> found;
  for (const auto& row : reading.run(select_all)) {
    auto& abilities = found[row.id<base::PersonId>(0)];
    add_once(abilities.languages, row.text(1));
    if (const auto kind = row.maybe_text(2))
      add_once(*kind == "language" ? abilities.languages : abilities.skills, row.text(3));
  }
  return found;
}

void Colleagues::take_out(store::Transaction& transaction, const base::PersonId& person) {
  transaction.change("DELETE FROM person_abilities WHERE person_id = $1", {person});
}

}  // namespace helpline
