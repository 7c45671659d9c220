// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include "base/result.h"

namespace backup {

void write_all(int file, base::ByteView piece) {
  while (!piece.empty()) {
    const auto written = ::write(file, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw base::Fault{"backup: a file cannot be written"};
    piece = piece.subspan(static_cast<std::size_t>(written));
  }
}

void keep(const std::filesystem::path& folder) {
  const int directory = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool kept = directory >= 0 && fsync(directory) == 0;
  if (directory >= 0) close(directory);
  if (!kept) throw base::Fault{"backup: a folder cannot be written"};
}

base::Bytes read_small(const std::filesystem::path& path) {
  constexpr std::uintmax_t most = 1 << 20;
  std::error_code error;
  if (const auto size = std::filesystem::file_size(path, error); error || size > most)
    throw base::Fault{"backup: a file cannot be read"};
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

DurableFile::DurableFile(std::filesystem::path path)
    : path_{std::move(path)},
      unfinished_{path_.string() + ".unfinished"},
      file_{open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)} {
  if (file_ < 0) throw base::Fault{"backup: a file cannot be made"};
}

DurableFile::~DurableFile() {
  if (file_ < 0) return;
  close(file_);
  unlink(unfinished_.c_str());
}

void DurableFile::write(base::ByteView piece) { write_all(file_, piece); }

void DurableFile::finish() {
  if (fsync(file_) != 0) throw base::Fault{"backup: a file cannot be kept"};
  if (rename(unfinished_.c_str(), path_.c_str()) != 0) throw base::Fault{"backup: a file cannot be named"};
  close(file_);
  file_ = -1;
  keep(path_.parent_path());
}

}  // namespace backup
