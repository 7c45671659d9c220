// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose turn it is to write, among processes sharing one SQLite file. SQLite itself lets waiting writers
// sleep and try again, so that a busy process can starve the others; here the kernel wakes them. The turn of
// a killed process is free.
#pragma once

#include <string>

namespace store {

class Turn {
 public:
  // Makes the file if it is missing.
  explicit Turn(const std::string& path);
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  void take();
  void give() noexcept;

 private:
  int file_;
};

}  // namespace store
