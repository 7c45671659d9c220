// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/vocabulary.h"

#include <algorithm>

#include "base/result.h"
#include "cases/written.h"

namespace cases {
namespace {

namespace json = boost::json;

constexpr std::string_view country = "country", happened = "happened";

FactClass fact_class_of(const json::object& written) {
  FactClass out;
  if (const auto* many = written.if_contains("many")) out.many = many->as_bool();
  for (const auto& term : written.at("terms").as_array()) {
    const auto& object = term.as_object();
    const auto* inactive = object.if_contains("inactive");
    if (!inactive || !inactive->as_bool()) out.codes.emplace(object.at("code").as_string());
  }
  return out;
}

// What desks do not show is left out.
json::array shown(const json::array& written, std::string_view language) {
  json::array out;
  for (const auto& each : written) {
    const auto spoken = in_one_language(each, language);
    json::object term;
    for (const auto* kept : {"code", "label", "group", "inactive"})
      if (const auto* value = spoken.as_object().if_contains(kept)) term[kept] = *value;
    out.emplace_back(std::move(term));
  }
  return out;
}

json::object shown(const json::object& written, std::string_view language) {
  const auto* many = written.if_contains("many");
  const auto* groups = written.if_contains("groups");
  return {{"class", written.at("class")},
          {"many", many ? *many : json::value(false)},
          {"groups", groups ? shown(groups->as_array(), language) : json::array{}},
          {"terms", shown(written.at("terms").as_array(), language)}};
}

bool is_country(std::string_view code) {
  return code.size() == 2 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_day(std::string_view code) {
  return !code.empty() && code.size() <= 6 &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Vocabulary Vocabulary::read(const std::filesystem::path& folder) {
  Vocabulary vocabulary;
  std::map<std::string, json::array, std::less<>> all;
  for (const auto& [path, written] : read_written(folder)) {
    try {
      vocabulary.add(std::string{written.at("class").as_string()}, fact_class_of(written));
      for (const auto language : shipped_languages)
        all[std::string{language}].emplace_back(shown(written, language));
    } catch (const std::exception&) {
      throw base::Fault{"not a vocabulary: " + path.string()};
    }
  }
  for (const auto& [language, classes] : all) vocabulary.json_[language] = json::serialize(classes);
  return vocabulary;
}

const std::string& Vocabulary::json(std::string_view language) const { return in_language(json_, language); }

bool Vocabulary::knows(std::string_view fact_class) const {
  return fact_class == country || fact_class == happened || classes_.contains(fact_class);
}

bool Vocabulary::allows(std::string_view fact_class, const std::set<std::string>& codes) const {
  if (fact_class == country) return std::ranges::all_of(codes, is_country);
  if (fact_class == happened) return codes.size() <= 1 && std::ranges::all_of(codes, is_day);
  const auto found = classes_.find(fact_class);
  if (found == classes_.end() || (codes.size() > 1 && !found->second.many)) return false;
  return std::ranges::all_of(codes, [&](const auto& code) { return found->second.codes.contains(code); });
}

}  // namespace cases
