// SPDX-License-Identifier: AGPL-3.0-or-later
#include <iostream>

#include "backup/backup.h"
#include "backup/day_keys.h"
#include "backup/restore.h"
#include "havre/commands.h"
#include "havre/house_of.h"
#include "havre/shares.h"
#include "store/migrations.h"

namespace havre {
namespace {

backup::Folders folders(const settings::Settings& settings, const fs::path& content, const fs::path& keys) {
  const backup::Folders chosen{content.empty() ? fs::path{settings.backup.folder} : content,
                               keys.empty() ? fs::path{settings.backup.keys_folder} : keys};
  if (chosen.content.empty() || chosen.keys.empty())
    throw base::Fault{"name both folders: backup.folder and backup.keys_folder"};
  if (fs::weakly_canonical(chosen.content) == fs::weakly_canonical(chosen.keys))
    throw base::Fault{"data and day keys must not lie together: who finds one must not find the other"};
  return chosen;
}

void show_progress(std::string_view table, std::uint64_t rows) {
  std::cerr << '\r' << table << ' ' << rows << "\033[K" << std::flush;
}

const char* in_words(const base::Refusal& refusal) {
  if (refusal == backup::refusal::not_empty) return "the database is not empty; a restore needs one that is";
  if (refusal == backup::refusal::other_schema) return "this backup was made by a newer version";
  if (refusal == backup::refusal::day_key_gone)
    return "its day key was destroyed: this backup can never be opened again";
  if (refusal == backup::refusal::no_destructions)
    return "the list of destructions is missing from the day keys' folder; without it, what was destroyed "
           "would come back";
  if (refusal == backup::refusal::signature_wrong)
    return "this backup was not made by this organisation's server";
  return "this backup cannot be opened: it was changed, cut, or belongs to another organisation";
}

backup::BackupName named(const std::string& name) {
  const auto read = backup::BackupName::read(name);
  if (!read) throw base::Fault{"a backup is named as `havre backup` said"};
  return *read;
}

}  // namespace

int backup(const BackupOptions& options) {
  const auto settings = settings::read(options.config);
  const auto where = folders(settings, options.folder, options.keys_folder);
  for (const auto& folder : {where.content, where.keys}) {
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
  }
  store::Database database{settings.database};
  const base::SystemClock clock;
  const auto seed = trail_seed_of(settings);
  const auto made = backup::make_backup(
      database, where, {organisation_of(settings), recovery_key_of(database, root_of(settings)), seed}, clock,
      show_progress);
  const auto destroyed = backup::destroy_expired_day_keys(where.keys, clock.today());
  std::cerr << '\r';
  std::cout << "Backup " << made.name.text() << ": " << made.rows << " rows; " << destroyed
            << " old day keys destroyed.\n";
  return 0;
}

int restore(const RestoreOptions& options) {
  const auto settings = settings::read(options.config);
  const auto where = folders(settings, options.from, options.keys_folder);
  const auto backups = backup::find_backups(where.content);
  if (backups.empty()) throw base::Fault{"there is no whole backup in this folder"};
  const auto secret = gather(options.shares);
  if (seal::signing_public(secret.root) != root_of(settings))
    throw base::Fault{"these are shares of another organisation than the configuration's"};

  store::Database database{settings.database};
  const auto migrations = store::read_migrations(settings::share_of(settings).migrations, database.engine());
  std::optional<seal::SigningPublicKey> trail;
  if (fs::exists(settings.secrets)) trail = seal::signing_public(trail_seed_of(settings));
  const base::SystemClock clock;
  const auto restored = backup::restore_backup(
      database, migrations, where, options.name.empty() ? backups.back() : named(options.name),
      {organisation_of(settings), secret.recovery, trail}, clock, show_progress);
  std::cerr << '\r';
  if (!restored) throw base::Fault{in_words(restored.error())};
  std::cout << "Restored " << restored->rows << " rows; " << restored->destructions
            << " destructions done again.\n";
  if (!restored->has_epochs)
    std::cout << "The keys of requests that nobody had opened are gone, as they must be after a week; "
                 "`havre recover` opens those requests with the recovery key.\n";
  return 0;
}

}  // namespace havre
