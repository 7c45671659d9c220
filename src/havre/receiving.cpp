// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/receiving.h"

#include "access/directory.h"
#include "havre/house_of.h"
#include "havre/shares.h"

namespace havre {
namespace {

constexpr auto person_named = R"(
  SELECT persons.id, person_keys.statement, person_keys.appointment FROM persons
  JOIN person_keys ON person_keys.person_id = persons.id WHERE login_name = $1 AND state = 'active')";

}  // namespace

Receiving receiving(store::Transaction& transaction, const std::string& login_name,
                    const base::OrganisationId& organisation) {
  const auto row = transaction.one(person_named, {login_name});
  if (!row) throw base::Fault{"nobody active has this log-in name"};
  const auto keys = staff::keys_of(organisation, {row->bytes(2), row->bytes(1)});
  if (!keys) throw base::Fault{"this person's keys are not vouched for"};
  return {row->id<base::PersonId>(0), {seal::KeyKind::person, keys->sealing}};
}

unseal::OrganisationSecret gathered(const settings::Settings& settings,
                                    const std::vector<std::filesystem::path>& shares) {
  auto secret = gather(shares);
  if (seal::signing_public(secret.root) != root_of(settings))
    throw base::Fault{"these are shares of another organisation than the configuration's"};
  return secret;
}

}  // namespace havre
