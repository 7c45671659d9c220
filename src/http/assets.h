// SPDX-License-Identifier: AGPL-3.0-or-later
// The static files of a door, read once at start. One whose name carries a hash of its content is served
// immutable, others with an ETag. Where `app.js.br` or `app.js.gz` lies beside `app.js`, browsers that can
// read it get that instead. A file whose bytes are not those of the manifest stops the start, and so does one
// that unpacks to other bytes.
#pragma once

#include <filesystem>
#include <functional>

#include "base/bytes.h"
#include "http/server.h"

namespace http {

// The digest the manifest was made with, in lower-case hex.
using Digest = std::function<std::string(base::ByteView)>;

// `folder` holds manifest.json: {"files":{"app-B3x_9kQ1.js":{"blake2b":"…","size":1234}, …}}.
// Adds "/assets/…" for every file of it that browsers need, for the manifest itself and for its signature
// manifest.json.sig, so that anybody can check them; robots.txt and favicon.* are found at the root as well.
void serve_assets(Router& router, const std::filesystem::path& folder, const Digest& digest);

}  // namespace http
