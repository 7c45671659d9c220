// SPDX-License-Identifier: AGPL-3.0-or-later
// The names, hash included, of what a public page loads.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace pages {

struct Assets {
  std::string style;  // empty: none was built
  std::string logo;
  std::string script;
  // A language, and the file of its sentences for the script.
  std::map<std::string, std::string, std::less<>> texts;

  // manifest.json of `folder`. No manifest: no names, and pages that are plain but work.
  static Assets read(const std::filesystem::path& folder);
};

}  // namespace pages
