// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/office.h"

namespace desk {

Office::Office(store::Database& memory, const base::Clock& time, const Identity& identity,
               const Arrangements& arranged)
    : database{memory},
      clock{time},
      trail{time},
      permissions{staff::Permissions::read(arranged.roles)},
      house{memory, trail, time, identity.root, seal::organisation_of(identity.root), permissions},
      records{memory, time, house.organisation},
      trail_seed{seal::SecretBytes::copy(identity.trail_seed)},
      arrangements{arranged},
      logins{house, identity.fake_key},
      recipients{memory, time, identity.root},
      space{arranged.storage_folder, arranged.least_free_megabytes, time},
      requests{records, recipients, arranged.fetch_days},
      takings{records, arranged.ladder},
      channels{house, arranged.channels, arranged.silent_after},
      handovers{records, arranged.ladder},
      vocabulary{cases::Vocabulary::read(arranged.vocabularies)},
      shipped_forms{cases::ShippedForms::read(arranged.forms)},
      first_aid{cases::FirstAid::read(arranged.first_aid)},
      refusals{cases::Refusals::read(arranged.refusal, arranged.referrals)} {}

}  // namespace desk
