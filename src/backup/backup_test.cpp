// SPDX-License-Identifier: AGPL-3.0-or-later
// A day with a backup: made while people work, cut, changed, carried to another engine, restored.
#include "backup/backup.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <map>
#include <set>
#include <thread>

#include "backup/day_keys.h"
#include "backup/destructions.h"
#include "backup/parts.h"
#include "backup/restore.h"
#include "store/test_database.h"
#include "trail/trail.h"
#include "trail/verify.h"

namespace backup {
namespace {

using Place = store::TestDatabase::Place;
const std::filesystem::path migrations_folder = std::filesystem::path{HAVRE_SOURCE} / "migrations";
constexpr std::string_view sentinel = "the sentinel stands here";

class House {
 public:
  explicit House(Place place) : database{migrations_folder, place} {
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO persons (id, login_name, display_name, mail, roles, language, time_zone, state, "
          "made_day) "
          "VALUES ($1, 'amina', $2, '', 'handler', 'fr', 'Africa/Tunis', 'active', 20000)",
          {person, sentinel});
      transaction.change("INSERT INTO key_rings (person_id, by_passphrase, by_code) VALUES ($1, $2, $2)",
                         {person, base::view(sentinel)});
      for (int day = 0; day < 3; ++day)
        transaction.change("INSERT INTO key_epochs (person_id, day, sealed) VALUES ($1, $2, $3)",
                           {person, day, base::view(sentinel)});
    });
  }

  base::RequestId add_request(std::size_t bytes = 4096) {
    const auto request = base::RequestId::fresh();
    const auto envelope = base::EnvelopeId::fresh();
    const auto file = base::FileId::fresh();
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour) "
          "VALUES ($1, 'request', 'ar', 'now', 'script', 'new', 480000)",
          {request});
      transaction.change(
          "INSERT INTO envelopes (id, request_id, kind, direction, sequence, generation, hour, sealed) "
          "VALUES ($1, $2, 'request', 'inward', 0, 0, 480000, $3)",
          {envelope, request, base::Bytes(bytes, 0x5a)});
      transaction.change("INSERT INTO files (id, request_id, secret_hash, made_hour) VALUES ($1, $2, $3, 1)",
                         {file, request, base::Bytes{}});
      transaction.change("INSERT INTO file_chunks (file_id, number, sealed) VALUES ($1, 0, $2)",
                         {file, base::Bytes(bytes, 0xa5)});
      transaction.change(
          "INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, person_id, wrap) VALUES ($1, 1, "
          "'k', $2, $3)",
          {envelope, person, base::Bytes(1187, 7)});
      transaction.change(
          "INSERT INTO key_requests (request_id, generation, recipient, wrap) VALUES ($1, 1, 'recovery', $2)",
          {request, base::Bytes(1187, 8)});
      trail.record(transaction, {trail::Actor::anonymous(), "request.received", request});
    });
    return request;
  }

  base::StoppedClock clock{{1'795'000'000'000}};
  trail::Trail trail{clock};
  store::TestDatabase database;
  base::PersonId person = base::PersonId::fresh();
};

// Every row of every table that is backed up, but for the trail, which goes on.
std::multiset<base::Bytes> rows_of(store::Database& database) {
  std::multiset<base::Bytes> rows;
  store::Transaction transaction{database, store::Mode::read};
  for (const auto part : {Part::content, Part::keys, Part::epochs})
    for (const auto& table : tables_of(transaction, part)) {
      if (table.name.starts_with("trail")) continue;
      transaction.each(select_rows(table), {}, [&](const store::Row& row) {
        base::Bytes bytes;
        write(bytes, table);
        write(bytes, row);
        rows.insert(std::move(bytes));
      });
    }
  return rows;
}

std::int64_t count(store::Database& database, const std::string& what) {
  store::Transaction transaction{database, store::Mode::read};
  return transaction.one("SELECT count(*) FROM " + what)->integer(0);
}

class Backup : public testing::Test {
 protected:
  Backup() {
    seal::start();
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-backup-XXXXXX").string();
    root = mkdtemp(pattern.data());
    folders = {root / "content", root / "keys"};
    std::filesystem::create_directory(folders.content);
    std::filesystem::create_directory(folders.keys);
  }
  ~Backup() override { std::filesystem::remove_all(root); }

  BackupName back_up(House& house, const Progress& progress = {}) {
    return make_backup(*house.database, folders, {organisation, seal::sealing_public(recovery), trail_seed},
                       house.clock, progress)
        .name;
  }
  base::Result<Restored> restore(store::Database& database, const BackupName& name) {
    return restore(database, name, {organisation, recovery, seal::signing_public(trail_seed)});
  }
  base::Result<Restored> restore(store::Database& database, const BackupName& name, const RestoreKeys& keys) {
    const auto migrations = store::read_migrations(migrations_folder, database.engine());
    return restore_backup(database, migrations, folders, name, keys, clock);
  }
  static std::string content(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }

