// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/shares.h"

#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

namespace havre {
namespace {

namespace fs = std::filesystem;

fs::path file_of(const fs::path& folder, std::size_t number) {
  return folder / ("share-" + std::to_string(number) + ".txt");
}

// What is typed is not shown, and a share handed out before is scrolled away.
class Hidden {
 public:
  Hidden() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    auto hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
  }
  ~Hidden() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Hidden(const Hidden&) = delete;
  Hidden& operator=(const Hidden&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

std::string first_line(std::istream& in) {
  std::string line;
  std::getline(in, line);
  return line;
}

void show_one_by_one(const std::vector<std::string>& shares) {
  const bool terminal = isatty(STDIN_FILENO) != 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    std::cout << "Share " << i + 1 << " of " << shares.size() << ", for one person alone to write down:\n\n  "
              << shares[i] << "\n\n";
    if (!terminal) continue;
    std::cout << "Press Enter when it is written down; the screen is cleared." << std::flush;
    first_line(std::cin);
    std::cout << "\033[2J\033[3J\033[H" << std::flush;
  }
}

std::vector<std::string> typed(std::size_t most) {
  const Hidden hidden;
  std::vector<std::string> shares;
  while (shares.size() < most) {
    std::cout << "Share " << shares.size() + 1 << ": " << std::flush;
    auto share = first_line(std::cin);
    std::cout << '\n';
    if (share.empty()) break;
    shares.push_back(std::move(share));
  }
  return shares;
}

std::vector<std::string> read(const std::vector<fs::path>& files) {
  std::vector<std::string> shares;
  for (const auto& file : files) {
    std::ifstream in{file};
    if (!in) throw base::Fault{"cannot read the share " + file.string()};
    shares.push_back(first_line(in));
  }
  return shares;
}

unseal::OrganisationSecret combined(const std::vector<std::string>& shares) {
  auto secret = unseal::combine(shares);
  if (secret) return *std::move(secret);
  if (secret.error() == unseal::refusal::too_few_shares) throw base::Fault{"more shares are needed"};
  if (secret.error() == unseal::refusal::share_unreadable) throw base::Fault{"a share has a typing error"};
  throw base::Fault{"these shares do not belong together"};
}

}  // namespace

void hand_out(const std::vector<std::string>& shares, const fs::path& folder) {
  if (folder.empty()) return show_one_by_one(shares);
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
  for (std::size_t i = 0; i < shares.size(); ++i) {
    std::ofstream{file_of(folder, i + 1)} << shares[i] << '\n';
    fs::permissions(file_of(folder, i + 1), fs::perms::owner_read);
  }
  std::cout << "The shares are in " << folder.string() << ": give each to one person and erase the files.\n";
}

void rehearse(const unseal::OrganisationSecret& secret, int threshold, const fs::path& folder) {
  std::vector<std::string> shares;
  if (folder.empty()) {
    std::cout << "Rehearsal: " << threshold << " people type their share back.\n";
    shares = typed(static_cast<std::size_t>(threshold));
  } else {
    std::vector<fs::path> files;
    for (int i = 1; i <= threshold; ++i) files.push_back(file_of(folder, static_cast<std::size_t>(i)));
    shares = read(files);
  }
  const auto back = combined(shares);
  if (seal::signing_public(back.root) != seal::signing_public(secret.root))
    throw base::Fault{"these are shares of another organisation"};
}

unseal::OrganisationSecret gather(const std::vector<fs::path>& files) {
  if (!files.empty()) return combined(read(files));
  std::cout << "Type the shares, one a line; an empty line ends.\n";
  return combined(typed(32));
}

}  // namespace havre
