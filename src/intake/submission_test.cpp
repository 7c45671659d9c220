// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/submission.h"

#include <gtest/gtest.h>

#include "intake/house.h"

namespace intake {
namespace {

const base::OrganisationId haven = base::OrganisationId::fresh();

seal::Recipient somebody() {
  return {seal::KeyKind::epoch, seal::sealing_public(seal::SecretBytes::fresh())};
}

class Outside : public testing::Test {
 protected:
  void SetUp() override { seal::start(); }
  seal::Place place{haven, base::RequestId::fresh(), seal::EnvelopeKind::request, 3};
  seal::SealedEnvelope sealed = *seal::close(place, base::view("{}"), nullptr, {somebody(), somebody()});
};

TEST(Language, IsATagInItsUsualSpelling) {
  for (const auto* tag : {"fr", "my", "fil", "pt-BR", "zh-Hant-TW"}) EXPECT_TRUE(is_language(tag)) << tag;
  for (const auto* tag :
       {"", "f", "FR", "french", "fr-", "fr--CA", "fr_CA", "fr-toolongsub", "fr ", "\xd9\x81\xd8\xb1"})
    EXPECT_FALSE(is_language(tag)) << tag;
}

TEST(Imminence, IsUnknownWhenItIsNoneOfTheWords) {
  EXPECT_EQ(imminence("day"), Imminence::day);
  EXPECT_EQ(imminence("<script>"), Imminence::unknown);
  EXPECT_EQ(word(imminence("now")), "now");
}

TEST(TheToken, GivesTheSameRequestAgainAndAnotherToAnother) {
  const auto token = Token::fresh();
  const auto again = Token::parse(token.text());

  ASSERT_TRUE(again);
  EXPECT_EQ(again->request(haven), token.request(haven));
  EXPECT_NE(Token::fresh().request(haven), token.request(haven));
  EXPECT_NE(token.request(base::OrganisationId::fresh()), token.request(haven));
  EXPECT_FALSE(Token::parse(token.text() + "A"));
  EXPECT_FALSE(Token::parse(std::string(43, '!')));
}

TEST_F(Outside, IsAcceptedWhenItSaysWhatIsExpected) { EXPECT_TRUE(check_outside(sealed, place)); }

TEST_F(Outside, IsRefusedForAnotherPlace) {
  auto other = place;
  other.sequence = 4;
  EXPECT_FALSE(check_outside(sealed, other));
  other = place;
  other.request = base::RequestId::fresh();
  EXPECT_FALSE(check_outside(sealed, other));
  other = place;
  other.organisation = base::OrganisationId::fresh();
  EXPECT_FALSE(check_outside(sealed, other));
  other = place;
  other.kind = seal::EnvelopeKind::message;
  EXPECT_FALSE(check_outside(sealed, other));
}

TEST_F(Outside, IsRefusedWithAWrapTooFewTooManyOrTwice) {
  auto fewer = sealed;
  fewer.wraps.pop_back();
  EXPECT_FALSE(check_outside(fewer, place));

  auto twice = sealed;
  twice.wraps.push_back(twice.wraps[0]);
  EXPECT_FALSE(check_outside(twice, place));

  auto more = sealed;
  more.wraps.push_back(seal::wrap(seal::SecretBytes::fresh(), somebody(), seal::WrapPurpose::content_key,
                                  seal::envelope_subject(sealed.bytes)));
  EXPECT_FALSE(check_outside(more, place));

  auto none = sealed;
  none.wraps.clear();
  EXPECT_FALSE(check_outside(none, place));
}

TEST_F(Outside, IsRefusedWithAWrapMadeForSomethingElse) {
  const auto recipient = somebody();
  auto wrong = *seal::close(place, base::view("{}"), nullptr, {recipient});
  wrong.wraps[0] = seal::wrap(seal::SecretBytes::fresh(), recipient, seal::WrapPurpose::request_key,
                              seal::envelope_subject(wrong.bytes));
  EXPECT_FALSE(check_outside(wrong, place));
}

}  // namespace
}  // namespace intake
