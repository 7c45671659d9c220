// SPDX-License-Identifier: AGPL-3.0-or-later
// pages_specimens FOLDER SOURCE ASSETS: every public page in every language as a file, to be looked at in a
// browser.
#include <filesystem>
#include <fstream>

#include "languages/language.h"
#include "pages/specimens.h"

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const std::filesystem::path folder{arguments[1]};
  const std::filesystem::path source{arguments[2]};
  const std::vector<std::string> offered{languages::offered().begin(), languages::offered().end()};

  const auto catalogue = languages::Catalogue::read(source / "locale");
  const pages::Pages printed{pages::specimen_house(offered), catalogue, source / "share/pages", arguments[3]};
  std::filesystem::create_directories(folder);
  for (const auto& language : offered) {
    for (const auto& [name, html] : specimens(printed, language, pages::Path::plain, "Aye Aye & “M.”"))
      std::ofstream{folder / (name + "." + language + ".html")} << html;
    for (const auto& [name, html] : specimens(printed, language, pages::Path::script, "Aye Aye & “M.”"))
      std::ofstream{folder / (name + ".script." + language + ".html")} << html;
  }
}
