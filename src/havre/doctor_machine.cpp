// SPDX-License-Identifier: AGPL-3.0-or-later
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>

#include <fstream>

#include "backup/backup_files.h"
#include "havre/doctor.h"

namespace havre {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t most_days_without_backup = 2;

void examine_secrets(const settings::Settings& settings, Findings& findings) {
  try {
    const auto secrets = settings::read_secrets(settings.secrets);
    if (secrets.login_fake_key.empty() || secrets.trail_seed.empty())
      findings.push_back(
          {Severity::to_do, "the secrets are incomplete", "havre init makes them; see files.secrets"});
  } catch (const settings::Fault& fault) {
    findings.push_back({Severity::unsafe, std::string{"the secrets: "} + fault.what(),
                        "chmod 600, owned by the desk's user"});
  }
}

void examine_disk(const settings::Settings& settings, Findings& findings) {
  struct statvfs found{};
  if (statvfs(settings.storage_folder().c_str(), &found) != 0) return;
  const auto free = static_cast<std::int64_t>(found.f_bavail * found.f_frsize >> 20);
  if (free < settings.storage.least_free_megabytes)
    findings.push_back(
        {Severity::unsafe, "the disk is nearly full: files are deferred", "free or add space"});
  else if (free < 4 * settings.storage.least_free_megabytes)
    findings.push_back({Severity::to_do, "the disk fills up", "free or add space"});
}

// Swap on anything but compressed memory or a mapped (encrypted) device would keep what memory held.
void examine_swap(Findings& findings) {
  std::ifstream in{"/proc/swaps"};
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    if (line.starts_with("/dev/dm-") || line.starts_with("/dev/zram") || line.starts_with("/dev/mapper/"))
      continue;
    findings.push_back({Severity::unsafe, "memory can be swapped to an unencrypted disk",
                        "swapoff -a, or encrypt the swap"});
    return;
  }
}

void examine_clock(Findings& findings) {
  timex state{};
  if (adjtimex(&state) == TIME_ERROR)
    findings.push_back({Severity::to_do,
                        "the clock is not synchronised: one-time codes and keys of the day need it",
                        "timedatectl set-ntp true"});
}

void examine_backups(const settings::Settings& settings, base::Instant now, Findings& findings) {
  const auto& content = settings.backup.folder;
  const auto& keys = settings.backup.keys_folder;
  if (content.empty() || keys.empty()) {
    findings.push_back({Severity::to_do, "no backups are made", "set backup.folder and backup.keys_folder"});
    return;
  }
  struct stat one{};
  struct stat other{};
  if (stat(content.c_str(), &one) == 0 && stat(keys.c_str(), &other) == 0 && one.st_dev == other.st_dev)
    findings.push_back({Severity::to_do, "backups and their day keys lie on the same medium",
                        "whoever copies the disk has both: move backup.keys_folder"});
  const auto made =
      fs::is_directory(content) ? backup::find_backups(content) : std::vector<backup::BackupName>{};
  const auto oldest_allowed = base::iso({now.day().count - most_days_without_backup});
  auto day = made.empty() ? std::string{} : made.back().text().substr(0, 8);
  if (day.size() == 8) day = day.substr(0, 4) + '-' + day.substr(4, 2) + '-' + day.substr(6, 2);
  if (day < oldest_allowed)
    findings.push_back({Severity::to_do, "there is no backup of the last days",
                        "systemctl enable --now havre-backup.timer"});
  else
    findings.push_back({Severity::good, "the newest backup is of " + day, ""});
}

void examine_pages(const settings::Settings& settings, Findings& findings) {
  const auto assets = settings::share_of(settings).assets;
  if (!fs::exists(assets / "manifest.json"))
    findings.push_back(
        {Severity::to_do, "the pages are not built: forms work, the desk does not", "build the front end"});
  else if (!fs::exists(assets / "manifest.json.sig"))
    findings.push_back({Severity::to_do, "the pages are not signed: nobody outside can check them",
                        "havre sign-pages, with the release key, away from this machine"});
}

}  // namespace

void examine_machine(const settings::Settings& settings, base::Instant now, Findings& findings) {
  examine_secrets(settings, findings);
  examine_disk(settings, findings);
  examine_swap(findings);
  examine_clock(findings);
  examine_backups(settings, now, findings);
  examine_pages(settings, findings);
}

}  // namespace havre
