// SPDX-License-Identifier: AGPL-3.0-or-later
// First steps for each kind of incident, shipped as files: for the person, and for staff.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace cases {

class FirstAid {
 public:
  // Every *.json of the folder; what cannot be read is a Fault.
  static FirstAid read(const std::filesystem::path& folder);
  // {"for_defender": […], "for_staff": […]}, in this language or in English; empty for a code without steps.
  const std::string& json(std::string_view code, std::string_view language) const;

 private:
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>>
      steps_;  // code, language
};

}  // namespace cases