  std::filesystem::path root;
  Folders folders;
  base::OrganisationId organisation = base::OrganisationId::fresh();
  seal::SecretBytes recovery = seal::SecretBytes::fresh();
  seal::SecretBytes trail_seed = seal::SecretBytes::fresh();
  base::StoppedClock clock{{1'795'100'000'000}};
};

struct Journey {
  Place from, to;
};
class Travelling : public Backup, public testing::WithParamInterface<Journey> {
 protected:
  void SetUp() override {
    const bool needs_server = GetParam().from == Place::postgresql || GetParam().to == Place::postgresql;
    if (needs_server && !store::TestDatabase::postgresql_address())
      GTEST_SKIP() << "HAVRE_TEST_POSTGRESQL is not set: no server to test against";
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, Travelling,
                         testing::Values(Journey{Place::file, Place::file},
                                         Journey{Place::file, Place::postgresql},
                                         Journey{Place::postgresql, Place::file},
                                         Journey{Place::postgresql, Place::postgresql}),
                         [](const auto& journey) {
                           return store::TestDatabase::name(journey.param.from) + "To" +
                                  store::TestDatabase::name(journey.param.to);
                         });

TEST_P(Travelling, ArrivesAsItLeft) {
  House house{GetParam().from};
  for (int i = 0; i < 5; ++i) house.add_request(i * 100'000 + 1);
  const auto before = rows_of(*house.database);
  const auto name = back_up(house);

  store::TestDatabase target{migrations_folder, GetParam().to};
  const auto restored = restore(*target, name);
  ASSERT_TRUE(restored) << restored.error().code;
  EXPECT_TRUE(restored->has_epochs);
  EXPECT_EQ(rows_of(*target), before);

  const auto head =
      seal::verify_trail_head(organisation, restored->trail_head, seal::signing_public(trail_seed));
  ASSERT_TRUE(head);
  const auto verdict = trail::verify(*target, {*head});
  EXPECT_FALSE(verdict.finding);
  EXPECT_EQ(verdict.last.sequence, 6) << "five deeds, and the restore itself";
}

TEST_P(Travelling, TakesOneSnapshotWhilePeopleWork) {
  House house{GetParam().from};
  for (int i = 0; i < 20; ++i) house.add_request();
  std::atomic<bool> stop = false;
  std::thread people{[&] {
    while (!stop) house.add_request();
  }};
  const auto name = back_up(house);
  stop = true;
  people.join();

  store::TestDatabase target{migrations_folder, GetParam().to};
  ASSERT_TRUE(restore(*target, name));
  const auto requests = count(*target, "requests");
  EXPECT_GE(requests, 20);
  for (const auto* table : {"envelopes", "file_chunks", "key_wraps", "key_requests"})
    EXPECT_EQ(count(*target, table), requests) << table;
  EXPECT_EQ(count(*target, "trail"), requests + 1);
  EXPECT_FALSE(trail::verify(*target).finding);
}

TEST_F(Backup, ShowsNothingOfWhatItHolds) {
  House house{Place::file};
  house.add_request();
  back_up(house);
  int files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{root}) {
    if (!entry.is_regular_file()) continue;
    ++files;
    EXPECT_EQ(content(entry.path()).find(sentinel), std::string::npos) << entry.path();
  }
  EXPECT_EQ(files, 7);
}

TEST_F(Backup, IsListedOnceItIsWhole) {
  House house{Place::file};
  const auto first = back_up(house);
  house.clock.advance_seconds(3);
  const auto second = back_up(house);
  EXPECT_EQ(find_backups(folders.content), (std::vector{first, second}));
  std::filesystem::remove(files_of(folders, second).signature);
  EXPECT_EQ(find_backups(folders.content), std::vector{first});
}

TEST_F(Backup, LeavesNoFilesWhenItFails) {
  House house{Place::file};
  house.add_request();
  const auto fail = [](std::string_view table, std::uint64_t) {
    if (table == "key_wraps") throw base::Fault{"as if the disk were full"};
  };
  EXPECT_THROW(back_up(house, fail), base::Fault);
  EXPECT_TRUE(std::filesystem::is_empty(folders.content));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folders.keys}, {}), 1)
      << "the list of destructions";
}

TEST_F(Backup, SaysHowFarItIs) {
  House house{Place::file};
  house.add_request();
  std::map<std::string, std::uint64_t> seen;
  back_up(house, [&](std::string_view table, std::uint64_t rows) { seen[std::string{table}] = rows; });
  EXPECT_EQ(seen["requests"], 1u);
  EXPECT_EQ(seen["key_epochs"], 3u);
}

