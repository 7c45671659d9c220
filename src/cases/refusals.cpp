// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/refusals.h"

#include "base/result.h"
#include "cases/written.h"

namespace cases {
namespace {

namespace json = boost::json;
using Written = std::vector<std::pair<std::filesystem::path, json::object>>;

json::object letter_of(const json::object& written, std::string_view language) {
  const auto one = in_one_language(written, language).as_object();
  json::object reasons;
  for (const auto& reason : one.at("reasons").as_array())
    reasons[reason.at("code").as_string()] = reason.at("label").as_string();
  return {{"opening", one.at("opening").at("label")},
          {"reasons", std::move(reasons)},
          {"introduction", one.at("referrals").at("label")},
          {"closing", one.at("closing").at("label")}};
}

json::object referral_of(const json::object& written, std::string_view language) {
  const auto one = in_one_language(written, language).as_object();
  return {{"name", one.at("name").as_string()},
          {"label", one.at("label").as_string()},
          {"reach", one.at("reach").as_string()}};
}

json::object in(const Written& all, std::string_view language) {
  json::object letter;
  json::array referrals;
  for (const auto& [path, written] : all) {
    try {
      if (written.contains("opening"))
        letter = letter_of(written, language);
      else
        referrals.emplace_back(referral_of(written, language));
    } catch (const std::exception&) {
      throw base::Fault{"neither a letter of refusal nor a referral: " + path.string()};
    }
  }
  if (letter.empty()) throw base::Fault{"no letter of refusal"};
  letter["referrals"] = std::move(referrals);
  return letter;
}

}  // namespace

Refusals Refusals::read(const std::filesystem::path& shipped, const std::filesystem::path& own) {
  auto all = read_written(shipped);
  if (!own.empty())
    for (auto& each : read_written(own)) all.push_back(std::move(each));
  Refusals refusals;
  for (const auto language : shipped_languages)
    refusals.by_language_[std::string{language}] = json::serialize(in(all, language));
  return refusals;
}

const std::string& Refusals::json(std::string_view language) const {
  return in_language(by_language_, language);
}

}  // namespace cases
