// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/device.h"

#include <algorithm>

#include "seal/one_time_code.h"

namespace havre {
namespace {

constexpr int directory_days = 365;

// The demonstration's own deeds are within the rules; a refusal means that the two have drifted apart.
template <class T>
T sure(base::Result<T> outcome) {
  if (!outcome) throw base::Fault{"the demonstration was refused: " + std::string{outcome.error().code}};
  return *std::move(outcome);
}

seal::PersonKeys keys_of(const unseal::Keyring& keyring, const base::PersonId& person, base::Day made) {
  return {.person = person,
          .identity = seal::signing_public(keyring.identity),
          .sealing = seal::sealing_public(keyring.sealing),
          .made = made};
}

}  // namespace

Device::Device(const staff::House& house, const base::PersonId& person, const seal::CodeNumbers& code,
               std::string passphrase)
    : person_{person}, passphrase_{std::move(passphrase)}, keyring_{unseal::Keyring::fresh()} {
  const staff::Enrolments enrolments{house};
  const auto& organisation = house.organisation;
  const auto appointment = unseal::appointment_seed(organisation, code);
  const auto offer = sure(
      enrolments.start(person, seal::sign(appointment, staff::enrol_message(organisation, person).view())));
  one_time_secret_ = offer.one_time_secret;

  const auto by_passphrase = unseal::from_passphrase(organisation, person, passphrase_, offer.salt);
  const auto by_code = unseal::from_code(organisation, person, seal::fresh_code());
  staff::Enrolment made{
      .person = person,
      .statement = seal::state_person_keys(organisation, keys_of(keyring_, person, house.clock.today()),
                                           appointment, keyring_.identity),
      .login = seal::signing_public(by_passphrase.login),
      .code_login = seal::signing_public(by_code.login),
      .salt = offer.salt,
      .keyring = unseal::seal_keyring(organisation, person, keyring_, by_passphrase.keyring_key),
      .keyring_by_code = unseal::seal_keyring(organisation, person, keyring_, by_code.keyring_key),
      .one_time_secret = one_time_secret_,
      .one_time_code = seal::one_time_code(one_time_secret_, seal::one_time_step(house.clock.now())),
      .proof = {}};
  made.proof = seal::sign(appointment, staff::enrol_keys_message(organisation, made).view());
  sure(enrolments.finish(made));
}

staff::Session Device::session(const staff::House& house) const {
  const auto people = staff::People{house}.names();
  const auto self = std::ranges::find(people, person_, &staff::Person::id);
  if (self == people.end()) throw base::Fault{"the demonstration lost a person"};
  return {.person = *self, .device = {}, .device_name = {}, .ends_at = house.clock.now(), .token_hash = {}};
}

base::Bytes Device::appoint(const staff::House& house, const base::PersonId& whom, std::uint16_t purposes,
                            const seal::CodeNumbers& code) const {
  const auto identity = seal::signing_public(keyring_.identity);
  return seal::state_appointment(
      house.organisation,
      {.issuer_kind = seal::KeyKind::identity,
       .issuer = seal::key_id(seal::KeyKind::identity, identity.view()),
       .person = whom,
       .purposes = purposes,
       .appointment = seal::signing_public(unseal::appointment_seed(house.organisation, code)),
       .last_day = {house.clock.today().count + 14}},
      keyring_.identity);
}

void Device::certify_everybody(const staff::House& house) const {
  const staff::Directories directories{house};
  std::vector<seal::Entry> entries;
  for (const auto& listed : sure(staff::People{house}.all(session(house)))) {
    if (!listed.keys || listed.person.state == staff::PersonState::left) continue;
    const auto keys = staff::keys_of(house.organisation, *listed.keys);
    if (keys)
      entries.push_back({listed.person.id, listed.person.roles.purposes(), keys->identity, keys->sealing});
  }
  const auto today = house.clock.today();
  sure(directories.publish(
      session(house),
      seal::state_directory(house.organisation, directories.newest().version + 1, today,
                            {today.count + directory_days}, person_, entries, keyring_.identity)));
}

void Device::make_epoch_keys(const staff::House& house, int days) const {
  const staff::Epochs epochs{house};
  const auto self = session(house);
  if ((self.person.roles.purposes() & (seal::purpose::requests | seal::purpose::complaints)) == 0) return;
  const auto there = epochs.days(self);
  std::vector<staff::NewEpoch> keys;
  for (int ahead = 0; ahead < days; ++ahead) {
    const base::Day day{house.clock.today().count + ahead};
    if (std::ranges::find(there, day) != there.end()) continue;
    const auto seed = seal::SecretBytes::fresh();
    keys.push_back({day,
                    seal::state_epoch_key(house.organisation, {person_, day, seal::sealing_public(seed)},
                                          keyring_.identity),
                    unseal::seal_for_self(house.organisation, person_, keyring_.vault,
                                          unseal::epoch_name(day), seed.reveal())});
  }
  if (!keys.empty()) sure(epochs.add(self, keys));
}

}  // namespace havre
