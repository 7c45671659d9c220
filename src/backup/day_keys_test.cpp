// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/day_keys.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "unseal/unseal.h"

namespace backup {
namespace {

constexpr base::Day made{20'779};

class DayKeys : public testing::Test {
 protected:
  DayKeys() {
    seal::start();
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-day-keys-XXXXXX").string();
    folder = mkdtemp(pattern.data());
  }
  ~DayKeys() override { std::filesystem::remove_all(folder); }

  std::filesystem::path make(const std::string& name) {
    const auto path = folder / name;
    make_day_key(path, organisation, seal::sealing_public(recovery), made);
    return path;
  }

  std::filesystem::path folder;
  base::OrganisationId organisation = base::OrganisationId::fresh();
  seal::SecretBytes recovery = seal::SecretBytes::fresh();
};

TEST_F(DayKeys, OpenWithTheRecoveryKeyOnly) {
  const auto path = folder / "a.keys-day";
  const auto key = make_day_key(path, organisation, seal::sealing_public(recovery), made);

  const auto file = read_day_key(path);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->day, made);
  const auto open = [&](const seal::SecretBytes& seed) {
    return unseal::open_wrap(file->wrap, seal::KeyKind::recovery, seed, seal::WrapPurpose::backup_key,
                             seal::day_key_subject(organisation, file->day));
  };
  const auto opened = open(recovery);
  ASSERT_TRUE(opened);
  EXPECT_TRUE(seal::equal(opened->reveal(), key.reveal()));
  EXPECT_FALSE(open(seal::SecretBytes::fresh()));
}

TEST_F(DayKeys, OfWrappedKeysLiveThirtyDaysAndOfEpochsSeven) {
  const auto keys = make("a.keys-day");
  const auto epochs = make("a.epochs-day");

  EXPECT_EQ(destroy_expired_day_keys(folder, {made.count + 6}), 0u);
  EXPECT_EQ(destroy_expired_day_keys(folder, {made.count + 7}), 1u);
  EXPECT_FALSE(std::filesystem::exists(epochs));
  EXPECT_EQ(destroy_expired_day_keys(folder, {made.count + 29}), 0u);
  EXPECT_TRUE(std::filesystem::exists(keys));
  EXPECT_EQ(destroy_expired_day_keys(folder, {made.count + 30}), 1u);
  EXPECT_FALSE(std::filesystem::exists(keys));
}

TEST_F(DayKeys, AreOverwrittenBeforeTheyAreRemoved) {
  const auto path = make("a.keys-day");
  // A second name for the same bytes on disk shows what became of them.
  const auto witness = folder / "witness";
  std::filesystem::create_hard_link(path, witness);
  destroy_expired_day_keys(folder, {made.count + 30});
  std::ifstream file{witness, std::ios::binary};
  const std::string content{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_GT(content.size(), 1000u);
  EXPECT_EQ(content.find_first_not_of('\0'), content.npos);
}

TEST_F(DayKeys, LeaveOtherFilesAlone) {
  make("a.keys-day");
  std::ofstream{folder / "destructions"} << "x";
  std::ofstream{folder / "broken.keys-day"} << "x";
  EXPECT_EQ(destroy_expired_day_keys(folder, {made.count + 100}), 1u);
  EXPECT_TRUE(std::filesystem::exists(folder / "destructions"));
  EXPECT_TRUE(std::filesystem::exists(folder / "broken.keys-day"));
}

TEST_F(DayKeys, AreForTheOwnerOnly) {
  EXPECT_EQ(std::filesystem::status(make("a.keys-day")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace
}  // namespace backup
