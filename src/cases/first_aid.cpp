// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/first_aid.h"

#include "base/result.h"
#include "cases/written.h"

namespace cases {
namespace {

namespace json = boost::json;

json::value in_one(const json::value& by_language, std::string_view language) {
  const auto* found = by_language.as_object().if_contains(language);
  return found ? *found : by_language.at("en");
}

}  // namespace

FirstAid FirstAid::read(const std::filesystem::path& folder) {
  FirstAid aid;
  for (const auto& [path, written] : read_written(folder)) {
    try {
      auto& steps = aid.steps_[std::string{written.at("code").as_string()}];
      for (const auto language : shipped_languages)
        steps[std::string{language}] =
            json::serialize(json::object{{"for_defender", in_one(written.at("for_defender"), language)},
                                         {"for_staff", in_one(written.at("for_staff"), language)}});
    } catch (const std::exception&) {
      throw base::Fault{"not first aid: " + path.string()};
    }
  }
  return aid;
}

const std::string& FirstAid::json(std::string_view code, std::string_view language) const {
  static const std::string none = R"({"for_defender":[],"for_staff":[]})";
  const auto found = steps_.find(code);
  return found == steps_.end() ? none : in_language(found->second, language);
}

}  // namespace cases
