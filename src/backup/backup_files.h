// SPDX-License-Identifier: AGPL-3.0-or-later
// What a backup's files are called. Content and sealed keys stand in one folder; day keys and the list of
// destructions in another, on another medium, from which they can be destroyed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "seal/backup.h"

namespace backup {

struct Folders {
  std::filesystem::path content;
  std::filesystem::path keys;
};

// "20261122T141503Z-1f…": when it was made, and its id.
class BackupName {
 public:
  static BackupName fresh(base::Instant made);
  static std::optional<BackupName> read(const std::string& text);

  const std::string& text() const { return text_; }
  seal::BackupId id() const;
  friend auto operator<=>(const BackupName&, const BackupName&) = default;

 private:
  explicit BackupName(std::string text) : text_{std::move(text)} {}
  std::string text_;
};

struct BackupFiles {
  std::filesystem::path content, keys, epochs, signature;
  std::filesystem::path keys_day, epochs_day;  // day keys
};
BackupFiles files_of(const Folders& folders, const BackupName& name);

// Whole ones, the oldest first.
std::vector<BackupName> find_backups(const std::filesystem::path& content_folder);

}  // namespace backup
