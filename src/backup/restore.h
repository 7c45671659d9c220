// SPDX-License-Identifier: AGPL-3.0-or-later
// Brings a backup back into an empty database of either engine: everything or nothing, and nothing that was
// destroyed since. Needs the recovery seed, so k officers and an offline machine (doc/sealing.md sections 9
// and 10).
#pragma once

#include <optional>

#include "backup/backup.h"
#include "backup/opened_stream.h"
#include "store/migrations.h"

namespace backup {

namespace refusal {
inline constexpr base::Refusal not_empty{base::Kind::conflict, "backup.database_not_empty"};
inline constexpr base::Refusal other_schema{base::Kind::conflict, "backup.other_schema"};
inline constexpr base::Refusal day_key_gone{base::Kind::not_found, "backup.day_key_gone"};
inline constexpr base::Refusal no_destructions{base::Kind::not_found, "backup.no_list_of_destructions"};
inline constexpr base::Refusal signature_wrong{base::Kind::unauthorised, "backup.signature_wrong"};
}  // namespace refusal

struct RestoreKeys {
  base::OrganisationId organisation;
  const seal::SecretBytes& recovery;
  // Without it anyone who knows the recovery public key could have made the files.
  std::optional<seal::SigningPublicKey> trail;
};

struct Restored {
  std::uint64_t rows = 0;
  bool has_epochs = false;  // false: their day key is gone, as it should be after a week
  std::size_t destructions = 0;
  std::size_t unreadable_destructions = 0;
  base::Bytes trail_head;  // the statement that stood in the backup
};

// The database is empty or freshly migrated. It is migrated to where the backup was made, filled, and
// migrated on.
base::Result<Restored> restore_backup(store::Database& database,
                                      const std::vector<store::Migration>& migrations, const Folders& folders,
                                      const BackupName& name, const RestoreKeys& keys,
                                      const base::Clock& clock, const Progress& progress = {});

}  // namespace backup
