// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/pages.h"

#include <gtest/gtest.h>

#include "languages/language.h"
#include "pages/specimens.h"

namespace {

using pages::Path;

const languages::Catalogue& catalogue() {
  static const auto read = languages::Catalogue::read(HAVRE_SOURCE "/locale");
  return read;
}

pages::Pages pages_in(std::vector<std::string> languages) {
  return {pages::specimen_house(std::move(languages)), catalogue(), HAVRE_SOURCE "/share/pages", "no assets"};
}

std::vector<std::string> all_languages() {
  return {languages::offered().begin(), languages::offered().end()};
}

TEST(PagesTest, RenderEveryPageInEveryLanguageOnBothPaths) {
  const auto pages = pages_in(all_languages());
  for (const auto& language : all_languages()) {
    for (const auto path : {Path::script, Path::plain}) {
      for (const auto& [name, html] : specimens(pages, language, path, "said")) {
        EXPECT_EQ(html.find("{{"), html.npos) << name << ' ' << language;
        EXPECT_EQ(html.find("[["), html.npos) << name << ' ' << language;
        EXPECT_NE(html.find("<html lang=\"" + language + '"'), html.npos) << name;
        EXPECT_NE(html.find("data-leave"), html.npos) << name;
      }
    }
  }
}

}  // namespace
