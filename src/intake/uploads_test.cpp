// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/uploads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/test_database.h"

namespace intake {
namespace {

using testing::ElementsAre;

class AnUpload : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }

  static seal::Bytes whole() { return seal::Bytes(seal::sealed_chunk_size, 9); }
  std::int64_t count(std::string_view sql) {
    store::Transaction transaction{*database, store::Mode::read};
    return transaction.one(sql)->integer(0);
  }

  store::TestDatabase database;
  base::StoppedClock clock{{1'700'000'000'000}};
  House house{*database, clock, base::OrganisationId::fresh()};
  Space space{"/", 0, clock};
  Uploads uploads{house, space};
  Upload upload{base::RequestId::fresh(), base::FileId::fresh(), seal::Bytes(32, 1)};
};

TEST_F(AnUpload, GoesOnWhereTheLineWasCut) {
  ASSERT_TRUE(uploads.put(upload, 0, whole()));
  ASSERT_TRUE(uploads.put(upload, 1, whole()));
  ASSERT_TRUE(uploads.put(upload, 3, seal::Bytes(20, 1)));

  EXPECT_THAT(*uploads.have(upload), ElementsAre(Range{0, 1}, Range{3, 3}));
  EXPECT_EQ(uploads.done(upload, 4).error(), refusal::file_incomplete);

  ASSERT_TRUE(uploads.put(upload, 2, whole()));
  EXPECT_TRUE(uploads.done(upload, 4));
  EXPECT_TRUE(uploads.done(upload, 4)) << "saying it twice is no harm";
}

TEST_F(AnUpload, AChunkSentTwiceCountsOnce) {
  ASSERT_TRUE(uploads.put(upload, 0, seal::Bytes(100, 1)));
  ASSERT_TRUE(uploads.put(upload, 0, seal::Bytes(100, 1)));

  EXPECT_EQ(count("SELECT bytes FROM files"), 100);
}

TEST_F(AnUpload, NobodyElseAddsToItOrLearnsOfIt) {
  ASSERT_TRUE(uploads.put(upload, 0, whole()));
  auto stranger = upload;
  stranger.secret[0] ^= 1;

  EXPECT_EQ(uploads.put(stranger, 1, whole()).error(), refusal::file_unknown);
  EXPECT_EQ(uploads.have(stranger).error(), refusal::file_unknown);
  EXPECT_EQ(uploads.done(stranger, 1).error(), refusal::file_unknown);
  uploads.drop(stranger);
  EXPECT_EQ(count("SELECT COUNT(*) FROM file_chunks"), 1);

  auto elsewhere = upload;
  elsewhere.request = base::RequestId::fresh();
  EXPECT_EQ(uploads.put(elsewhere, 1, whole()).error(), refusal::file_unknown);
}

TEST_F(AnUpload, OnlyTheLastChunkMayBeShort) {
  ASSERT_TRUE(uploads.put(upload, 0, seal::Bytes(100, 1)));
  ASSERT_TRUE(uploads.put(upload, 1, seal::Bytes(100, 1)));

  EXPECT_EQ(uploads.done(upload, 2).error(), refusal::file_incomplete);
}

TEST_F(AnUpload, ChunksOutsideTheirLimitsAreRefused) {
  EXPECT_EQ(uploads.put(upload, 0, seal::Bytes(seal::sealed_chunk_size + 1)).error(),
            refusal::chunk_unreadable);
  EXPECT_EQ(uploads.put(upload, 0, seal::Bytes(16)).error(), refusal::chunk_unreadable);
  EXPECT_EQ(uploads.put(upload, -1, seal::Bytes(17)).error(), refusal::chunk_unreadable);
  EXPECT_EQ(uploads.put(upload, Uploads::most_chunks, seal::Bytes(17)).error(), refusal::chunk_unreadable);
}

TEST_F(AnUpload, WaitsWhileTheDiskIsShort) {
  Space full{"/", 900'000'000, clock};
  Uploads short_of_space{house, full};

  EXPECT_EQ(short_of_space.put(upload, 0, whole()).error(), refusal::files_deferred);
}

TEST_F(AnUpload, IsThrownAwayADayAfterItsLastChunkUnlessSomethingNamesIt) {
  ASSERT_TRUE(uploads.put(upload, 0, whole()));
  clock.advance_seconds(23 * 3600);
  ASSERT_TRUE(uploads.put(upload, 1, whole()));
  clock.advance_seconds(23 * 3600);
  EXPECT_EQ(uploads.sweep(), 0) << "it still grew a day ago";

  clock.advance_seconds(2 * 3600);
  EXPECT_EQ(uploads.sweep(), 1);
  EXPECT_EQ(count("SELECT COUNT(*) FROM file_chunks"), 0);
}

}  // namespace
}  // namespace intake
