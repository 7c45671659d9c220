// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/assets.h"

#include <fstream>
#include <sstream>

#include <boost/json.hpp>

#include "base/result.h"

namespace pages {
namespace {

constexpr std::string_view texts_entry = "texts-";

std::string first_file(const boost::json::object& entries, std::string_view entry) {
  const auto* files = entries.if_contains(entry);
  if (!files || !files->is_array() || files->get_array().empty()) return {};
  return std::string{files->get_array().front().as_string()};
}

}  // namespace

Assets Assets::read(const std::filesystem::path& folder) {
  std::ifstream file{folder / "manifest.json", std::ios::binary};
  if (!file) return {};
  std::stringstream bytes;
  bytes << file.rdbuf();

  boost::system::error_code error;
  const auto manifest = boost::json::parse(bytes.str(), error);
  const auto* entries =
      error || !manifest.is_object() ? nullptr : manifest.get_object().if_contains("entries");
  if (!entries || !entries->is_object()) throw base::Fault{"manifest.json names no entries"};
  const auto& named = entries->get_object();
  Assets assets{.style = first_file(named, "css"),
                .logo = first_file(named, "logo"),
                .script = first_file(named, "public"),
                .texts = {}};
  for (const auto& [entry, files] : named) {
    const std::string_view name{entry.data(), entry.size()};
    if (name.starts_with(texts_entry))
      assets.texts.emplace(name.substr(texts_entry.size()), first_file(named, name));
  }
  return assets;
}

}  // namespace pages
