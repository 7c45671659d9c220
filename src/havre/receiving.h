// SPDX-License-Identifier: AGPL-3.0-or-later
// What share holders bring together, and to whom they give what it opens.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "seal/envelope.h"
#include "settings/settings.h"
#include "store/database.h"
#include "unseal/recovery.h"

namespace havre {

struct Receiving {
  base::PersonId person;
  seal::Recipient recipient;
};

// Throws unless they are active and their keys are vouched for.
Receiving receiving(store::Transaction& transaction, const std::string& login_name,
                    const base::OrganisationId& organisation);

// From these files, or asked for. Throws unless they are this organisation's.
unseal::OrganisationSecret gathered(const settings::Settings& settings,
                                    const std::vector<std::filesystem::path>& shares);

}  // namespace havre
