// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/written.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/result.h"

namespace cases {
namespace {

namespace json = boost::json;

json::object read_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  boost::system::error_code error;
  auto parsed = json::parse(bytes, error);
  if (!file || error || !parsed.is_object()) throw base::Fault{"not a file of words: " + path.string()};
  return std::move(parsed.get_object());
}

bool is_said(std::string_view name) { return name == "label" || name == "hint" || name == "title"; }

}  // namespace

std::vector<std::pair<std::filesystem::path, json::object>> read_written(
    const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::ranges::sort(paths);
  std::vector<std::pair<std::filesystem::path, json::object>> all;
  for (const auto& path : paths) all.emplace_back(path, read_file(path));
  return all;
}

json::value in_one_language(const json::value& written, std::string_view language) {
  if (const auto* array = written.if_array()) {
    json::array out;
    for (const auto& each : *array) out.emplace_back(in_one_language(each, language));
    return out;
  }
  const auto* object = written.if_object();
  if (!object) return written;
  json::object out;
  for (const auto& [name, value] : *object) {
    const auto* texts = is_said(name) ? value.if_object() : nullptr;
    const auto* text = texts ? texts->if_contains(language) : nullptr;
    out[name] = texts ? (text ? *text : texts->at("en")) : in_one_language(value, language);
  }
  return out;
}

const std::string& in_language(const std::map<std::string, std::string, std::less<>>& texts,
                               std::string_view language) {
  static const std::string none = "[]";
  const auto found = texts.find(language);
  const auto english = texts.find("en");
  if (found != texts.end()) return found->second;
  return english == texts.end() ? none : english->second;
}

}  // namespace cases
