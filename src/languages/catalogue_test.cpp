// SPDX-License-Identifier: AGPL-3.0-or-later
#include "languages/catalogue.h"

#include <fstream>

#include <gtest/gtest.h>

#include "base/result.h"
#include "languages/language.h"

namespace {

using languages::Catalogue;

class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-locale-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  Folder& with(std::string_view name, std::string_view json) {
    std::ofstream{path_ / name} << json;
    return *this;
  }
  Catalogue read() const { return Catalogue::read(path_); }

 private:
  std::filesystem::path path_;
};

TEST(CatalogueTest, SaysASentenceInTheLanguageAskedFor) {
  const auto catalogue =
      Folder{}.with("en.json", R"({"hello": "Hello"})").with("fr.json", R"({"hello": "Bonjour"})").read();

  EXPECT_EQ(catalogue.text("fr", "hello"), "Bonjour");
  EXPECT_EQ(catalogue.text("en", "hello"), "Hello");
}

TEST(CatalogueTest, AnswersInEnglishWhereALanguageIsNotSpoken) {
  const auto catalogue = Folder{}.with("en.json", R"({"hello": "Hello"})").read();
  EXPECT_FALSE(catalogue.speaks("xx"));
  EXPECT_EQ(catalogue.text("xx", "hello"), "Hello");
}

TEST(CatalogueTest, NeverLooksIntoAValueAgain) {
  const auto catalogue = Folder{}.with("en.json", R"({"said": "{who} said {what}."})").read();
  EXPECT_EQ(catalogue.text("en", "said", {{"who", "{what}"}, {"what", "{who} {"}}), "{what} said {who} {.");
}

TEST(CatalogueTest, DoesNotStartWhenALanguageLacksASentence) {
  Folder folder;
  folder.with("en.json", R"({"a": "A", "b": "B"})").with("fr.json", R"({"a": "A"})");
  EXPECT_THROW(folder.read(), base::Fault);
}

TEST(CatalogueTest, DoesNotStartOnSomethingElseThanSentences) {
  EXPECT_THROW(Folder{}.with("en.json", R"({"a": 1})").read(), base::Fault);
  EXPECT_THROW(Folder{}.with("en.json", R"(["a"])").read(), base::Fault);
  EXPECT_THROW(Folder{}.with("en.json", R"({"a": )").read(), base::Fault);
  EXPECT_THROW(Folder{}.with("fr.json", R"({"a": "A"})").read(), base::Fault);
}

TEST(CatalogueDeathTest, TakesAMissingSentenceOrValueForABug) {
  const auto catalogue = Folder{}.with("en.json", R"({"said": "{who} spoke"})").read();
  EXPECT_DEATH((void)catalogue.text("en", "unsaid"), "bug");
  EXPECT_DEATH((void)catalogue.text("en", "said", {{"what", ""}}), "bug");
}

TEST(OurCatalogueTest, SpeaksEveryLanguageOnOffer) {
  const auto catalogue = Catalogue::read(HAVRE_SOURCE "/locale");
  for (const auto language : languages::offered()) EXPECT_TRUE(catalogue.speaks(language)) << language;
}

TEST(OurCatalogueTest, WritesADayAsPeopleDo) {
  const auto catalogue = Catalogue::read(HAVRE_SOURCE "/locale");
  const base::Day day{20'779};  // 2026-11-22
  EXPECT_EQ(catalogue.date("en", day), "22 November 2026");
  EXPECT_EQ(catalogue.date("fr", day), "22 novembre 2026");
  EXPECT_EQ(catalogue.date("es", day), "22 de noviembre de 2026");
  EXPECT_EQ(catalogue.date("en", base::Hour{day.count * 24 + 7}), "22 November 2026, about 7:00 UTC");
}

TEST(LanguageTest, KnowsWhichWayItIsWritten) {
  EXPECT_EQ(written(languages::direction("ar")), "rtl");
  EXPECT_EQ(written(languages::direction("my")), "ltr");
  EXPECT_EQ(written(languages::direction("xx")), "ltr");
}

TEST(LanguageTest, IsCalledWhatItsSpeakersCallIt) {
  EXPECT_EQ(languages::own_name("fr"), "Français");
  EXPECT_EQ(languages::own_name("xx"), "xx");
}

}  // namespace
