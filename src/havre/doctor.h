// SPDX-License-Identifier: AGPL-3.0-or-later
// What `havre doctor` looks at. Each examination adds findings; none stops at the first.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "settings/settings.h"
#include "store/database.h"

namespace havre {

enum class Severity { unsafe, to_do, good };

struct Finding {
  Severity severity;
  std::string what;
  std::string remedy;  // empty when good
};
using Findings = std::vector<Finding>;

// What people and keys the database has. Needs a database at this version.
void examine_people(store::Database& database, const settings::Settings& settings, base::Day today,
                    Findings& findings);
// How people are woken, besides by mail.
void examine_channels(const settings::Settings& settings, Findings& findings);
// Addresses, certificates, onion services, mail: what the world sees.
void examine_network(const settings::Settings& settings, Findings& findings);
// Disk, swap, clock, secrets, backups, pages.
void examine_machine(const settings::Settings& settings, base::Instant now, Findings& findings);

}  // namespace havre
