// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/person.h"

#include "vectors.h"

namespace vectors {
namespace {

const auto organisation = id<base::OrganisationId>(0x10);
const auto person = id<base::PersonId>(0x30);

object written(const unseal::LoginSecrets& secrets) {
  return {{"keyring_key", hex(secrets.keyring_key.reveal())},
          {"login_seed", hex(secrets.login.reveal())},
          {"login_public", hex(seal::signing_public(secrets.login).view())}};
}

array passphrases() {
  array out;
  const base::Bytes salt(16, 0x42);
  for (const std::string_view typed :
       {"correct horse battery staple", "ﬁve e\u0301toiles", "မြန်မာ စကား ခုနစ်ခု"}) {
    auto one = written(unseal::from_passphrase(organisation, person, typed, salt));
    one["passphrase"] = typed;
    one["salt"] = hex(salt);
    out.push_back(one);
  }
  return out;
}

object code() {
  const auto numbers = seal::fresh_code();
  auto one = written(unseal::from_code(organisation, person, numbers));
  const auto appointment = unseal::appointment_seed(organisation, numbers);
  one["numbers"] = array(numbers.begin(), numbers.end());
  one["appointment_seed"] = hex(appointment.reveal());
  one["appointment_public"] = hex(seal::signing_public(appointment).view());
  return one;
}

object login_answer() {
  const base::Bytes challenge(32, 0x77);
  const auto message = unseal::login_message(organisation, person, challenge);
  return {{"login_seed", hex(seed(40).reveal())},
          {"challenge", hex(challenge)},
          {"message", hex(message.view())},
          {"signature", hex(seal::sign(seed(40), message.view()).view())}};
}

object keyring() {
  const unseal::Keyring ring{seed(41), seed(42), seed(43)};
  return {{"identity_seed", hex(ring.identity.reveal())},
          {"sealing_seed", hex(ring.sealing.reveal())},
          {"vault_key", hex(ring.vault.reveal())},
          {"keyring_key", hex(seed(44).reveal())},
          {"bytes", hex(unseal::seal_keyring(organisation, person, ring, seed(44)))}};
}

object vault() {
  const auto name = unseal::epoch_name({20'500});
  const auto plain = seed(45);
  return {{"vault_key", hex(seed(43).reveal())},
          {"name", name},
          {"plain", hex(plain.reveal())},
          {"bytes", hex(unseal::seal_for_self(organisation, person, seed(43), name, plain.reveal()))}};
}

}  // namespace

object people() {
  return {{"people", object{{"organisation", hex(organisation.raw())},
                            {"person", hex(person.raw())},
                            {"passphrases", passphrases()},
                            {"code", code()},
                            {"login_answer", login_answer()},
                            {"keyring", keyring()},
                            {"vault", vault()}}}};
}

}  // namespace vectors
