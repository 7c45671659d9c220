// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/recovery.h"

#include "seal/backup.h"
#include "vectors.h"

namespace vectors {
namespace {

object shares() {
  const unseal::OrganisationSecret secret{seed(1), seed(61)};
  const auto all = unseal::split(secret, 3, 5);
  auto misread = all[0];
  misread[20] = misread[20] == 'A' ? 'B' : 'A';
  const unseal::OrganisationSecret stranger{seed(2), seed(61)};
  return {
      {"root_seed", hex(secret.root.reveal())},
      {"recovery_seed", hex(secret.recovery.reveal())},
      {"threshold", 3},
      {"shares", boost::json::value_from(all)},
      {"combine", array{array{0, 1, 2}, array{4, 2, 0}, array{1, 2, 3, 4}, array{0, 1, 2, 3, 4}}},
      {"refused", array{array{all[0], all[1]}, array{all[0], all[0], all[1]}, array{misread, all[1], all[2]},
                        array{all[0], all[1], unseal::split(stranger, 3, 5)[2]}}}};
}

object backup() {
  const seal::BackupHead head{
      seal::BackupKind::keys, id<base::OrganisationId>(0x10), id<base::FileId>(0x60).raw(), {20'600}};
  const auto header = seal::backup_header(head);
  const auto recovery = seal::sealing_public(seed(61));
  const auto subject = seal::backup_subject(head.organisation, header);
  const base::Bytes plain(1000, 0x5a);
  return {{"organisation", hex(head.organisation.raw())},
          {"backup", hex(head.id)},
          {"day", head.day.count},
          {"header", hex(header)},
          {"recovery_seed", hex(seed(61).reveal())},
          {"secret", hex(seed(62).reveal())},
          {"wrap", hex(seal::wrap(seed(62), {seal::KeyKind::recovery, recovery},
                                  seal::WrapPurpose::backup_key, subject)
                           .bytes)},
          {"day_key", hex(seed(63).reveal())},
          {"under_day_key", hex(seal::wrap_under_day_key(seed(62), seed(63), header))},
          {"day_key_subject", hex(seal::day_key_subject(head.organisation, head.day).view())},
          {"plain", hex(plain)},
          {"chunk", hex(seal::seal_chunk(seal::backup_place(head), seed(62), 0, plain, plain.size()))}};
}

}  // namespace

object recovery() { return {{"recovery", shares()}, {"backup", backup()}}; }

}  // namespace vectors
