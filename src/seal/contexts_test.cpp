// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/contexts.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace seal {
namespace {

std::string content(const std::string& path) {
  std::stringstream text;
  text << std::ifstream{HAVRE_SOURCE "/" + path}.rdbuf();
  return text.str();
}

}  // namespace

TEST(Labels, AreAllDifferentAndInTheSpecification) {
  const auto header = content("src/seal/contexts.h"), specification = content("doc/sealing.md");
  const std::regex label{"= \"([^\"]+)\";"};
  std::set<std::string> seen;
  for (std::sregex_iterator found{header.begin(), header.end(), label}, end; found != end; ++found) {
    const auto text = (*found)[1].str();
    EXPECT_TRUE(seen.insert(text).second) << "twice: " << text;
    EXPECT_NE(specification.find('"' + text + '"'), std::string::npos) << "not in doc/sealing.md: " << text;
  }
  EXPECT_GT(seen.size(), 30u);
}

}  // namespace seal
