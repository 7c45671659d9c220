// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/backup.h"

#include "backup/day_keys.h"
#include "backup/destructions.h"
#include "backup/parts.h"
#include "backup/sealed_stream.h"
#include "seal/contexts.h"
#include "seal/layout.h"
#include "store/migrations.h"
#include "trail/trail.h"

namespace backup {
namespace {

constexpr std::uint64_t rows_between_reports = 1000;

class Making {
 public:
  Making(store::Database& database, const BackupKeys& keys, const Progress& progress)
      : transaction_{database, store::Mode::read}, keys_{keys}, progress_{progress} {}

  Made make(const BackupFiles& files, const BackupName& name, base::Hour hour);

 private:
  seal::Digest write_part(Part part, const std::filesystem::path& path,
                          const SealedStream::WrapKey& wrap_key);
  void write_table(SealedStream& stream, const Table& table);
  SealedStream::WrapKey under_day_key(const std::filesystem::path& path) const;
  void sign(const std::filesystem::path& path, const std::vector<seal::Digest>& digests) const;

  store::Transaction transaction_;
  const BackupKeys& keys_;
  const Progress& progress_;
  base::Bytes trail_head_;
  seal::BackupId id_{};
  base::Day day_;
  std::uint64_t rows_ = 0;
};

Made Making::make(const BackupFiles& files, const BackupName& name, base::Hour hour) {
  trail_head_ = trail::signed_head(transaction_, keys_.organisation, keys_.trail_seed, hour);
  id_ = name.id();
  day_ = hour.day();
  const auto to_recovery = [&](const seal::SecretBytes& file_key, base::ByteView header) {
    return seal::wrap(file_key, {seal::KeyKind::recovery, keys_.recovery}, seal::WrapPurpose::backup_key,
                      seal::backup_subject(keys_.organisation, header))
        .bytes;
  };
  const auto content = write_part(Part::content, files.content, to_recovery);
  const auto keys = write_part(Part::keys, files.keys, under_day_key(files.keys_day));
  const auto epochs = write_part(Part::epochs, files.epochs, under_day_key(files.epochs_day));
  sign(files.signature, {content, keys, epochs});
  return {name, rows_};
}

SealedStream::WrapKey Making::under_day_key(const std::filesystem::path& path) const {
  return [this, path](const seal::SecretBytes& file_key, base::ByteView header) {
    const auto day_key = make_day_key(path, keys_.organisation, keys_.recovery, day_);
    return seal::wrap_under_day_key(file_key, day_key, header);
  };
}

seal::Digest Making::write_part(Part part, const std::filesystem::path& path,
                                const SealedStream::WrapKey& wrap_key) {
  const auto kind = part == Part::content ? seal::BackupKind::content : seal::BackupKind::keys;
  SealedStream stream{path, {kind, keys_.organisation, id_, day_}, wrap_key};
  const auto tables = tables_of(transaction_, part);
  write(stream.buffer(), PartHead{part, store::schema_number(transaction_), trail_head_, tables.size()});
  for (const auto& table : tables) write_table(stream, table);
  return stream.finish();
}

void Making::write_table(SealedStream& stream, const Table& table) {
  std::uint64_t rows = 0;
  write(stream.buffer(), table);
  transaction_.each(select_rows(table), {}, [&](const store::Row& row) {
    write(stream.buffer(), row);
    stream.pass_on();
    if (++rows % rows_between_reports == 0 && progress_) progress_(table.name, rows);
  });
  write(stream.buffer(), Mark::end_of_table);
  if (progress_) progress_(table.name, rows);
  rows_ += rows;
}

void Making::sign(const std::filesystem::path& path, const std::vector<seal::Digest>& digests) const {
  const auto digest = signed_digest(keys_.organisation, id_, trail_head_, digests);
  const auto signature = seal::sign(keys_.trail_seed, digest.view());
  DurableFile file{path};
  file.write(trail_head_);
  file.write(signature.view());
  file.finish();
}

void remove(const BackupFiles& files) {
  std::error_code ignored;
  for (const auto& path :
       {files.content, files.keys, files.epochs, files.signature, files.keys_day, files.epochs_day})
    std::filesystem::remove(path, ignored);
}

}  // namespace

Made make_backup(store::Database& database, const Folders& folders, const BackupKeys& keys,
                 const base::Clock& clock, const Progress& progress) {
  DestructionList{folders.keys}.catch_up(database);
  const auto name = BackupName::fresh(clock.now());
  const auto files = files_of(folders, name);
  const auto made = [&] {
    try {
      return Making{database, keys, progress}.make(files, name, clock.hour());
    } catch (...) {
      remove(files);
      throw;
    }
  }();
  trail::Trail{clock}.record_apart(database, {trail::Actor::the_operator(), "backup.made"});
  return made;
}

seal::Digest signed_digest(const base::OrganisationId& organisation, const seal::BackupId& id,
                           base::ByteView trail_head, const std::vector<seal::Digest>& files) {
  std::vector<base::ByteView> parts{organisation.raw(), id, trail_head};
  for (const auto& file : files) parts.push_back(file.view());
  return seal::hash(seal::label::backup_signed, parts);
}

}  // namespace backup
