// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/person.h"

#include <gtest/gtest.h>

namespace unseal {
namespace {

const auto organisation = base::OrganisationId::fresh();
const auto person = base::PersonId::fresh();

bool same(const SecretBytes& one, const SecretBytes& other) {
  return seal::equal(one.reveal(), other.reveal());
}

}  // namespace

TEST(Passphrase, GivesTheSameKeysHoweverItsAccentsAreTyped) {
  const Bytes salt(16, 1);
  const auto one = from_passphrase(organisation, person, "caf\u00e9", salt);
  const auto other = from_passphrase(organisation, person, "cafe\u0301", salt);
  EXPECT_TRUE(same(one.keyring_key, other.keyring_key));
  EXPECT_FALSE(same(one.keyring_key, one.login));
}

TEST(Passphrase, GivesOtherKeysToOtherPeopleAndSalts) {
  const Bytes salt(16, 1), other_salt(16, 2);
  const auto one = from_passphrase(organisation, person, "x", salt);
  EXPECT_FALSE(same(one.login, from_passphrase(organisation, person, "x", other_salt).login));
  EXPECT_FALSE(same(one.login, from_passphrase(organisation, base::PersonId::fresh(), "x", salt).login));
  EXPECT_FALSE(same(one.login, from_passphrase(organisation, person, "X", salt).login));
}

TEST(Passphrase, MayBeNeitherEmptyNorOtherThanUtf8) {
  const Bytes salt(16, 1);
  for (const std::string_view bad : {"", "\xff", "caf\xe9"})
    EXPECT_THROW(from_passphrase(organisation, person, bad, salt), base::Fault) << bad;
}

TEST(Keyring, OpensForItsOwnerAloneAndUnchanged) {
  const auto ring = Keyring::fresh();
  const auto key = SecretBytes::fresh();
  auto sealed = seal_keyring(organisation, person, ring, key);
  EXPECT_TRUE(same(open_keyring(organisation, person, sealed, key)->vault, ring.vault));
  EXPECT_FALSE(open_keyring(organisation, base::PersonId::fresh(), sealed, key));
  EXPECT_FALSE(open_keyring(organisation, person, sealed, SecretBytes::fresh()));
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_FALSE(open_keyring(organisation, person, sealed, key)) << bit;
    sealed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
  }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    ASSERT_FALSE(open_keyring(organisation, person, ByteView{sealed}.first(size), key));
}

TEST(Vault, KeepsNamesApart) {
  const auto vault = SecretBytes::fresh();
  const auto sealed = seal_for_self(organisation, person, vault, epoch_name({20'500}), base::view("seed"));
  EXPECT_EQ(epoch_name({20'500}), "epoch 20500");
  EXPECT_EQ(base::text(*open_for_self(organisation, person, vault, "epoch 20500", sealed)), "seed");
  EXPECT_FALSE(open_for_self(organisation, person, vault, "epoch 20501", sealed));
  EXPECT_FALSE(open_for_self(organisation, base::PersonId::fresh(), vault, "epoch 20500", sealed));
}

}  // namespace unseal
