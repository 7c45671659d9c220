// SPDX-License-Identifier: AGPL-3.0-or-later
// The page around the staff application, and the sandboxed one in which files are shown. Their content never
// changes while the program runs; what they load is named in the manifest.
#pragma once

#include <filesystem>
#include <string>

#include "http/server.h"

namespace desk {

// For every answer that is not a page. A worker lives under the policy of its own script, and needs
// libsodium.
inline constexpr std::string_view no_page_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'; base-uri 'none'";

class Shell {
 public:
  // manifest.json of `assets` must name the entries "desk" and "viewer".
  explicit Shell(const std::filesystem::path& assets);

  // "/", "/viewer" and the viewer's own files; every other path outside /api and /assets is the
  // application's.
  void add_to(http::Router& router) const;

 private:
  std::string desk_;
  std::string viewer_;
  std::vector<std::string> viewer_files_;
};

// To what no handler sees: faults, and what cannot be read.
http::Answers answers();

}  // namespace desk
