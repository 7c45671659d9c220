// SPDX-License-Identifier: AGPL-3.0-or-later
// What several commands need of an installation's configuration.
#pragma once

#include "seal/keys.h"
#include "settings/settings.h"
#include "store/database.h"

namespace havre {

seal::SigningPublicKey root_of(const settings::Settings& settings);
base::OrganisationId organisation_of(const settings::Settings& settings);
// A Fault when the secrets have none.
seal::SecretBytes trail_seed_of(const settings::Settings& settings);
// The organisation's recovery key, as its root vouches for it; a Fault when the database holds another.
seal::SealingPublicKey recovery_key_of(store::Database& database, const seal::SigningPublicKey& root);

}  // namespace havre
