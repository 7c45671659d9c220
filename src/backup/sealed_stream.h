// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes one backup file (doc/sealing.md 10.1) chunk by chunk, in memory bounded by a few chunks. Without its
// end the file does not open, and until `finish` it does not exist.
#pragma once

#include <filesystem>
#include <functional>

#include "backup/durable_file.h"
#include "backup/file_digest.h"
#include "seal/backup.h"

namespace backup {

class SealedStream {
 public:
  // Gives what stands in the file after its header.
  using WrapKey = std::function<base::Bytes(const seal::SecretBytes& file_key, base::ByteView header)>;
  SealedStream(const std::filesystem::path& path, const seal::BackupHead& head, const WrapKey& wrap_key);
  ~SealedStream() { seal::clear(held_); }

  // The caller fills and passes on; what it adds is sealed when a chunk is full.
  base::Bytes& buffer() { return held_; }
  void pass_on();
  // Of the whole file.
  seal::Digest finish();

 private:
  void put(base::ByteView piece);
  void emit(base::ByteView plain, std::optional<std::uint64_t> size_if_final);

  const seal::FilePlace place_;
  const seal::SecretBytes key_;
  DurableFile file_;
  FileDigest digest_;
  base::Bytes held_;
  std::uint64_t size_ = 0;  // of what is sealed
  std::uint64_t next_ = 0;
};

}  // namespace backup
