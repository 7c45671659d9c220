// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/restore.h"

#include <algorithm>

#include "backup/day_keys.h"
#include "backup/destructions.h"
#include "backup/durable_file.h"
#include "backup/file_digest.h"
#include "backup/part_reader.h"
#include "seal/envelope_layout.h"
#include "trail/trail.h"

namespace backup {
namespace {

constexpr std::uint64_t rows_between_reports = 1000;
const std::vector<std::string> tables_with_keys{"key_wraps", "key_requests", "key_rings", "key_epochs"};

class Restoring {
 public:
  Restoring(const Folders& folders, const BackupName& name, const RestoreKeys& keys, const Progress& progress)
      : files_{files_of(folders, name)},
        id_{name.id()},
        list_{folders.keys},
        keys_{keys},
        progress_{progress} {}

  base::Result<> check_signature();
  base::Result<Restored> restore(store::Database& database, const std::vector<store::Migration>& migrations,
                                 const base::Clock& clock);

 private:
  base::Result<OpenedStream> open_content() const;
  base::Result<OpenedStream> open_keys(const std::filesystem::path& path,
                                       const std::filesystem::path& day_key) const;
  base::Result<seal::SecretBytes> open_day_key(const std::filesystem::path& path) const;
  base::Result<PartHead> begin(OpenedStream& stream, Part part) const;
  base::Result<> fill(store::Transaction& transaction, OpenedStream& stream, const PartHead& head);
  base::Result<> fill_table(store::Transaction& transaction, OpenedStream& stream, const Table& table);
  base::Result<> fill_keys(store::Transaction& transaction, int schema);

