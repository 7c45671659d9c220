// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/backup.h"

#include "seal/contexts.h"
#include "seal/layout.h"
#include "seal/lock.h"

namespace seal {
namespace {

constexpr std::string_view magic = "HAVREBK1";

}  // namespace

Bytes backup_header(const BackupHead& head) {
  Writer header{backup_header_size};
  header.bytes(base::view(magic)).number(static_cast<std::uint8_t>(head.kind));
  return header.bytes(head.organisation.raw()).bytes(head.id).number(day_number(head.day)).take();
}

base::Result<BackupHead> read_backup_header(ByteView header) {
  Reader reader{header};
  const auto start = reader.bytes(magic.size());
  const auto kind = reader.number<std::uint8_t>();
  const auto organisation = reader.id<base::OrganisationId>();
  const auto id = reader.array<16>();
  const auto day = reader.number<std::uint32_t>();
  if (!reader.finished() || base::text(start) != magic || kind < 1 || kind > 2) return refusal::not_sealed;
  return BackupHead{static_cast<BackupKind>(kind), organisation, id, {day}};
}

FilePlace backup_place(const BackupHead& head) {
  std::array<std::uint8_t, 16> file{};
  file.back() = static_cast<std::uint8_t>(head.kind);
  return {head.organisation, base::RequestId{head.id}, base::FileId{file}};
}

Digest backup_subject(const base::OrganisationId& organisation, ByteView header) {
  return hash(label::subject_backup, {organisation.raw(), header});
}

Digest day_key_subject(const base::OrganisationId& organisation, base::Day day) {
  return hash(label::subject_day_key, {organisation.raw(), little(day_number(day))});
}

Bytes wrap_under_day_key(const SecretBytes& file_key, const SecretBytes& day_key, ByteView header) {
  const auto nonce = fresh_nonce();
  Writer out{day_wrap_size};
  return out.bytes(nonce).bytes(lock(day_key, nonce, header, file_key.reveal())).take();
}

}  // namespace seal
