// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/vocabulary.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/result.h"

namespace cases {
namespace {

class AFolder : public testing::Test {
 protected:
  AFolder() { std::filesystem::create_directories(folder); }
  ~AFolder() override { std::filesystem::remove_all(folder); }
  void put(const char* name, const char* text) const { std::ofstream{folder / name} << text; }

  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("vocabulary-" + std::to_string(::getpid()));
};

TEST_F(AFolder, IsReadAndAnInactiveCodeIsNotOfferedAgain) {
  put("incident.json", R"({"class": "incident", "version": 1, "many": true, "terms": [
    {"code": "death_threat", "label": {"en": "Death threat", "fr": "Menace de mort"}},
    {"code": "old", "inactive": true, "label": {"en": "Old"}}]})");
  const auto vocabulary = Vocabulary::read(folder);
  EXPECT_TRUE(vocabulary.allows("incident", {"death_threat"}));
  EXPECT_TRUE(vocabulary.allows("incident", {}));
  EXPECT_FALSE(vocabulary.allows("incident", {"old"}));
  EXPECT_EQ(
      vocabulary.json("fr"),
      R"([{"class":"incident","many":true,"groups":[],"terms":[)"
      R"({"code":"death_threat","label":"Menace de mort"},{"code":"old","label":"Old","inactive":true}]}])");
  EXPECT_EQ(vocabulary.json("xx"), vocabulary.json("en"));
}

TEST_F(AFolder, WithSomethingElseInItIsAFault) {
  put("incident.json", R"({"class": "incident", "terms": [{"code": "arrest", "label": {}}]})");
  EXPECT_THROW(Vocabulary::read(folder), base::Fault);
  put("incident.json", "[");
  EXPECT_THROW(Vocabulary::read(folder), base::Fault);
}

TEST(AVocabulary, AllowsOneCodeUnlessManyMayStandTogether) {
  Vocabulary vocabulary;
  vocabulary.add("danger", {false, {"now", "day"}});
  vocabulary.add("incident", {true, {"arrest", "doxing"}});
  EXPECT_TRUE(vocabulary.allows("danger", {"now"}));
  EXPECT_FALSE(vocabulary.allows("danger", {"now", "day"}));
  EXPECT_TRUE(vocabulary.allows("incident", {"arrest", "doxing"}));
  EXPECT_FALSE(vocabulary.allows("incident", {"her name"}));
  EXPECT_FALSE(vocabulary.allows("unheard of", {}));
}

TEST(AVocabulary, TakesCountriesAndDaysByTheirShape) {
  const Vocabulary vocabulary;
  EXPECT_TRUE(vocabulary.allows("country", {"MM", "TH"}));
  EXPECT_FALSE(vocabulary.allows("country", {"mm"}));
  EXPECT_TRUE(vocabulary.allows("happened", {"20000"}));
  EXPECT_FALSE(vocabulary.allows("happened", {"-1"}));
  EXPECT_FALSE(vocabulary.allows("happened", {"20000", "20001"}));
}

}  // namespace
}  // namespace cases
