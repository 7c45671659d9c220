// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/file.h"

#include <gtest/gtest.h>

namespace seal {

TEST(PaddedSize, IsAtMostTwelvePercentMoreAndHidesTheRest) {
  for (std::uint64_t size = 4096; size < most_file_size; size += size / 7 + 1) {
    const auto padded = padded_size(size);
    EXPECT_GE(padded, size);
    EXPECT_LE(static_cast<double>(padded), static_cast<double>(size) * 1.12);
    EXPECT_EQ(padded_size(padded), padded);
  }
  for (const std::uint64_t small : {0, 1, 4095, 4096}) EXPECT_EQ(padded_size(small), 4096u);
}

TEST(Chunks, CoverThePaddedFileExactly) {
  for (const std::uint64_t size : {0u, 4097u, 262143u, 262144u, 262145u, 524288u, 5'000'000u}) {
    std::uint64_t sum = 0;
    for (std::uint64_t i = 0; i < chunk_count(size); ++i) sum += chunk_length(size, i);
    EXPECT_EQ(sum, padded_size(size));
  }
}

TEST(FileSealer, SealsTheSameHoweverTheBytesArrive) {
  const FilePlace place{base::OrganisationId::fresh(), base::RequestId::fresh(), base::FileId::fresh()};
  for (const std::size_t size :
       {0u, 1u, 4096u, 262143u, 262144u, 262145u, 524288u, 600'000u, 2'621'440u, 16'777'217u}) {
    Bytes plain(size);
    for (std::size_t i = 0; i < size; ++i) plain[i] = static_cast<std::uint8_t>(i % 251);
    for (const std::size_t piece : {1000u, 262144u, 1'000'000u}) {
      std::vector<Bytes> chunks;
      FileSealer sealer{place, [&](std::uint64_t index, Bytes sealed) {
                          EXPECT_EQ(index, chunks.size());
                          chunks.push_back(std::move(sealed));
                        }};
      for (std::size_t at = 0; at < size; at += piece)
        sealer.write(ByteView{plain}.subspan(at, std::min(piece, size - at)));
      sealer.finish();

      ASSERT_EQ(sealer.true_size(), size);
      ASSERT_EQ(chunks.size(), chunk_count(size));
      auto padded = plain;
      padded.resize(padded_size(size));
      for (std::uint64_t i = 0; i < chunks.size(); ++i) {
        const auto final = i + 1 == chunks.size() ? std::optional<std::uint64_t>{size} : std::nullopt;
        const auto expected = ByteView{padded}.subspan(i * chunk_size, chunk_length(size, i));
        EXPECT_EQ(chunks[i], seal_chunk(place, sealer.key(), i, expected, final)) << size << ' ' << i;
      }
    }
  }
}

}  // namespace seal
