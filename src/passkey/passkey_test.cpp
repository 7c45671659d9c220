// SPDX-License-Identifier: AGPL-3.0-or-later
#include "passkey/passkey.h"

#include <gtest/gtest.h>

#include "passkey/test_authenticator.h"

namespace passkey {
namespace {

const Place example{.origin = "https://example.org", .host_id = "example.org"};

// "ES256 Credential with No Attestation", the test vectors of the W3C:
// https://www.w3.org/TR/webauthn-3/#sctn-test-vectors-none-es256
struct Published {
  Bytes made_challenge = hex("00c30fb78531c464d2b6771dab8d7b603c01162f2fa486bea70f283ae556e130");
  Bytes id = hex("f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4");
  Made made{
      .client_data =
          hex("7b2274797065223a22776562617574686e2e637265617465222c226368616c6c656e6765223a22414d4d5074"
              "34557878475453746e63647134313759447742466938767049612d7077386f4f755657345441222c226f7269"
              "67696e223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c"
              "73652c22657874726144617461223a22636c69656e74446174614a534f4e206d617920626520657874656e64"
              "65642077697468206164646974696f6e616c206669656c647320696e20746865206675747572652c20737563"
              "6820617320746869733a20426b5165446a646354427258426941774a544c453551227d"),
      .authenticator_data = hex(
          "bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b559000000008446ccb9ab1db374750b23"
          "67ff6f3a1f0020f91f391db4c9b2fde0ea70189cba3fb63f579ba6122b33ad94ff3ec330084be4a50102032620012158"
          "20afefa16f97ca9b2d23eb86ccb64098d20db90856062eb249c33a9b672f26df61225820930a56b87a2fca66334b0345"
          "8abf879717c12cc68ed73290af2e2664796b9220")};
  Bytes shown_challenge = hex("39c0e7521417ba54d43e8dc95174f423dee9bf3cd804ff6d65c857c9abf4d408");
  Shown shown{
      .client_data =
          hex("7b2274797065223a22776562617574686e2e676574222c226368616c6c656e6765223a224f63446e55685158"
              "756c5455506f334a5558543049393770767a7a59425039745a63685879617630314167222c226f726967696e"
              "223a2268747470733a2f2f6578616d706c652e6f7267222c2263726f73734f726967696e223a66616c73657d"),
      .authenticator_data = hex("bfabc37432958b063360d3ad6461c9c4735ae7f8edd46592a5e0f01452b2e4b51900000000"),
      .signature =
          hex("3046022100f50a4e2e4409249c4a853ba361282f09841df4dd4547a13a87780218deffcd380221008480ac0f0b9353"
              "8174f575bf11a1dd5d78c6e486013f937295ea13653e331e87")};
};

Key made_by(const Authenticator& authenticator) {
  return read_made(example, authenticator.challenge, authenticator.make()).value();
}
Verdict verdict(const Authenticator& authenticator, const Key& key) {
  return verify(example, Bytes(32, 5), key, authenticator.show()).verdict;
}

TEST(Passkey, IsReadAndVerifiedAsPublished) {
  const Published published;
  const auto key = read_made(example, published.made_challenge, published.made);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->id, published.id);
  EXPECT_EQ(key->kind, Kind::es256);
  EXPECT_EQ(key->counter, 0);
  const auto verified = verify(example, published.shown_challenge, *key, published.shown);
  EXPECT_EQ(verified.verdict, Verdict::accepted) << "it counts nothing";
}

TEST(Passkey, IsRefusedWithAnyByteOfItsAnswerChanged) {
  const Published published;
  const auto key = read_made(example, published.made_challenge, published.made).value();
  const auto refused = [&](Bytes Shown::* part) {
    for (std::size_t at = 0; at < (published.shown.*part).size(); ++at) {
      auto shown = published.shown;
      (shown.*part)[at] ^= 1;
      EXPECT_NE(verify(example, published.shown_challenge, key, shown).verdict, Verdict::accepted) << at;
    }
  };
  refused(&Shown::client_data);
  refused(&Shown::authenticator_data);
  refused(&Shown::signature);
}

TEST(Passkey, MayBeEd25519) {
  Authenticator authenticator;
  const auto key = made_by(authenticator);
  EXPECT_EQ(key.kind, Kind::eddsa);
  EXPECT_EQ(key.id, authenticator.id);
  EXPECT_EQ(key.counter, 7);
  authenticator.counter = 8;
  const auto verified = verify(example, authenticator.challenge, key, authenticator.show());
  EXPECT_EQ(verified.verdict, Verdict::accepted);
  EXPECT_EQ(verified.counter, 8);
}

TEST(Passkey, AnswersForOnePlaceAndOneChallengeOnly) {
  Authenticator right;
  right.counter = 8;
  const auto key = made_by({});
  ASSERT_EQ(verdict(right, key), Verdict::accepted);
  const auto refused = [&](auto change) {
    Authenticator other{.counter = 8};
    change(other);
    EXPECT_EQ(verdict(other, key), Verdict::refused);
    EXPECT_FALSE(read_made(example, Bytes(32, 5), other.make()));
  };
  refused([](Authenticator& it) { it.challenge[3] ^= 1; });
  refused([](Authenticator& it) { it.origin = "https://example.org.evil.example"; });
  refused([](Authenticator& it) { it.origin = "http://example.org"; });
  refused([](Authenticator& it) { it.host = "evil.example"; });
  refused([](Authenticator& it) { it.flags = 0; });  // nobody touched it
  refused([](Authenticator& it) { it.flags = 4; });
  refused([](Authenticator& it) { it.more = R"(,"crossOrigin":true)"; });
  refused([](Authenticator& it) { it.more = R"(,"topOrigin":"https://evil.example")"; });
  refused([](Authenticator& it) { it.more = R"(,"type":"other")"; });
}

TEST(Passkey, IsNotAnotherPersonsKey) {
  const auto key = made_by({.number = 1});
  const Authenticator yours{.number = 2, .counter = 8};
  EXPECT_EQ(verdict(yours, key), Verdict::refused);
}

TEST(Passkey, MakingOneIsNotShowingItNorTheOtherWay) {
  const Authenticator authenticator;
  auto made = authenticator.make();
  made.client_data = authenticator.client_data("webauthn.get");
  EXPECT_FALSE(read_made(example, authenticator.challenge, made));
  made = authenticator.make();
  made.authenticator_data = authenticator.head(0);
  EXPECT_FALSE(read_made(example, authenticator.challenge, made)) << "no key in it";
}

TEST(Passkey, CountsUpOrNotAtAll) {
  Authenticator authenticator;
  auto key = made_by(authenticator);
  authenticator.counter = 7;
  EXPECT_EQ(verdict(authenticator, key), Verdict::counter_back);
  authenticator.counter = 6;
  EXPECT_EQ(verdict(authenticator, key), Verdict::counter_back);
  authenticator.counter = 0;
  EXPECT_EQ(verdict(authenticator, key), Verdict::counter_back);
  key.counter = 0;
  EXPECT_EQ(verdict(authenticator, key), Verdict::accepted);
}

TEST(Passkey, IsRefusedCutAnywhere) {
  const Authenticator authenticator;
  const auto whole = authenticator.make();
  for (std::size_t length = 0; length < whole.authenticator_data.size(); ++length) {
    auto cut = whole;
    cut.authenticator_data.resize(length);
    EXPECT_FALSE(read_made(example, authenticator.challenge, cut)) << length;
  }
}

TEST(Passkey, MayComeWithExtensionsWhenMadeButNotWhenShown) {
  Authenticator authenticator;
  auto made = authenticator.make();
  made.authenticator_data[32] |= 0x80;
  const auto huge = hex("9b00000000ffffffff");  // an array that claims four thousand million members
  made.authenticator_data.insert(made.authenticator_data.end(), huge.begin(), huge.end());
  const auto key = read_made(example, authenticator.challenge, made);
  ASSERT_TRUE(key) << "browsers add some of their own; they are not read";
  authenticator.counter = 8;
  authenticator.flags = 0x81;
  authenticator.after = huge;
  EXPECT_EQ(verdict(authenticator, *key), Verdict::refused);
}

TEST(Passkey, IsOnlyReadAsAuthenticatorsWriteIt) {
  const Authenticator authenticator;
  auto made = authenticator.make();
  const auto at = made.authenticator_data.size() - 42;
  const auto huge = hex("9b00000000ffffffff");
  std::ranges::copy(huge, made.authenticator_data.begin() + static_cast<std::ptrdiff_t>(at));
  EXPECT_FALSE(read_made(example, authenticator.challenge, made));
}

TEST(Passkey, IsNoPointOffItsCurve) {
  Published published;
  published.made.authenticator_data.back() ^= 1;
  EXPECT_FALSE(read_made(example, published.made_challenge, published.made));
}

}  // namespace
}  // namespace passkey
