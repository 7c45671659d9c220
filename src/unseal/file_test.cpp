// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "unseal/unseal.h"

namespace unseal {
namespace {

constexpr std::uint64_t three_chunks = 2 * seal::chunk_size + 10'000;

class SealedFile : public ::testing::Test {
 protected:
  seal::FilePlace place{base::OrganisationId::fresh(), base::RequestId::fresh(), base::FileId::fresh()};
  std::vector<Bytes> chunks;
  seal::FileSealer sealer{place,
                          [this](std::uint64_t, Bytes sealed) { chunks.push_back(std::move(sealed)); }};
  Bytes plain = Bytes(three_chunks, 0x5a);

  void SetUp() override {
    sealer.write(plain);
    sealer.finish();
  }
  bool opens(std::uint64_t index, std::uint64_t size, ByteView sealed) {
    return static_cast<bool>(open_chunk(place, sealer.key(), index, size, sealed));
  }
};

}  // namespace

TEST_F(SealedFile, OpensToTheBytesThatWentIn) {
  Bytes all;
  for (std::uint64_t i = 0; i < chunks.size(); ++i)
    std::ranges::copy(*open_chunk(place, sealer.key(), i, three_chunks, chunks[i]), std::back_inserter(all));
  EXPECT_EQ(all, plain);
}

TEST_F(SealedFile, CutAtAChunkBoundaryDoesNotOpenWhateverSizeIsClaimed) {
  ASSERT_EQ(chunks.size(), 3u);
  // With the last chunk gone, the one before would have to be the last.
  for (const std::uint64_t kept : {1u, 2u})
    for (const auto size :
         {kept * seal::chunk_size, kept * seal::chunk_size - 1, kept * seal::chunk_size - 5000})
      EXPECT_FALSE(opens(kept - 1, size, chunks[kept - 1])) << size;
}

TEST_F(SealedFile, ChunksSwappedOrRepeatedDoNotOpen) {
  for (std::uint64_t index = 0; index < 3; ++index)
    for (std::uint64_t from = 0; from < 3; ++from)
      EXPECT_EQ(opens(index, three_chunks, chunks[from]), index == from) << index << ' ' << from;
}

TEST_F(SealedFile, LengthenedDoesNotOpen) {
  for (const std::uint64_t size :
       {std::uint64_t{3 * seal::chunk_size}, three_chunks + 1, three_chunks + 20'000, 4 * three_chunks}) {
    EXPECT_FALSE(opens(2, size, chunks[2])) << size;
    EXPECT_FALSE(opens(3, size, chunks[2])) << size;
  }
  auto longer = chunks[2];
  longer.push_back(0);
  EXPECT_FALSE(opens(2, three_chunks, longer));
  EXPECT_FALSE(opens(0, ~std::uint64_t{0}, chunks[0]));
  EXPECT_FALSE(opens(~std::uint64_t{0}, three_chunks, chunks[0]));
}

TEST_F(SealedFile, CutAnywhereInAChunkDoesNotOpen) {
  for (std::size_t size = 0; size < chunks[2].size(); size += 97)
    EXPECT_FALSE(opens(2, three_chunks, ByteView{chunks[2]}.first(size)));
}

TEST_F(SealedFile, ChunkChangedInAnyByteDoesNotOpen) {
  auto& chunk = chunks[2];
  for (std::size_t at = 0; at < chunk.size(); at += chunk.size() / 997) {
    chunk[at] ^= 0x10;
    ASSERT_FALSE(opens(2, three_chunks, chunk)) << at;
    chunk[at] ^= 0x10;
  }
}

TEST_F(SealedFile, WithAnythingButZerosBehindItDoesNotOpen) {
  Bytes padded(seal::chunk_length(three_chunks, 2), 0x5a);
  const auto real = static_cast<std::ptrdiff_t>(three_chunks - 2 * seal::chunk_size);
  std::fill(padded.begin() + real, padded.end(), std::uint8_t{0});
  EXPECT_TRUE(opens(2, three_chunks, seal::seal_chunk(place, sealer.key(), 2, padded, three_chunks)));
  for (const auto at : {real, static_cast<std::ptrdiff_t>(padded.size()) - 1}) {
    auto dirty = padded;
    dirty[static_cast<std::size_t>(at)] = 1;
    EXPECT_FALSE(opens(2, three_chunks, seal::seal_chunk(place, sealer.key(), 2, dirty, three_chunks)));
  }
}

TEST_F(SealedFile, OfAnotherCaseFileOrKeyDoesNotOpen) {
  auto other = place;
  other.request = base::RequestId::fresh();
  EXPECT_FALSE(open_chunk(other, sealer.key(), 0, three_chunks, chunks[0]));
  other = place;
  other.file = base::FileId::fresh();
  EXPECT_FALSE(open_chunk(other, sealer.key(), 0, three_chunks, chunks[0]));
  other = place;
  other.organisation = base::OrganisationId::fresh();
  EXPECT_FALSE(open_chunk(other, sealer.key(), 0, three_chunks, chunks[0]));
  EXPECT_FALSE(open_chunk(place, SecretBytes::fresh(), 0, three_chunks, chunks[0]));
}

}  // namespace unseal
