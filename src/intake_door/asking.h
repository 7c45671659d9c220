// SPDX-License-Identifier: AGPL-3.0-or-later
// A form sent without JavaScript: sealed here as it arrives, files chunk by chunk, and forgotten with the
// answer.
#pragma once

#include <memory>

#include "http/server.h"
#include "intake_door/porch.h"

namespace intake_door {

// POST /ask
std::unique_ptr<http::BodySink> receive_form(Porch& porch, const http::Request& head);

}  // namespace intake_door
