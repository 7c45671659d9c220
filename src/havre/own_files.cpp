// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/own_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/result.h"

namespace havre {
namespace {

namespace fs = std::filesystem;

// Whole or not at all: written beside, flushed, then renamed.
void write_safely(const fs::path& file, const std::string& text, mode_t mode) {
  const auto beside = fs::path{file} += ".new";
  const int to = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
  if (to < 0) throw base::Fault{"cannot write " + file.string()};
  const bool written =
      ::write(to, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(to) == 0;
  ::close(to);
  if (!written) throw base::Fault{"cannot write " + file.string()};
  fs::rename(beside, file);
}

std::string fresh_hex() {
  base::Bytes bytes(32);
  seal::fill_random(bytes);
  return base::to_hex(bytes);
}

std::string contents(const fs::path& file) {
  std::ifstream in{file};
  if (!in) throw base::Fault{"cannot read " + file.string()};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

}  // namespace

void write_owned(const fs::path& file, const std::string& text) { write_safely(file, text, 0600); }

void make_secrets(const fs::path& file) {
  if (fs::exists(file)) return;
  if (file.has_parent_path()) fs::create_directories(file.parent_path());
  write_owned(file,
              "# Secrets of this machine. Nobody but the owner may read this file.\n"
              "[login]\nfake_key = \"" +
                  fresh_hex() + "\"\n\n[trail]\nseed = \"" + fresh_hex() + "\"\n");
}

void write_root(const fs::path& config, const seal::SigningPublicKey& root) {
  std::istringstream in{contents(config)};
  const auto line = "root = \"" + base::to_hex(root.view()) + "\"";
  std::string out;
  bool inside = false;
  bool placed = false;
  for (std::string read; std::getline(in, read);) {
    if (read.starts_with('[')) inside = read.starts_with("[organisation]");
    if (inside && read.starts_with("root")) {
      read = line;
      placed = true;
    }
    out += read + '\n';
  }
  if (!placed) {
    const auto group = out.find("[organisation]\n");
    out = group == std::string::npos
              ? "[organisation]\n" + line + "\n\n" + out
              : out.insert(group + std::string{"[organisation]\n"}.size(), line + "\n");
  }
  write_safely(config, out, 0640);
}

}  // namespace havre
