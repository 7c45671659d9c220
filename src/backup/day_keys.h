// SPDX-License-Identifier: AGPL-3.0-or-later
// The keys under which wrapped keys are backed up (doc/sealing.md 10.2): each in a file of its own, itself
// wrapped to the recovery key, destroyed while the backup stays. What was deleted before then is gone from
// the backup too.
#pragma once

#include <filesystem>

#include "base/clock.h"
#include "seal/backup.h"

namespace backup {

constexpr std::int64_t keys_days = 30;
constexpr std::int64_t epochs_days = 7;

// Writes the file; the key itself stays with the caller and is forgotten after the backup.
seal::SecretBytes make_day_key(const std::filesystem::path& path, const base::OrganisationId& organisation,
                               const seal::SealingPublicKey& recovery, base::Day day);

struct DayKeyFile {
  base::Day day;
  base::Bytes wrap;
};
base::Result<DayKeyFile> read_day_key(const std::filesystem::path& path);

// Overwrites and removes those whose days are over; returns how many.
std::size_t destroy_expired_day_keys(const std::filesystem::path& folder, base::Day today);

}  // namespace backup
