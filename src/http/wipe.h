// SPDX-License-Identifier: AGPL-3.0-or-later
// Memory that was used is overwritten before anything else gets it. Linking this room replaces operator new
// and delete so that whatever C++ frees is wiped; the C library's own way (M_PERTURB) leaves out small
// pieces, which it keeps in a cache for each thread.
#pragma once

namespace http {

// Overwrites what earlier calls left on the stack below the caller, and in vector registers.
void wipe_stack();

// OpenSSL's allocations too. False when it has allocated already.
bool wipe_what_openssl_frees();

}  // namespace http
