// SPDX-License-Identifier: AGPL-3.0-or-later
#include "settings/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

namespace settings {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string fault_of(std::string_view text) {
  try {
    parse(text);
  } catch (const Fault& fault) {
    return fault.what();
  }
  return "accepted";
}

class SecretsFile : public testing::Test {
 protected:
  void write(const std::string& text, unsigned rights) {
    std::ofstream{file_} << text;
    ASSERT_EQ(::chmod(file_.c_str(), rights), 0);
  }
  std::string folder_ = [] {
    char name[] = "/tmp/havre-settings-XXXXXX";
    return std::string{::mkdtemp(name)};
  }();
  std::string file_ = folder_ + "/secrets.conf";
  void TearDown() override { std::filesystem::remove_all(folder_); }
};

TEST(Settings, EverythingHasADefault) {
  const auto settings = parse("");

  EXPECT_EQ(settings.database, "sqlite:/var/lib/havre/havre.db");
  EXPECT_THAT(settings.way_back.listen, ElementsAre("127.0.0.1:8442"));
  EXPECT_EQ(settings.storage.least_free_megabytes, 500);
}

TEST(Settings, WhatIsWrittenReplacesTheDefault) {
  const auto settings = parse("[intake]\nlisten = ['[::1]:1', 'unix:/run/x.sock']\nworkers = 2\n");

  EXPECT_THAT(settings.intake.listen, ElementsAre("[::1]:1", "unix:/run/x.sock"));
  EXPECT_EQ(settings.intake.workers, 2);
}

TEST(Settings, AnUnknownKeyStopsTheStartAndIsNamed) {
  EXPECT_THAT(fault_of("[intake]\nlissten = []\n"), HasSubstr("intake.lissten"));
  EXPECT_THAT(fault_of("[nothing]\nat = 'all'\n"), HasSubstr("nothing.at"));
  EXPECT_THAT(fault_of("database = 'sqlite:x'\n"), HasSubstr("database"));
}

TEST(Settings, AValueOutsideItsRuleIsRefusedWithTheRule) {
  EXPECT_THAT(fault_of("[organisation]\nroot = 'abc'\n"), HasSubstr("64 hex digits"));
  EXPECT_THAT(fault_of("[intake]\naddress = 'https://example.org/'\n"), HasSubstr("without a slash"));
  EXPECT_THAT(fault_of("[intake]\nlisten = ['localhost']\n"), HasSubstr("intake.listen"));
  EXPECT_THAT(fault_of("[intake]\nworkers = 0\n"), HasSubstr("1 to 64"));
  EXPECT_THAT(fault_of("[intake]\nworkers = '4'\n"), HasSubstr("intake.workers"));
  EXPECT_THAT(fault_of("[intake\n"), HasSubstr("line 1"));
}

TEST(Settings, WhatIsOfferedIsWhatIsNamed) {
  EXPECT_THAT(parse("").channels(), ElementsAre());
  const auto some = parse(
      "[mail]\nserver = 'smtp://127.0.0.1:25'\n[push]\nserver = 'https://push.example.org'\n"
      "[command]\nwords = ['/usr/bin/sms', '{address}']\n");
  EXPECT_THAT(some.channels(), ElementsAre("mail", "command", "push"));
  EXPECT_THAT(some.ringing.command, ElementsAre("/usr/bin/sms", "{address}"));
  EXPECT_THAT(fault_of("[push]\nserver = 'http://push.example.org'\n"), HasSubstr("push.server"));
  EXPECT_THAT(fault_of("[webhook]\naddress = 'https://example.org/'\n"), HasSubstr("without a slash"));
}

TEST(Settings, WhatIsNotTomlIsAFaultWithASentence) {
  for (const auto* text : {"[", "[#", "[intake", "[intake]\nworkers = 1979-05-27T:32:", "= 1", "\"\\u\""})
    EXPECT_TRUE(fault_of(text).starts_with("the configuration ")) << text << ": " << fault_of(text);
}

TEST(Settings, ARootKeyThatIsMissingSaysWhatToDo) {
  EXPECT_THROW(parse("").root_key(), Fault);
  EXPECT_EQ(parse("[organisation]\nroot = '" + std::string(64, 'a') + "'\n").root_key().size(), 32u);
}

TEST_F(SecretsFile, IsRefusedWhenOthersMayReadIt) {
  write("[mail]\npassword = 'x'\n[push]\ntoken = 'tk'\n", 0640);
  EXPECT_THROW(read_secrets(file_), Fault);

  ASSERT_EQ(::chmod(file_.c_str(), 0600), 0);
  EXPECT_EQ(read_secrets(file_).mail_password.reveal(), "x");
  EXPECT_EQ(read_secrets(file_).push_token.reveal(), "tk");
  EXPECT_TRUE(read_secrets(file_).webhook_token.is_empty());
}

TEST_F(SecretsFile, HoldsSeedsOfTheRightLengthAndNothingUnknown) {
  write("[trail]\nseed = '" + std::string(64, '7') + "'\n", 0600);
  EXPECT_EQ(read_secrets(file_).trail_seed.size(), 32u);

  write("[trail]\nseed = '77'\n", 0600);
  EXPECT_THROW(read_secrets(file_), Fault);
  write("[trail]\nsseed = '77'\n", 0600);
  EXPECT_THROW(read_secrets(file_), Fault);
}

TEST(Settings, TheExampleAndThePageNameEveryKey) {
  EXPECT_THAT(example(), HasSubstr("least_free_megabytes = 500"));
  EXPECT_THAT(page(), HasSubstr("| `least_free_megabytes` | `500` |"));
}

TEST(Settings, TheCommittedPageIsTheOnePrinted) {
  std::ifstream in{HAVRE_SOURCE "/doc/operating/configuration.md"};
  const std::string committed{std::istreambuf_iterator<char>{in}, {}};
  EXPECT_EQ(committed, page()) << "print it again: havre settings --page > doc/operating/configuration.md";
}

TEST(CommandLine, NamesTheFileAndNothingElse) {
  char name[] = "havre-intake", option[] = "--config", file[] = "/x", other[] = "--verbose";
  char* one[] = {name};
  char* three[] = {name, option, file};
  char* two[] = {name, other};

  EXPECT_EQ(file_named_by(1, one), "/etc/havre/havre.conf");
  EXPECT_EQ(file_named_by(3, three), "/x");
  EXPECT_THROW(file_named_by(2, two), Fault);
}

}  // namespace
}  // namespace settings
