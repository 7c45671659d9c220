// SPDX-License-Identifier: AGPL-3.0-or-later
// What a door does to its own process, first of all: once OpenSSL has allocated anything it is too late.
#pragma once

namespace http {

// No core dump, no debugger, memory locked where permitted, freed memory overwritten, few arenas, no SIGPIPE.
void harden_process();

}  // namespace http
