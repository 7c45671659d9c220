// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/commands.h"

#include <spawn.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "base/log.h"
#include "havre/reach.h"
#include "settings/settings.h"
#include "store/migrations.h"

namespace havre {
namespace {

namespace fs = std::filesystem;

struct Program {
  std::string name;
  pid_t pid = 0;
  std::time_t started = 0;
  std::time_t start_again = 0;
  int quick_ends = 0;
};

constexpr std::time_t quick = 10;  // seconds; a program that ends sooner did not really start
constexpr int most_quick_ends = 5;
constexpr int seconds_to_stop = 10;

sigset_t signals_to_take() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGCHLD}) sigaddset(&set, signal);
  return set;
}

pid_t launch(const std::string& name, const fs::path& config) {
  const auto program = (fs::read_symlink("/proc/self/exe").parent_path() / name).string();
  auto words = std::vector<std::string>{program, "--config", config.string()};
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  const auto parent = getpid();
  const auto child = fork();
  if (child < 0) throw base::Fault{"no process can be made"};
  if (child > 0) return child;
  // In the child, up to exec, only what is safe after a fork. A killed supervisor takes its doors with it.
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(1);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  execv(pointers[0], pointers.data());
  _exit(127);
}

void start(Program& program, const fs::path& config) {
  program.pid = launch(program.name, config);
  program.started = std::time(nullptr);
}

void note_end(Program& program, int status) {
  const auto now = std::time(nullptr);
  const auto lived = now - program.started;
  program.pid = 0;
  // One that was killed did stand. It comes back at once and always: whoever finds out how to make a door
  // crash must not find out how to close the house.
  const bool failed = WIFEXITED(status) && lived < quick;
  program.quick_ends = failed ? program.quick_ends + 1 : 0;
  program.start_again = failed ? now + (1 << std::min(program.quick_ends - 1, 5)) : now + (lived < 1 ? 1 : 0);
  std::cerr << "havre: " << program.name << " ended and is started again\n";
}

// False when a program never stood: a wrong setting does not heal by itself.
bool tend(std::vector<Program>& programs, const fs::path& config) {
  int status = 0;
  for (pid_t ended = 0; (ended = waitpid(-1, &status, WNOHANG)) > 0;) {
    const auto which = std::ranges::find(programs, ended, &Program::pid);
    if (which != programs.end()) note_end(*which, status);
  }
  for (auto& program : programs) {
    if (program.quick_ends > most_quick_ends) return false;
    if (program.pid == 0 && std::time(nullptr) >= program.start_again) start(program, config);
  }
  return true;
}

void stop_all(std::vector<Program>& programs) {
  for (const auto& program : programs)
    if (program.pid != 0) kill(program.pid, SIGTERM);
  for (int waited = 0; waited < seconds_to_stop * 20; ++waited) {
    while (waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    if (waitpid(-1, nullptr, WNOHANG) < 0) return;  // nobody is left
    usleep(50'000);
  }
  for (const auto& program : programs)
    if (program.pid != 0) kill(program.pid, SIGKILL);
}

std::vector<Program> programs_for(const settings::Settings& settings) {
  std::vector<Program> programs{{.name = "havre-intake"}, {.name = "havre-return"}, {.name = "havre-desk"}};
  if (!settings.channels().empty()) programs.push_back({.name = "havre-post"});
  return programs;
}

void migrate(const settings::Settings& settings) {
  store::Database database{settings.database};
  store::migrate(database,
                 store::read_migrations(settings::share_of(settings).migrations, database.engine()));
}

void print_addresses(const settings::Settings& settings, const fs::path& show) {
  std::cout << "\nHavre is up.\n"
            << "  ask for help   " << settings.intake.address << '\n'
            << "  come back      " << settings.way_back.address << '\n'
            << "  desk           " << settings.desk.address << '\n';
  if (!show.empty()) std::cout << '\n' << std::ifstream{show}.rdbuf();
  std::cout << std::endl;
}

bool all_listen(const settings::Settings& settings) {
  const auto listens = [](const settings::Door& door) {
    return std::ranges::all_of(door.listen, [](const std::string& address) { return can_reach(address); });
  };
  return listens(settings.intake) && listens(settings.way_back) && listens(settings.desk);
}

}  // namespace

int up(const UpOptions& options) {
  const auto config = fs::absolute(options.config);
  const auto settings = settings::read(config);
  migrate(settings);
  const auto signals = signals_to_take();
  sigprocmask(SIG_BLOCK, &signals, nullptr);

  auto programs = programs_for(settings);
  for (auto& program : programs) start(program, config);
  bool announced = false;
  while (true) {
    // Twenty looks a second until the doors stand, then one.
    const timespec wait{announced ? 1 : 0, announced ? 0 : 50'000'000};
    const int signal = sigtimedwait(&signals, nullptr, &wait);
    if (signal == SIGTERM || signal == SIGINT) break;
    if (!tend(programs, config)) {
      stop_all(programs);
      std::cerr << "havre: a door does not stand; `havre doctor` says why\n";
      return 1;
    }
    if (!announced && all_listen(settings)) {
      print_addresses(settings, options.show);
      announced = true;
    }
  }
  stop_all(programs);
  return 0;
}

}  // namespace havre
