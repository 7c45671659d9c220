// SPDX-License-Identifier: AGPL-3.0-or-later
// Real programs: scripts in a folder of the test's own.
#include "post_door/command.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

namespace post_door {
namespace {

class Commands : public testing::Test {
 protected:
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string script(const std::string& lines) {
    const auto file = folder_ + "/call";
    std::ofstream{file} << "#!/bin/sh\n" << lines << '\n';
    EXPECT_EQ(::chmod(file.c_str(), 0700), 0);
    return file;
  }
  std::string written(const char* name = "/heard") {
    std::ifstream in{folder_ + name};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
  }
  std::string folder_ = [] {
    char name[] = "/tmp/havre-command-XXXXXX";
    return std::string{::mkdtemp(name)};
  }();
};

TEST_F(Commands, TellsOnStandardInputOrAsWords) {
  EXPECT_TRUE(run({{script("cat > " + folder_ + "/heard")}, 10}, "+44 20", "look now"));
  EXPECT_EQ(written(), "+44 20\nlook now\n");
  const auto words = script("echo \"$#|$1|$2\" > " + folder_ + "/heard; cat >> " + folder_ + "/heard");
  EXPECT_TRUE(run({{words, "--to", "{address}"}, 10}, "$(id) ; x", "look now"));
  EXPECT_EQ(written(), "2|--to|$(id) ; x\nlook now\n") << "one word, and no shell reads it";
}

TEST_F(Commands, SaysWhenItFailedOrIsNotThere) {
  EXPECT_FALSE(run({{script("exit 3")}, 10}, "1", "x"));
  EXPECT_FALSE(run({{folder_ + "/nothing"}, 10}, "1", "x"));
  EXPECT_FALSE(run({{}, 10}, "1", "x"));
  EXPECT_TRUE(run({{script("exit 0")}, 10}, "1", std::string(1'000'000, 'x'))) << "reads nothing";
}

TEST_F(Commands, IsEndedWithAllThatItStarted) {
  const auto hanging = script("sleep 1000 & echo $! > " + folder_ + "/heard; wait");
  EXPECT_FALSE(run({{hanging}, 1}, "1", "x"));
  const auto left = static_cast<pid_t>(std::stol(written()));
  // Killed; whoever inherits it may not have buried it yet.
  bool gone = false;
  for (int looks = 0; looks < 200 && !gone; ++looks) {
    std::ifstream state{"/proc/" + std::to_string(left) + "/stat"};
    std::string line;
    gone = !std::getline(state, line) || line.find(") Z") != std::string::npos;
    if (!gone) std::this_thread::sleep_for(std::chrono::milliseconds{20});
  }
  EXPECT_TRUE(gone);
}

TEST_F(Commands, SeesNothingOfOurSurroundings) {
  ::setenv("HAVRE_SECRET_FOR_TEST", "sentinel", 1);
  EXPECT_TRUE(
      run({{script("env > " + folder_ + "/heard; ls /proc/self/fd | wc -l > " + folder_ + "/open")}, 10}, "1",
          "x"));
  EXPECT_EQ(written().find("sentinel"), std::string::npos);
  EXPECT_LE(std::stoi(written("/open")), 5);
}

}  // namespace
}  // namespace post_door