class Damaged : public Backup {
 protected:
  Damaged() : name{(house.add_request(300'000), back_up(house))}, files{files_of(folders, name)} {}

  // Restores what is damaged, with the signature known and, as after the loss of the trail key, without.
  void expect_refused(const std::string& how) {
    for (const auto& trail :
         {std::optional{seal::signing_public(trail_seed)}, std::optional<seal::SigningPublicKey>{}}) {
      store::TestDatabase target{migrations_folder, Place::memory};
      EXPECT_FALSE(restore(*target, name, {organisation, recovery, trail})) << how;
      store::Transaction transaction{*target, store::Mode::read};
      EXPECT_TRUE(is_empty(transaction)) << how;
    }
  }
  void with(const std::filesystem::path& path, const std::string& changed, const std::string& how) {
    const auto whole = content(path);
    std::ofstream{path, std::ios::binary} << changed;
    expect_refused(path.extension().string() + " " + how);
    std::ofstream{path, std::ios::binary} << whole;
  }

  House house{Place::file};
  BackupName name;
  BackupFiles files;
};

TEST_F(Damaged, IsRefusedWhereverItWasCut) {
  for (const auto& path : {files.content, files.keys, files.epochs, files.keys_day, files.epochs_day}) {
    const auto whole = content(path);
    for (const auto size : {std::size_t{0}, std::size_t{40}, whole.size() / 2, whole.size() - 1})
      with(path, whole.substr(0, size), "cut to " + std::to_string(size));
    with(path, whole + "x", "lengthened");
  }
}

TEST_F(Damaged, IsRefusedWhereverItWasChanged) {
  for (const auto& path : {files.content, files.keys, files.epochs, files.keys_day, files.epochs_day}) {
    const auto whole = content(path);
    for (std::size_t step = 0; step < 12; ++step) {
      auto changed = whole;
      const auto at = step * (whole.size() - 1) / 11;
      changed[at] = static_cast<char>(changed[at] ^ 4);
      with(path, changed, "changed at " + std::to_string(at));
    }
  }
}

TEST_F(Damaged, IsRefusedWhenItsFilesChangePlaces) {
  std::filesystem::copy_file(files.epochs, files.keys, std::filesystem::copy_options::overwrite_existing);
  std::filesystem::copy_file(files.epochs_day, files.keys_day,
                             std::filesystem::copy_options::overwrite_existing);
  expect_refused("epochs in place of keys");
}

TEST_F(Damaged, IsRefusedWhenAFileOfAnotherBackupStandsInIt) {
  house.clock.advance_seconds(60);
  const auto other = files_of(folders, back_up(house));
  with(files.content, content(other.content), "of another backup");
  with(files.keys, content(other.keys), "of another backup");
}

TEST_F(Damaged, IsRefusedWhenSomebodyElseMadeIt) {
  // The recovery public key is no secret: anyone can seal to it. Only the trail key signs.
  const auto foreign_seed = seal::SecretBytes::fresh();
  const auto forged = make_backup(*house.database, folders,
                                  {organisation, seal::sealing_public(recovery), foreign_seed}, clock)
                          .name;
  store::TestDatabase target{migrations_folder, Place::memory};
  EXPECT_EQ(restore(*target, forged).error(), refusal::signature_wrong);
}

TEST_F(Damaged, IsRefusedForAnotherOrganisationAndAnotherRecoveryKey) {
  store::TestDatabase target{migrations_folder, Place::memory};
  const auto foreign = seal::SecretBytes::fresh();
  EXPECT_EQ(restore(*target, name, {base::OrganisationId::fresh(), recovery, {}}).error(),
            refusal::other_organisation);
  EXPECT_EQ(restore(*target, name, {organisation, foreign, {}}).error(), refusal::unreadable);
}

TEST_F(Damaged, IsRefusedWithoutTheListOfDestructions) {
  std::filesystem::remove(folders.keys / "destructions");
  store::TestDatabase target{migrations_folder, Place::memory};
  EXPECT_EQ(restore(*target, name).error(), refusal::no_destructions);
}

TEST_F(Backup, GoesIntoAnEmptyDatabaseOnly) {
  House house{Place::file};
  const auto name = back_up(house);
  EXPECT_EQ(restore(*house.database, name).error(), refusal::not_empty);
}

TEST_F(Backup, GoesIntoADatabaseThatWasNeverMigrated) {
  House house{Place::file};
  house.add_request();
  const auto name = back_up(house);
  store::TestDatabase target{std::nullopt, Place::memory};
  EXPECT_TRUE(restore(*target, name));
  EXPECT_TRUE(store::is_current(*target, store::read_migrations(migrations_folder, store::Engine::sqlite)));
  EXPECT_EQ(count(*target, "requests"), 1);
}

TEST_F(Backup, OfAnEarlierSchemaIsMigratedOn) {
  House house{Place::file};
  const auto name = back_up(house);
  auto migrations = store::read_migrations(migrations_folder, store::Engine::sqlite);
  const auto next = static_cast<int>(migrations.size()) + 1;
  migrations.push_back(
      {next, "later", "ALTER TABLE persons ADD COLUMN later BIGINT NOT NULL DEFAULT 5", "digest"});

  store::TestDatabase target{std::nullopt, Place::memory};
  ASSERT_TRUE(restore_backup(*target, migrations, folders, name, {organisation, recovery, {}}, clock));
  EXPECT_EQ(count(*target, "persons WHERE later = 5"), 1);

  store::TestDatabase ahead{std::nullopt, Place::memory};
  store::migrate(*ahead, migrations);
  EXPECT_EQ(restore_backup(*ahead, migrations, folders, name, {organisation, recovery, {}}, clock).error(),
            refusal::other_schema);
}

TEST_F(Backup, OlderThanAWeekComesBackWithoutEpochsAndAfterAMonthNotAtAll) {
  House house{Place::file};
  house.add_request();
  const auto name = back_up(house);
  const auto made = house.clock.today();

  destroy_expired_day_keys(folders.keys, {made.count + 7});
  store::TestDatabase after_a_week{migrations_folder, Place::memory};
  const auto restored = restore(*after_a_week, name);
  ASSERT_TRUE(restored);
  EXPECT_FALSE(restored->has_epochs);
  EXPECT_EQ(count(*after_a_week, "key_epochs"), 0);
  EXPECT_EQ(count(*after_a_week, "key_wraps"), 1);

  destroy_expired_day_keys(folders.keys, {made.count + 30});
  store::TestDatabase after_a_month{migrations_folder, Place::memory};
  EXPECT_EQ(restore(*after_a_month, name).error(), refusal::day_key_gone);
}

TEST_F(Backup, DoesNotBringBackWhatWasDestroyedSince) {
  House house{Place::file};
  const auto destroyed = house.add_request();
  const auto kept = house.add_request();
  const auto name = back_up(house);
  const auto later = base::Day{house.clock.today().count + 2};
  DestructionList{folders.keys}.append(
      {Destruction::of_request(destroyed, later), Destruction::of_epoch(house.person, {1}, later)});

  store::TestDatabase target{migrations_folder, Place::file};
  const auto restored = restore(*target, name);
  ASSERT_TRUE(restored);
  EXPECT_EQ(restored->destructions, 2u);
  EXPECT_EQ(count(*target, "key_requests WHERE request_id = '" + destroyed.text() + "'"), 0);
  EXPECT_EQ(count(*target, "key_requests WHERE request_id = '" + kept.text() + "'"), 1);
  EXPECT_EQ(count(*target, "key_wraps"), 1);
  EXPECT_EQ(count(*target, "requests WHERE state = 'destroyed'"), 1);
  EXPECT_EQ(count(*target, "key_epochs"), 2);
  EXPECT_EQ(count(*target, "destructions"), 2) << "the next backup knows";
}

TEST_F(Backup, WritesDownDestructionsThatHadNotReachedTheList) {
  House house{Place::file};
  const auto request = house.add_request();
  store::in_transaction(*house.database, [&](store::Transaction& transaction) {
    record(transaction, Destruction::of_request(request, house.clock.today()));
  });
  back_up(house);
  EXPECT_EQ(DestructionList{folders.keys}.read().destructions.size(), 1u);
}

TEST_F(Backup, LeavesOpenSessionsBehind) {
  House house{Place::file};
  const auto device = base::DeviceId::fresh();
  store::in_transaction(*house.database, [&](store::Transaction& transaction) {
    transaction.change(
        "INSERT INTO devices (id, person_id, name, secret_hash, made_day, seen_day) VALUES ($1, $2, '', $3, "
        "1, 1)",
        {device, house.person, base::Bytes{}});
    transaction.change(
        "INSERT INTO sessions (token_hash, person_id, device_id, expires_at, ends_at) VALUES ($1, $2, $3, 1, "
        "1)",
        {base::Bytes{1}, house.person, device});
  });
  store::TestDatabase target{migrations_folder, Place::memory};
  ASSERT_TRUE(restore(*target, back_up(house)));
  EXPECT_EQ(count(*target, "devices"), 1);
  EXPECT_EQ(count(*target, "sessions"), 0);
}

}  // namespace
}  // namespace backup