  const BackupFiles files_;
  const seal::BackupId id_;
  const DestructionList list_;
  const RestoreKeys& keys_;
  const Progress& progress_;
  Restored restored_;
};

base::Result<OpenedStream> Restoring::open_content() const {
  const auto open = [&](base::ByteView wrapped, base::ByteView header) {
    return unseal::open_wrap(wrapped, seal::KeyKind::recovery, keys_.recovery, seal::WrapPurpose::backup_key,
                             seal::backup_subject(keys_.organisation, header));
  };
  return OpenedStream::open(files_.content, {seal::BackupKind::content, keys_.organisation, id_, {}},
                            {seal::wrap_size, open});
}

base::Result<seal::SecretBytes> Restoring::open_day_key(const std::filesystem::path& path) const {
  if (!std::filesystem::exists(path)) return refusal::day_key_gone;
  const auto file = read_day_key(path);
  if (!file) return refusal::unreadable;
  return unseal::open_wrap(file->wrap, seal::KeyKind::recovery, keys_.recovery, seal::WrapPurpose::backup_key,
                           seal::day_key_subject(keys_.organisation, file->day));
}

base::Result<OpenedStream> Restoring::open_keys(const std::filesystem::path& path,
                                                const std::filesystem::path& day_key) const {
  const auto key = TRY(open_day_key(day_key));
  const auto open = [&](base::ByteView wrapped, base::ByteView header) {
    return unseal::open_under_day_key(wrapped, key, header);
  };
  return OpenedStream::open(path, {seal::BackupKind::keys, keys_.organisation, id_, {}},
                            {seal::day_wrap_size, open});
}

base::Result<PartHead> Restoring::begin(OpenedStream& stream, Part part) const {
  auto head = TRY(read_head(stream));
  if (head.part != part) return refusal::unreadable;
  return head;
}

base::Result<> Restoring::fill_table(store::Transaction& transaction, OpenedStream& stream,
                                     const Table& table) {
  const auto insert = insert_row(table);
  std::uint64_t rows = 0;
  for (;;) {
    const auto row = TRY(read_row(stream, table.columns.size()));
    if (!row) break;
    transaction.change(insert, *row);
    if (++rows % rows_between_reports == 0 && progress_) progress_(table.name, rows);
  }
  if (progress_) progress_(table.name, rows);
  restored_.rows += rows;
  return base::done();
}

base::Result<> Restoring::fill(store::Transaction& transaction, OpenedStream& stream, const PartHead& head) {
  // Names become SQL: only those of this schema are taken.
  const auto known = tables_of(transaction, head.part);
  if (known.size() != head.tables) return refusal::unreadable;
  for (std::size_t i = 0; i < head.tables; ++i) {
    const auto table = TRY(read_table(stream));
    if (std::ranges::find(known, table) == known.end()) return refusal::unreadable;
    TRY(fill_table(transaction, stream, table));
  }
  return stream.finished();
}

base::Result<> Restoring::fill_keys(store::Transaction& transaction, int schema) {
  auto keys = TRY(open_keys(files_.keys, files_.keys_day));
  const auto head = TRY(begin(keys, Part::keys));
  if (head.schema != schema) return refusal::unreadable;
  TRY(fill(transaction, keys, head));

  auto epochs = open_keys(files_.epochs, files_.epochs_day);
  if (!epochs && epochs.error() == refusal::day_key_gone) return base::done();
  if (!epochs) return epochs.error();
  const auto epochs_head = TRY(begin(*epochs, Part::epochs));
  if (epochs_head.schema != schema) return refusal::unreadable;
  TRY(fill(transaction, *epochs, epochs_head));
  restored_.has_epochs = true;
  return base::done();
}

base::Result<> Restoring::check_signature() {
  const auto signed_file = read_small(files_.signature);
  if (signed_file.size() <= seal::Signature::size) return refusal::unreadable;
  const auto statement = base::ByteView{signed_file}.first(signed_file.size() - seal::Signature::size);
  restored_.trail_head.assign(statement.begin(), statement.end());
  if (!keys_.trail) return base::done();

  const auto digest =
      signed_digest(keys_.organisation, id_, statement,
                    {digest_of(files_.content), digest_of(files_.keys), digest_of(files_.epochs)});
  const auto signature = seal::Signature::from(base::ByteView{signed_file}.last(seal::Signature::size));
  if (!seal::verify(*keys_.trail, digest.view(), *signature)) return refusal::signature_wrong;
  return base::done();
}

// Stops where the backup was made; further steps come after the rows.
std::vector<store::Migration> up_to(const std::vector<store::Migration>& migrations, int schema) {
  std::vector<store::Migration> some;
  for (const auto& migration : migrations)
    if (migration.number <= schema) some.push_back(migration);
  return some;
}

bool is_bare(store::Database& database) {
  store::Transaction transaction{database, store::Mode::read};
  return store::schema_number(transaction) == 0;
}

base::Result<Restored> Restoring::restore(store::Database& database,
                                          const std::vector<store::Migration>& migrations,
                                          const base::Clock& clock) {
  // The list is made with the first backup: if it is gone, so is what it would forbid.
  if (!list_.exists()) return refusal::no_destructions;
  auto content = TRY(open_content());
  const auto head = TRY(begin(content, Part::content));
  const auto steps = up_to(migrations, head.schema);
  if (static_cast<int>(steps.size()) != head.schema) return refusal::other_schema;
  if (is_bare(database)) store::migrate(database, steps);

  {
    store::Transaction transaction{database};
    if (store::schema_number(transaction) != head.schema) return refusal::other_schema;
    if (!is_empty(transaction)) return refusal::not_empty;
    TRY(fill(transaction, content, head));
    TRY(fill_keys(transaction, head.schema));

    const auto destroyed = list_.read();
    replay(transaction, destroyed.destructions, content.day());
    restored_.destructions = destroyed.destructions.size();
    restored_.unreadable_destructions = destroyed.unreadable;
    trail::Trail{clock}.record(transaction, {trail::Actor::the_operator(), "backup.restored"});
    transaction.commit();
  }
  database.erase_traces(tables_with_keys);
  store::migrate(database, migrations);
  return restored_;
}

}  // namespace

base::Result<Restored> restore_backup(store::Database& database,
                                      const std::vector<store::Migration>& migrations, const Folders& folders,
                                      const BackupName& name, const RestoreKeys& keys,
                                      const base::Clock& clock, const Progress& progress) {
  Restoring restoring{folders, name, keys, progress};
  TRY(restoring.check_signature());
  return restoring.restore(database, migrations, clock);
}

}  // namespace backup
