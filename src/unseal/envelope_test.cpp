// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>

#include "seal/batch.h"
#include "unseal/unseal.h"

namespace unseal {
namespace {

using seal::EnvelopeKind;
using seal::KeyKind;

class Sealed : public ::testing::Test {
 protected:
  seal::Place place{base::OrganisationId::fresh(), base::RequestId::fresh(), EnvelopeKind::message, 7};
  SecretBytes identity = SecretBytes::fresh();
  SecretBytes reader = SecretBytes::fresh();
  SecretBytes other_reader = SecretBytes::fresh();
  std::string text = "The door is green.";
  seal::SealedEnvelope sealed = close();

  seal::SealedEnvelope close() {
    const seal::Signer signer{KeyKind::identity, identity};
    return *seal::close(place, base::view(text), &signer,
                        {{KeyKind::person, seal::sealing_public(reader)},
                         {KeyKind::recovery, seal::sealing_public(other_reader)}});
  }
  base::Result<SecretBytes> content_key(ByteView wrap, ByteView envelope) {
    return open_wrap(wrap, KeyKind::person, reader, seal::WrapPurpose::content_key,
                     seal::envelope_subject(envelope));
  }
  SecretBytes content_key() { return *content_key(sealed.wraps[0].bytes, sealed.bytes); }
  SignerKey knows_identity() {
    return [key = seal::signing_public(identity)](KeyKind, const base::KeyId&) { return std::optional{key}; };
  }
  bool opens(const seal::Place& expected, ByteView envelope) {
    return static_cast<bool>(open(expected, envelope, content_key(), knows_identity()));
  }
};

}  // namespace

TEST_F(Sealed, OpensForEachReaderWithWhoSignedIt) {
  const auto key = open_wrap(sealed.wraps[1].bytes, KeyKind::recovery, other_reader,
                             seal::WrapPurpose::content_key, seal::envelope_subject(sealed.bytes));
  const auto opened = open(place, sealed.bytes, *key, knows_identity());
  ASSERT_TRUE(opened);
  EXPECT_EQ(base::text(opened->payload), text);
  EXPECT_EQ(opened->signer_kind, KeyKind::identity);
  EXPECT_EQ(opened->signer, seal::key_id(KeyKind::identity, seal::signing_public(identity).view()));
}

TEST_F(Sealed, EnvelopesOfOneBatchShareTheEncapsulationAndOpenNothingElse) {
  seal::Batches batches;
  const auto batch = batches.join();
  EXPECT_EQ(batches.join(), batch);
  const seal::Signer signer{KeyKind::identity, identity};
  const seal::Recipient recipient{KeyKind::person, seal::sealing_public(reader)};
  const seal::Place elsewhere{place.organisation, base::RequestId::fresh(), place.kind, place.sequence};
  const auto one = *seal::close_in(*batch, place, base::view(text), &signer, {recipient});
  const auto other = *seal::close_in(*batch, elsewhere, base::view(text), &signer, {recipient});

  constexpr std::size_t head = 19, ciphertext_end = head + 1120;
  const ByteView wrap = one.wraps[0].bytes, other_wrap = other.wraps[0].bytes;
  EXPECT_TRUE(std::ranges::equal(wrap.subspan(head, 1120), other_wrap.subspan(head, 1120)));
  EXPECT_FALSE(std::ranges::equal(wrap.subspan(ciphertext_end), other_wrap.subspan(ciphertext_end)));

  EXPECT_TRUE(open(place, one.bytes, *content_key(wrap, one.bytes), knows_identity()));
  EXPECT_TRUE(open(elsewhere, other.bytes, *content_key(other_wrap, other.bytes), knows_identity()));
  EXPECT_FALSE(content_key(other_wrap, one.bytes));
  EXPECT_FALSE(content_key(wrap, other.bytes));
}

TEST_F(Sealed, ABatchLastsAsLongAsSomebodyHoldsItAndForSixtyFour) {
  seal::Batches batches;
  std::weak_ptr<seal::Batch> first = batches.join();
  EXPECT_TRUE(first.expired());
  const auto held = batches.join();
  for (int joined = 2; joined <= 64; ++joined) ASSERT_EQ(batches.join(), held);
  EXPECT_NE(batches.join(), held);
}

TEST_F(Sealed, EnvelopeChangedInAnyBitDoesNotOpen) {
  const auto key = content_key();
  auto bytes = sealed.bytes;
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_FALSE(open(place, bytes, key, knows_identity())) << bit;
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
  }
  EXPECT_TRUE(open(place, bytes, key, knows_identity()));
}

TEST_F(Sealed, WrapChangedInAnyBitDoesNotOpen) {
  auto bytes = sealed.wraps[0].bytes;
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_FALSE(content_key(bytes, sealed.bytes)) << bit;
    bytes[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
  }
  EXPECT_TRUE(content_key(bytes, sealed.bytes));
}

