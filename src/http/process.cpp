// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/process.h"

#include <malloc.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/result.h"
#include "http/wipe.h"

namespace http {

void harden_process() {
  ::prctl(PR_SET_DUMPABLE, 0);
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  // Only without a limit: under one, locking future pages would make later allocations fail. On fault, so
  // that stacks and maps count as far as they are used.
  const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
  if (::setrlimit(RLIMIT_MEMLOCK, &unlimited) == 0) ::mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
  constexpr int overwrite_freed_with = 0xa5;
  ::mallopt(M_PERTURB, overwrite_freed_with);
  ::mallopt(M_ARENA_MAX, 2);
  // Giving memory back and fetching it again with every request costs more than the request; the workers give
  // it back when they have nothing to do.
  constexpr int many = 64 * 1024 * 1024, large = 4 * 1024 * 1024;
  ::mallopt(M_TRIM_THRESHOLD, many);
  ::mallopt(M_MMAP_THRESHOLD, large);
  CHECK(wipe_what_openssl_frees());
  ::signal(SIGPIPE, SIG_IGN);
}

}  // namespace http
