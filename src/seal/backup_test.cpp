// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/backup.h"

#include <gtest/gtest.h>

namespace seal {
namespace {

const BackupHead head{
    BackupKind::keys, base::OrganisationId::fresh(), base::PersonId::fresh().raw(), {20'600}};

}  // namespace

TEST(BackupHeader, ComesBackAsItWasWritten) {
  const auto header = backup_header(head);
  ASSERT_EQ(header.size(), backup_header_size);
  const auto read = read_backup_header(header);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->organisation, head.organisation);
  EXPECT_EQ(read->day, head.day);
  EXPECT_EQ(backup_header(*read), header);
}

TEST(BackupHeader, OfAnotherLengthMagicOrKindIsRefused) {
  const auto header = backup_header(head);
  for (std::size_t size = 0; size < header.size(); ++size)
    EXPECT_FALSE(read_backup_header(ByteView{header}.first(size)));
  auto longer = header;
  longer.push_back(0);
  EXPECT_FALSE(read_backup_header(longer));
  for (std::size_t at = 0; at <= 8; ++at) {
    auto other = header;
    other[at] ^= 0x40;
    EXPECT_FALSE(read_backup_header(other)) << at;
  }
}

TEST(BackupPlace, KeepsKindsAndBackupsApart) {
  auto other = head;
  other.kind = BackupKind::content;
  EXPECT_NE(backup_place(head).file, backup_place(other).file);
  other = head;
  other.id[0] ^= 1;
  EXPECT_NE(backup_place(head).request, backup_place(other).request);
}

TEST(DayKey, IsForItsDayAlone) {
  EXPECT_NE(day_key_subject(head.organisation, {1}), day_key_subject(head.organisation, {2}));
  const auto secret = SecretBytes::fresh(), day_key = SecretBytes::fresh();
  EXPECT_EQ(wrap_under_day_key(secret, day_key, backup_header(head)).size(), day_wrap_size);
}

}  // namespace seal
