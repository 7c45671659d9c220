// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody is told whom we cannot help: a decent letter, in their language, and others who may be able
// to.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace cases {

class Refusals {
 public:
  // The letter and the referrals that are shipped, then the organisation's own referrals, where it keeps a
  // folder of them: {"name", "label": by language, "reach"} each. What cannot be read is a Fault.
  static Refusals read(const std::filesystem::path& shipped, const std::filesystem::path& own);
  // {"opening", "reasons": {code: text}, "introduction", "referrals": [{"name", "label", "reach"}],
  // "closing"}, in this language or in English. A reason without words of its own is left out: it is for us
  // alone.
  const std::string& json(std::string_view language) const;

 private:
  std::map<std::string, std::string, std::less<>> by_language_;
};

}  // namespace cases
