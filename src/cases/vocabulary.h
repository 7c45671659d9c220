// SPDX-License-Identifier: AGPL-3.0-or-later
// The words facts are made of: lists shipped as files, one a class. A code is never reused and never deleted;
// an inactive one stays readable and is no longer offered. Countries and days are not lists: "country" is two
// capital letters of ISO 3166-1, "happened" a count of days since 1970.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace cases {

struct FactClass {
  bool many = false;                         // several codes at once
  std::set<std::string, std::less<>> codes;  // active ones
};

class Vocabulary {
 public:
  // Every *.json of the folder; what cannot be read is a Fault.
  static Vocabulary read(const std::filesystem::path& folder);

  void add(std::string name, FactClass fact_class) { classes_[std::move(name)] = std::move(fact_class); }
  bool knows(std::string_view fact_class) const;
  // These codes may stand together as this class. None at all takes the fact back.
  bool allows(std::string_view fact_class, const std::set<std::string>& codes) const;
  // All classes with their labels in one language, for desks: [{"class", "many", "groups": [{"code",
  // "label"}], "terms": [{"code", "group", "label", "inactive"}]}]. A language that has no labels reads the
  // English ones.
  const std::string& json(std::string_view language) const;

 private:
  std::map<std::string, FactClass, std::less<>> classes_;
  std::map<std::string, std::string, std::less<>> json_;  // by language
};

}  // namespace cases
