// SPDX-License-Identifier: AGPL-3.0-or-later
// The templates of share/pages, ready in every language. Before compiling, [[key]] is replaced by the
// sentence of that language, its {placeholders} becoming {{placeholders}} isolated from the text around them;
// [[~key]] keeps the placeholders as they are, for the script to fill; {{>name}} is replaced by the file of
// that name.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "languages/catalogue.h"
#include "pages/template.h"

namespace pages {

class Shelf {
 public:
  Shelf(const std::filesystem::path& folder, const languages::Catalogue& catalogue,
        const std::vector<std::string>& languages);

  // A language that is not on the shelf gets the first one.
  const Template& find(std::string_view language, std::string_view name) const;

 private:
  using Templates = std::map<std::string, Template, std::less<>>;
  std::vector<std::pair<std::string, Templates>> languages_;
};

}  // namespace pages
