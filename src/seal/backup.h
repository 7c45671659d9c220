// SPDX-License-Identifier: AGPL-3.0-or-later
// What a backup file is made of besides chunks (doc/sealing.md section 10).
#pragma once

#include "base/clock.h"
#include "seal/envelope.h"
#include "seal/file.h"

namespace seal {

enum class BackupKind : std::uint8_t { content = 1, keys = 2 };
using BackupId = std::array<std::uint8_t, 16>;

struct BackupHead {
  BackupKind kind;
  base::OrganisationId organisation;
  BackupId id;
  base::Day day;
};

constexpr std::size_t backup_header_size = 45;
constexpr std::size_t day_wrap_size = 24 + 48;

Bytes backup_header(const BackupHead& head);
base::Result<BackupHead> read_backup_header(ByteView header);
// Where the chunks of a backup belong (10.1); chunks are sealed with `seal_chunk`.
FilePlace backup_place(const BackupHead& head);

Digest backup_subject(const base::OrganisationId& organisation, ByteView header);
Digest day_key_subject(const base::OrganisationId& organisation, base::Day day);
// Kind 2: in place of the wrap (10.2).
Bytes wrap_under_day_key(const SecretBytes& file_key, const SecretBytes& day_key, ByteView header);

}  // namespace seal
