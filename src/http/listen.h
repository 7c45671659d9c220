// SPDX-License-Identifier: AGPL-3.0-or-later
// Addresses as the operator writes them, bound and listening.
#pragma once

#include <string>
#include <string_view>

namespace http {

struct Bound {
  int socket = -1;
  std::string address;    // with the port the system chose
  bool is_local = false;  // loopback or a Unix socket: nobody outside can read along
};

// Faults when the address cannot be read or is taken.
Bound bind_and_listen(std::string_view address);

}  // namespace http
