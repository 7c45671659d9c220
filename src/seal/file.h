// SPDX-License-Identifier: AGPL-3.0-or-later
// Sealing files chunk by chunk, in memory bounded by one chunk. doc/sealing.md section 4.
#pragma once

#include <functional>
#include <optional>

#include "seal/keys.h"

namespace seal {

constexpr std::size_t chunk_size = 262144;
constexpr std::size_t sealed_chunk_size = chunk_size + 16;

constexpr std::uint64_t most_file_size = std::uint64_t{1} << 40;

std::uint64_t padded_size(std::uint64_t size);
std::uint64_t chunk_count(std::uint64_t size);
// Plain length of chunk `index` of a file of this true size, padding included.
std::size_t chunk_length(std::uint64_t size, std::uint64_t index);

struct FilePlace {
  base::OrganisationId organisation;
  base::RequestId request;
  base::FileId file;
};

// Whole chunks only; the last with its final mark and the true size.
Bytes seal_chunk(const FilePlace& place, const SecretBytes& file_key, std::uint64_t index, ByteView plain,
                 std::optional<std::uint64_t> true_size_if_final);

// For a stream whose length is not known before its end. Emits sealed chunks in order.
class FileSealer {
 public:
  using Emit = std::function<void(std::uint64_t index, Bytes sealed)>;
  FileSealer(FilePlace place, Emit emit);
  ~FileSealer();  // clears what it held
  void write(ByteView piece);
  void finish();
  std::uint64_t true_size() const { return size_; }
  const SecretBytes& key() const { return key_; }

 private:
  void emit_held(bool final);
  FilePlace place_;
  Emit emit_;
  SecretBytes key_;
  Bytes held_;
  std::uint64_t size_ = 0;
  std::uint64_t next_ = 0;
};

}  // namespace seal
