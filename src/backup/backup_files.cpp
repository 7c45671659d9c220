// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/backup_files.h"

#include <algorithm>
#include <cstdio>

#include "base/id.h"

namespace backup {
namespace {

constexpr std::size_t stamp_size = 16;
constexpr std::string_view last_written = ".signature";

std::string stamp(base::Instant instant) {
  auto day = base::iso(instant.day());
  std::erase(day, '-');
  const auto second = instant.milliseconds / 1000 % 86'400;
  char time[16];
  std::snprintf(time, sizeof time, "T%02d%02d%02dZ", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  return day + time;
}

}  // namespace

BackupName BackupName::fresh(base::Instant made) {
  return BackupName{stamp(made) + "-" + base::Id<BackupName>::fresh().text()};
}

std::optional<BackupName> BackupName::read(const std::string& text) {
  if (text.size() != stamp_size + 1 + 32 || text[stamp_size] != '-') return std::nullopt;
  if (!base::Id<BackupName>::parse(text.substr(stamp_size + 1))) return std::nullopt;
  return BackupName{text};
}

seal::BackupId BackupName::id() const {
  return base::Id<BackupName>::parse(text_.substr(stamp_size + 1))->raw();
}

BackupFiles files_of(const Folders& folders, const BackupName& name) {
  const auto in = [&](const std::filesystem::path& folder, std::string_view ending) {
    return folder / (name.text() + std::string{ending});
  };
  return {.content = in(folders.content, ".content"),
          .keys = in(folders.content, ".keys"),
          .epochs = in(folders.content, ".epochs"),
          .signature = in(folders.content, last_written),
          .keys_day = in(folders.keys, ".keys-day"),
          .epochs_day = in(folders.keys, ".epochs-day")};
}

std::vector<BackupName> find_backups(const std::filesystem::path& content_folder) {
  std::vector<BackupName> names;
  std::error_code missing;
  for (const auto& entry : std::filesystem::directory_iterator{content_folder, missing}) {
    if (entry.path().extension() != last_written) continue;
    if (const auto name = BackupName::read(entry.path().stem().string())) names.push_back(*name);
  }
  if (missing) throw base::Fault{"backup: the folder cannot be read"};
  std::ranges::sort(names);
  return names;
}

}  // namespace backup
