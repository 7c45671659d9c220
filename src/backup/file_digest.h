// SPDX-License-Identifier: AGPL-3.0-or-later
// The digest of a whole file, however large (doc/sealing.md 10.4).
#pragma once

#include <filesystem>

#include "seal/keys.h"

namespace backup {

class FileDigest {
 public:
  void add(base::ByteView piece);
  seal::Digest finish();

 private:
  void chain();

  seal::Digest value_{};
  base::Bytes block_;
};

// Whatever stands in the file; a missing one is an empty one.
seal::Digest digest_of(const std::filesystem::path& path);

}  // namespace backup
