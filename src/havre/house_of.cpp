// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/house_of.h"

#include "seal/statement.h"

namespace havre {

seal::SigningPublicKey root_of(const settings::Settings& settings) {
  return *seal::SigningPublicKey::from(settings.root_key());
}

base::OrganisationId organisation_of(const settings::Settings& settings) {
  return seal::organisation_of(root_of(settings));
}

seal::SecretBytes trail_seed_of(const settings::Settings& settings) {
  auto seed = settings::read_secrets(settings.secrets).trail_seed;
  if (seed.empty()) throw base::Fault{"trail.seed is missing from the secrets"};
  return seal::SecretBytes::take(seed);
}

seal::SealingPublicKey recovery_key_of(store::Database& database, const seal::SigningPublicKey& root) {
  store::Transaction transaction{database, store::Mode::read};
  const auto row = transaction.one("SELECT recovery FROM organisation");
  if (!row) throw base::Fault{"this database has no organisation"};
  const auto key = seal::verify_recovery_key(root, row->bytes(0));
  if (!key)
    throw base::Fault{"the recovery key in the database is not the organisation's: somebody changed it"};
  return *key;
}

}  // namespace havre
