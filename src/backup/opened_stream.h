// SPDX-License-Identifier: AGPL-3.0-or-later
// Reads one backup file chunk by chunk. Nothing read counts before `finished`: only the last chunk shows that
// none is missing.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>

#include "unseal/backup.h"

namespace backup {

namespace refusal {
inline constexpr base::Refusal unreadable{base::Kind::invalid, "backup.unreadable"};
inline constexpr base::Refusal other_organisation{base::Kind::invalid, "backup.other_organisation"};
}  // namespace refusal

class OpenedStream {
 public:
  // What stands after the header, and the file key it holds.
  struct Wrapping {
    std::size_t size;
    std::function<base::Result<seal::SecretBytes>(base::ByteView wrapped, base::ByteView header)> open;
  };
  // The day is not known beforehand: see day().
  static base::Result<OpenedStream> open(const std::filesystem::path& path, const seal::BackupHead& expected,
                                         const Wrapping& wrapping);
  OpenedStream(OpenedStream&&) = default;
  ~OpenedStream() { seal::clear(held_); }

  // Exactly so many bytes, valid until the next call.
  base::Result<base::ByteView> take(std::size_t size);
  // Nothing is left, and nothing was missing.
  base::Result<> finished();
  base::Day day() const { return day_; }

 private:
  OpenedStream(const seal::FilePlace& place, seal::SecretBytes key, std::ifstream file)
      : place_{place}, key_{std::move(key)}, file_{std::move(file)} {}
  base::Result<> fill();

  seal::FilePlace place_;
  seal::SecretBytes key_;
  std::ifstream file_;
  base::Day day_;
  base::Bytes held_;
  std::size_t taken_ = 0;
  std::uint64_t size_ = 0;  // of what was opened
  std::uint64_t next_ = 0;
  bool final_ = false;
};

}  // namespace backup
