// SPDX-License-Identifier: AGPL-3.0-or-later
// Makes a backup while the doors run: one snapshot, of either engine, readable into either. The content is
// sealed to the recovery key; the wrapped keys under day keys (doc/sealing.md section 10). No opening code is
// linked.
#pragma once

#include <functional>
#include <string_view>

#include "backup/backup_files.h"
#include "base/clock.h"
#include "seal/keys.h"
#include "store/database.h"

namespace backup {

struct BackupKeys {
  base::OrganisationId organisation;
  seal::SealingPublicKey recovery;
  const seal::SecretBytes& trail_seed;
};

// Called now and then with the table at hand and how many of its rows are done.
using Progress = std::function<void(std::string_view table, std::uint64_t rows)>;

struct Made {
  BackupName name;
  std::uint64_t rows;
};

// Also brings the list of destructions up to date and says in the trail that a backup was made. A backup that
// was not finished leaves no files.
Made make_backup(store::Database& database, const Folders& folders, const BackupKeys& keys,
                 const base::Clock& clock, const Progress& progress = {});

// What vouches for all files of a backup together (10.4).
seal::Digest signed_digest(const base::OrganisationId& organisation, const seal::BackupId& id,
                           base::ByteView trail_head, const std::vector<seal::Digest>& files);

}  // namespace backup
