// SPDX-License-Identifier: AGPL-3.0-or-later
// The static files of a door, read once at start and served immutable: /assets/name-HASH.ext for ever, others with an
// ETag. A file beside its .br or .gz is sent compressed. A file whose bytes are not those of the manifest stops the start.
#pragma once

#include <filesystem>

#include "http/server.h"

namespace http {

// Adds GET routes "/assets/{name}" (and "/{name}" for a few such as robots.txt) for every file of the manifest in `folder`.
void serve_assets(Router& router, const std::filesystem::path& folder);

}  // namespace http
