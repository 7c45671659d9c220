// SPDX-License-Identifier: AGPL-3.0-or-later
// Statements of every kind from anybody. The body is also signed with keys that count, so that what is behind
// the signature is read as well.
#include "seal/contexts.h"
#include "seal/statement_layout.h"
#include "unseal/recovery.h"

namespace {

using seal::ByteView;
using seal::KeyKind;

seal::SecretBytes seed(int number) {
  return seal::SecretBytes::copy(base::Bytes(32, static_cast<std::uint8_t>(number)));
}

struct House {
  seal::SecretBytes root = seed(1), appointment = seed(2), identity = seed(3);
  seal::SigningPublicKey root_public = seal::signing_public(root);
  base::OrganisationId organisation = seal::organisation_of(root_public);
  base::PersonId officer{{1}};
  seal::Credential credential;
  seal::Directory directory = make();

  seal::Directory make() {
    const seal::Entry entry{officer, 15, seal::signing_public(identity), seal::sealing_public(seed(4))};
    const seal::Appointment appointed{KeyKind::root,
                                      seal::key_id(KeyKind::root, root_public.view()),
                                      officer,
                                      15,
                                      seal::signing_public(appointment),
                                      {20'000}};
    credential = {seal::state_appointment(organisation, appointed, root),
                  seal::state_person_keys(organisation, {officer, entry.identity, entry.sealing, {1}},
                                          appointment, identity)};
    const auto stated = seal::state_directory(organisation, 1, {1}, {2}, officer, {entry}, identity);
    return *seal::Directory::verify(root_public, stated, credential, {}, 0);
  }

  void read_all(ByteView statement) {
    (void)seal::Directory::verify(root_public, statement, credential, {}, 0);
    (void)seal::Directory::verify(root_public, statement,
                                  {{statement.begin(), statement.end()}, credential.person_keys},
                                  {{statement.begin(), statement.end()}}, 0);
    (void)directory.verify_epoch_key(statement);
    (void)directory.verify_request_key(statement);
    (void)directory.verify_appointment(statement);
    (void)seal::verify_person_keys(organisation, statement, seal::signing_public(appointment));
    (void)seal::verify_trail_head(organisation, statement, root_public);
    (void)seal::verify_recovery_key(root_public, statement);
    (void)seal::verify_revocation(root_public, statement);
  }
};

base::Bytes signed_statement(const House& house, std::uint8_t kind, ByteView body,
                             const seal::SecretBytes& signer) {
  seal::Writer out{body.size() + 128};
  out.number(std::uint8_t{1}).number(kind).bytes(house.organisation.raw()).bytes(body);
  out.bytes(seal::sign(signer, seal::hash(seal::label::statement, {out.view()}).view()).view());
  return out.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static House house;
  const ByteView input{bytes, size};
  house.read_all(input);
  if (size == 0) return 0;
  const auto kind = static_cast<std::uint8_t>(1 + input.front() % 8);
  for (const auto* signer : {&house.root, &house.appointment, &house.identity})
    house.read_all(signed_statement(house, kind, input.subspan(1), *signer));
  (void)unseal::combine({std::string{base::text(input)}, std::string{base::text(input)}});
  return 0;
}