TEST_F(Sealed, NothingOfAnotherLengthOpens) {
  const auto key = content_key();
  auto longer = sealed.bytes;
  longer.push_back(0);
  EXPECT_FALSE(open(place, longer, key, knows_identity()));
  for (const std::size_t size : {0u, 1u, 75u, 76u, 107u, 108u, 124u, 4096u, 4219u})
    EXPECT_FALSE(open(place, ByteView{sealed.bytes}.first(size), key, knows_identity())) << size;
  for (const std::size_t size : {0u, 1u, 18u, 19u, 1139u, 1186u})
    EXPECT_FALSE(content_key(ByteView{sealed.wraps[0].bytes}.first(size), sealed.bytes)) << size;
}

TEST_F(Sealed, EnvelopePostedElsewhereDoesNotOpen) {
  const auto elsewhere = [&](auto change) {
    auto other = place;
    change(other);
    return opens(other, sealed.bytes);
  };
  EXPECT_TRUE(elsewhere([](auto&) {}));
  EXPECT_FALSE(elsewhere([](auto& other) { other.organisation = base::OrganisationId::fresh(); }));
  EXPECT_FALSE(elsewhere([](auto& other) { other.request = base::RequestId::fresh(); }));
  EXPECT_FALSE(elsewhere([](auto& other) { other.kind = EnvelopeKind::request; }));
  EXPECT_FALSE(elsewhere([](auto& other) { other.kind = EnvelopeKind::answer; }));
  EXPECT_FALSE(elsewhere([](auto& other) { other.sequence = 8; }));
}

TEST_F(Sealed, WrapOfAnotherEnvelopeDoesNotOpenThisOne) {
  const auto other = close();
  EXPECT_FALSE(content_key(other.wraps[0].bytes, sealed.bytes));
  const auto other_key = *content_key(other.wraps[0].bytes, other.bytes);
  EXPECT_FALSE(open(place, sealed.bytes, other_key, knows_identity()));
}

TEST_F(Sealed, WrapOpensForItsReaderKindAndPurposeOnly) {
  const auto subject = seal::envelope_subject(sealed.bytes);
  const auto& wrap = sealed.wraps[0].bytes;
  EXPECT_TRUE(open_wrap(wrap, KeyKind::person, reader, seal::WrapPurpose::content_key, subject));
  EXPECT_FALSE(open_wrap(wrap, KeyKind::person, other_reader, seal::WrapPurpose::content_key, subject));
  EXPECT_FALSE(open_wrap(wrap, KeyKind::epoch, reader, seal::WrapPurpose::content_key, subject));
  EXPECT_FALSE(open_wrap(wrap, KeyKind::person, reader, seal::WrapPurpose::request_key, subject));
  EXPECT_FALSE(open_wrap(wrap, KeyKind::person, reader, seal::WrapPurpose::backup_key, subject));

  const auto secret = SecretBytes::fresh();
  const auto as_case_key = seal::wrap(secret, {KeyKind::person, seal::sealing_public(reader)},
                                      seal::WrapPurpose::request_key, subject);
  EXPECT_FALSE(content_key(as_case_key.bytes, sealed.bytes));
}

TEST_F(Sealed, EnvelopeOfAnUnknownSignerDoesNotOpen) {
  const auto knows_nobody = [](KeyKind, const base::KeyId&) {
    return std::optional<seal::SigningPublicKey>{};
  };
  EXPECT_FALSE(open(place, sealed.bytes, content_key(), SignerKey{knows_nobody}));
  const auto stranger = seal::signing_public(SecretBytes::fresh());
  const auto knows_other = [&](KeyKind, const base::KeyId&) { return std::optional{stranger}; };
  EXPECT_FALSE(open(place, sealed.bytes, content_key(), SignerKey{knows_other}));
}

TEST_F(Sealed, RequestOpensWithTheSignerItCarries) {
  place = {place.organisation, place.request, EnvelopeKind::request, 0};
  const auto receipt = SecretBytes::fresh();
  const seal::Signer signer{KeyKind::receipt_signer, receipt};
  text = base::to_hex(seal::signing_public(receipt).view());
  sealed = *seal::close(place, base::view(text), &signer, {{KeyKind::person, seal::sealing_public(reader)}});
  const SignerOfPayload from_payload = [](KeyKind kind, const base::KeyId&, ByteView payload) {
    EXPECT_EQ(kind, KeyKind::receipt_signer);
    return seal::SigningPublicKey::from(*base::from_hex(base::text(payload)));
  };
  EXPECT_TRUE(open(place, sealed.bytes, content_key(), from_payload));
}

