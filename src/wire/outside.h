// SPDX-License-Identifier: AGPL-3.0-or-later
// What a script is told when no errand answered: a path nobody has, or a fault.
#pragma once

#include <string_view>

#include "http/message.h"

namespace wire {

inline bool is_for_script(const http::Request& request) { return request.path.starts_with("/api/"); }
http::Response unknown_path();
// The incident stands in the log.
http::Response fault(std::string_view incident);

}  // namespace wire
