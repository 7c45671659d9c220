// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/file_digest.h"

#include <algorithm>
#include <fstream>

#include "seal/contexts.h"

namespace backup {
namespace {

constexpr std::size_t block_size = 262144;

}  // namespace

void FileDigest::add(base::ByteView piece) {
  while (!piece.empty()) {
    const auto some = std::min(piece.size(), block_size - block_.size());
    block_.insert(block_.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(some));
    piece = piece.subspan(some);
    if (block_.size() == block_size) chain();
  }
}

seal::Digest FileDigest::finish() {
  chain();
  return value_;
}

void FileDigest::chain() {
  value_ = seal::hash(seal::label::backup_chain, {value_.view(), block_});
  block_.clear();
}

seal::Digest digest_of(const std::filesystem::path& path) {
  FileDigest digest;
  base::Bytes block(block_size);
  std::ifstream file{path, std::ios::binary};
  while (file) {
    file.read(reinterpret_cast<char*>(block.data()), static_cast<std::streamsize>(block.size()));
    digest.add(base::ByteView{block}.first(static_cast<std::size_t>(file.gcount())));
  }
  return digest.finish();
}

}  // namespace backup
