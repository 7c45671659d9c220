// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/process.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <cstdlib>

namespace http {
namespace {

int after_hardening() {
  harden_process();
  rlimit core{1, 1};
  ::getrlimit(RLIMIT_CORE, &core);
  if (core.rlim_max != 0) return 1;
  if (::prctl(PR_GET_DUMPABLE) != 0) return 2;
  ::raise(SIGPIPE);
  return 0;
}

TEST(HardenedProcess, LeavesNoCoreAndSurvivesABrokenPipe) {
  ::testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_EXIT(std::_Exit(after_hardening()), ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace http
