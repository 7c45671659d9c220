// SPDX-License-Identifier: AGPL-3.0-or-later
#include "plain/described.h"

#include "intake/organisation.h"

namespace plain {

pages::House described(store::Database& database, const settings::Settings& settings) {
  const auto organisation = intake::read_organisation(database);
  return {.organisation = organisation.name,
          .root = base::to_base64url(settings.root_key()),
          .hours = organisation.hours,
          .languages = organisation.languages,
          .intake = settings.intake.address,
          .back = settings.way_back.address,
          .leave = settings.exit_address};
}

}  // namespace plain
