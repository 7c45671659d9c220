// SPDX-License-Identifier: AGPL-3.0-or-later
#include "languages/catalogue.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <boost/json.hpp>

#include "base/result.h"

namespace languages {
namespace {

std::unordered_map<std::string, std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::stringstream bytes;
  bytes << file.rdbuf();

  boost::system::error_code error;
  const auto parsed = boost::json::parse(bytes.str(), error);
  if (!file || error || !parsed.is_object()) throw base::Fault{"not a catalogue: " + path.string()};

  std::unordered_map<std::string, std::string> sentences;
  for (const auto& [key, sentence] : parsed.get_object()) {
    if (!sentence.is_string())
      throw base::Fault{"not a sentence in " + path.string() + ": " + std::string{key}};
    sentences.emplace(key, sentence.get_string());
  }
  return sentences;
}

}  // namespace

Catalogue Catalogue::read(const std::filesystem::path& folder) {
  Catalogue catalogue;
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    if (entry.path().extension() != ".json") continue;
    catalogue.spoken_.emplace(entry.path().stem().string(), read_file(entry.path()));
  }

  if (!catalogue.speaks("en")) throw base::Fault{"no en.json in " + folder.string()};
  const auto& english = catalogue.spoken_.at("en");
  for (const auto& [language, sentences] : catalogue.spoken_) {
    for (const auto& [key, sentence] : english) {
      if (!sentences.contains(key)) throw base::Fault{language + ".json lacks " + key};
    }
  }
  return catalogue;
}

bool Catalogue::speaks(std::string_view language) const { return spoken_.contains(language); }

bool Catalogue::has(std::string_view key) const { return spoken_.at("en").contains(std::string{key}); }

const Catalogue::Sentences& Catalogue::sentences(std::string_view language) const {
  const auto found = spoken_.find(language);
  return found == spoken_.end() ? spoken_.at("en") : found->second;
}

const std::string& Catalogue::text(std::string_view language, std::string_view key) const {
  const auto& known = sentences(language);
  const auto found = known.find(std::string{key});
  CHECK(found != known.end());
  return found->second;
}

std::string Catalogue::text(std::string_view language, std::string_view key, const Values& values) const {
  const std::string_view sentence = text(language, key);
  std::string filled;
  for (std::size_t at = 0; at < sentence.size();) {
    const auto open = sentence.find('{', at);
    const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) return filled.append(sentence.substr(at));

    filled.append(sentence.substr(at, open - at));
    const auto name = sentence.substr(open + 1, close - open - 1);
    const auto value = std::ranges::find(values, name, &Values::value_type::first);
    CHECK(value != values.end());
    filled.append(value->second);
    at = close + 1;
  }
  return filled;
}

std::string Catalogue::date(std::string_view language, base::Day day) const {
  const auto written = base::iso(day);  // "2026-11-22"
  const auto month = text(language, "date.month." + written.substr(5, 2));
  const auto number = written.substr(written[8] == '0' ? 9 : 8);
  const auto year = written.substr(0, 4);
  return text(language, "date.day", {{"day", number}, {"month", month}, {"year", year}});
}

std::string Catalogue::date(std::string_view language, base::Hour hour) const {
  const auto day = date(language, hour.day());
  const auto clock = std::to_string(hour.count % 24);
  return text(language, "date.hour", {{"date", day}, {"hour", clock}});
}

}  // namespace languages
