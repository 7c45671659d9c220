// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that is there whole or not at all, and once it is there survives a loss of power. For the owner
// only.
#pragma once

#include <filesystem>

#include "base/bytes.h"

namespace backup {

class DurableFile {
 public:
  explicit DurableFile(std::filesystem::path path);
  ~DurableFile();  // takes away what was not finished
  DurableFile(const DurableFile&) = delete;
  DurableFile& operator=(const DurableFile&) = delete;

  void write(base::ByteView piece);
  void finish();

 private:
  std::filesystem::path path_;
  std::filesystem::path unfinished_;
  int file_;
};

void write_all(int file, base::ByteView piece);
void keep(const std::filesystem::path& folder);  // what was made, renamed or removed in it
base::Bytes read_small(const std::filesystem::path& path);

}  // namespace backup
