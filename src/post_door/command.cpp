// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post_door/command.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <string_view>

// The header of glibc 2.36 forgets to say that this is C.
extern "C" {
#include <sys/pidfd.h>
}

namespace post_door {
namespace {

struct Told {
  std::vector<std::string> words;
  std::string input;
};

Told told(const Command& command, const std::string& address, const std::string& text) {
  bool address_placed = false, text_placed = false;
  Told told;
  for (const auto& word : command.words) {
    address_placed |= word == "{address}";
    text_placed |= word == "{text}";
    told.words.push_back(word == "{address}" ? address : word == "{text}" ? text : word);
  }
  if (!address_placed) told.input += address + '\n';
  if (!text_placed) told.input += text + '\n';
  return told;
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

// A file in memory: a program that does not read it neither blocks nor kills us.
int input_of(const std::string& text) {
  const int file = memfd_create("told", MFD_CLOEXEC);
  if (file < 0) return -1;
  if (::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
      ::lseek(file, 0, SEEK_SET) == 0)
    return file;
  ::close(file);
  return -1;
}

// In a group of its own, so that all it started ends with it; with no signal blocked as ours are.
pid_t launch(const Told& told, int input) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, 3);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);

  std::vector<char*> words;
  for (const auto& word : told.words) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  char path[] = "PATH=/usr/local/bin:/usr/bin:/bin";
  char* surroundings[] = {path, nullptr};
  pid_t child = -1;
  if (posix_spawn(&child, words[0], &files, &attributes, words.data(), surroundings) != 0) child = -1;
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return child;
}

bool ended_in_time(pid_t child, int seconds) {
  const Descriptor ending{pidfd_open(child, 0)};
  if (ending.number() < 0) return false;
  pollfd waiting{ending.number(), POLLIN, 0};
  return ::poll(&waiting, 1, seconds * 1000) == 1;
}

}  // namespace

bool run(const Command& command, const std::string& address, const std::string& text) {
  if (command.words.empty()) return false;
  const auto said = told(command, address, text);
  const Descriptor input{input_of(said.input)};
  if (input.number() < 0) return false;
  const auto child = launch(said, input.number());
  if (child <= 0) return false;
  const bool in_time = ended_in_time(child, command.seconds);
  ::kill(-child, SIGKILL);  // also what it left behind
  int status = 0;
  if (::waitpid(child, &status, 0) != child) return false;
  return in_time && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace post_door