TEST_F(Sealed, RequestMayBeSignedByNobody) {
  place = {place.organisation, place.request, EnvelopeKind::request, 0};
  sealed = *seal::close(place, base::view(text), nullptr, {{KeyKind::person, seal::sealing_public(reader)}});
  const auto opened = open(place, sealed.bytes, content_key(), knows_identity());
  ASSERT_TRUE(opened);
  EXPECT_EQ(static_cast<int>(opened->signer_kind), 0);
}

using SealedDeathTest = Sealed;
TEST_F(SealedDeathTest, NothingElseMayBeSignedByNobodyNorByAReceiptNorSentToNobody) {
  const std::vector<seal::Recipient> to{{KeyKind::person, seal::sealing_public(reader)}};
  EXPECT_DEATH((void)seal::close(place, base::view(text), nullptr, to), "bug");
  const seal::Signer receipt{KeyKind::receipt_signer, identity};
  for (const auto kind : {EnvelopeKind::answer, EnvelopeKind::note, EnvelopeKind::sheet}) {
    place.kind = kind;
    EXPECT_DEATH((void)seal::close(place, base::view(text), &receipt, to), "bug");
  }
  const seal::Signer person{KeyKind::identity, identity};
  EXPECT_DEATH((void)seal::close(place, base::view(text), &person, {}), "bug");
}

TEST_F(Sealed, TextsOfEveryLengthTakeTheSmallestBucket) {
  const seal::Signer signer{KeyKind::identity, identity};
  for (const auto& [length, bucket] : {std::pair<std::size_t, std::size_t>{0, 4096},
                                       {4011, 4096},
                                       {4012, 16384},
                                       {16299, 16384},
                                       {16300, 65536},
                                       {seal::most_payload, 65536}}) {
    text.assign(length, 'x');
    sealed =
        *seal::close(place, base::view(text), &signer, {{KeyKind::person, seal::sealing_public(reader)}});
    EXPECT_EQ(seal::read_outside(sealed.bytes)->bucket, bucket) << length;
    EXPECT_EQ(open(place, sealed.bytes, content_key(), knows_identity())->payload.size(), length);
  }
  text.assign(seal::most_payload + 1, 'x');
  EXPECT_EQ(seal::close(place, base::view(text), &signer, {{KeyKind::person, seal::sealing_public(reader)}})
                .error(),
            seal::refusal::text_too_long);
}

TEST_F(Sealed, RepeatedRecipientIsOneRecipient) {
  const seal::Signer signer{KeyKind::identity, identity};
  const seal::Recipient one{KeyKind::person, seal::sealing_public(reader)};
  sealed = *seal::close(place, base::view(text), &signer, {one, one});
  ASSERT_EQ(sealed.wraps.size(), 1u);
  EXPECT_EQ(seal::read_outside(sealed.bytes)->recipients_digest, seal::recipients_digest({one.id()}));
  EXPECT_EQ(seal::recipients_digest({one.id(), one.id()}), seal::recipients_digest({one.id()}));
}

TEST_F(Sealed, ServerRefusesEveryReservedValueOutside) {
  const auto with = [&](std::size_t at, std::uint8_t value) {
    auto other = sealed.bytes;
    other[at] = value;
    return static_cast<bool>(seal::read_outside(other));
  };
  EXPECT_TRUE(with(0, 1));
  for (const auto& [at, value] : {std::pair<std::size_t, std::uint8_t>{0, 0},
                                  {0, 2},
                                  {1, 0},
                                  {1, 3},
                                  {1, 6},
                                  {2, 0},
                                  {2, 2},
                                  {2, 3},
                                  {43, 0},
                                  {43, 2}})
    EXPECT_FALSE(with(at, value)) << at << ' ' << int{value};

  const auto wrap_with = [&](std::size_t at, std::uint8_t value) {
    auto other = sealed.wraps[0].bytes;
    other[at] = value;
    return static_cast<bool>(seal::read_wrap(other));
  };
  EXPECT_TRUE(wrap_with(0, 1));
  for (const auto& [at, value] :
       {std::pair<std::size_t, std::uint8_t>{0, 0}, {0, 2}, {1, 0}, {1, 5}, {2, 0}, {2, 6}, {2, 255}})
    EXPECT_FALSE(wrap_with(at, value)) << at << ' ' << int{value};
}

TEST_F(Sealed, ServerSeesTheOutsideAndNothingElse) {
  const auto outside = seal::read_outside(sealed.bytes);
  ASSERT_TRUE(outside);
  EXPECT_EQ(outside->place.request, place.request);
  EXPECT_EQ(outside->place.sequence, 7u);
  EXPECT_EQ(std::search(sealed.bytes.begin(), sealed.bytes.end(), text.begin(), text.end()),
            sealed.bytes.end());
}

}  // namespace unseal
