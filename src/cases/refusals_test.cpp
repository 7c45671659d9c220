// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/refusals.h"

#include <fstream>

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "base/result.h"
#include "cases/vocabulary.h"

namespace cases {
namespace {

const std::filesystem::path share = std::filesystem::path{HAVRE_SOURCE} / "share";

class OwnReferrals : public testing::Test {
 protected:
  OwnReferrals() { std::filesystem::create_directories(folder); }
  ~OwnReferrals() override { std::filesystem::remove_all(folder); }
  void write(const std::string& text) const { std::ofstream{folder / "lawyers.json"} << text; }

  std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("havre-referrals-" + std::to_string(::getpid()));
};

TEST(Refusals, AreThereInEveryLanguage) {
  const auto refusals = Refusals::read(share / "refusal", {});
  for (const auto* language : {"fr", "es", "ar", "my"}) {
    const auto letter = boost::json::parse(refusals.json(language)).as_object();
    EXPECT_NE(letter, boost::json::parse(refusals.json("en")).as_object()) << language;
    for (const auto* part : {"opening", "introduction", "closing"})
      EXPECT_GT(letter.at(part).as_string().size(), 20u) << language << part;
    EXPECT_GE(letter.at("referrals").as_array().size(), 5u);
  }
  EXPECT_EQ(refusals.json("xx"), refusals.json("en"));
}

TEST(Refusals, GiveReasonsOfTheVocabularyAndNoneThatAccuses) {
  const auto letter = boost::json::parse(Refusals::read(share / "refusal", {}).json("en")).as_object();
  const auto& reasons = letter.at("reasons").as_object();
  const auto vocabulary = Vocabulary::read(share / "vocabularies");
  for (const auto& [code, text] : reasons)
    EXPECT_TRUE(vocabulary.allows("refusal", {std::string{code}})) << code;
  EXPECT_FALSE(reasons.contains("false_request"));
}

TEST_F(OwnReferrals, StandBesideThoseShipped) {
  write(R"({"name": "Lawyers of Goma", "label": {"en": "A lawyer", "fr": "Un avocat"}, "reach": "+243 …"})");
  const auto refusals = Refusals::read(share / "refusal", folder);
  EXPECT_NE(refusals.json("fr").find("Un avocat"), std::string::npos);
  EXPECT_NE(refusals.json("my").find("A lawyer"), std::string::npos) << "English where there is no other";
}

TEST_F(OwnReferrals, ThatCannotBeReadAreAFault) {
  write(R"({"name": "Lawyers of Goma"})");
  EXPECT_THROW(Refusals::read(share / "refusal", folder), base::Fault);
}

}  // namespace
}  // namespace cases
