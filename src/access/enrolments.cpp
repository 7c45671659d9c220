// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/enrolments.h"

#include "access/directory_records.h"
#include "access/person_records.h"
#include "seal/contexts.h"
#include "seal/one_time_code.h"

namespace staff {
namespace {

constexpr std::size_t salt_size = 16;

base::Bytes fresh_bytes(std::size_t size) {
  base::Bytes bytes(size);
  seal::fill_random(bytes);
  return bytes;
}

struct Invited {
  Person person;
  records::Invitation invitation;
  seal::Appointment appointment;
};

std::optional<Invited> find_invited(const House& house, store::Transaction& transaction,
                                    const base::PersonId& id) {
  const auto person = records::find_person(transaction, id);
  const auto invitation = records::find_invitation(transaction, id);
  if (!person || !invitation || person->state != PersonState::invited) return std::nullopt;
  const auto appointment = seal::read_appointment(house.organisation, invitation->appointment);
  if (!appointment) throw store::Fault{"an invitation in the database is malformed"};
  return Invited{*person, *invitation, *appointment};
}

bool sizes_fit(const Enrolment& enrolment) {
  return enrolment.salt.size() == salt_size && enrolment.keyring.size() == keyring_size &&
         enrolment.keyring_by_code.size() == keyring_size &&
         enrolment.one_time_secret.size() == seal::one_time_secret_size;
}

}  // namespace

seal::Digest enrol_keys_message(const base::OrganisationId& organisation, const Enrolment& enrolment) {
  return seal::hash(seal::label::enrol_keys,
                    {organisation.raw(), enrolment.person.raw(), enrolment.statement, enrolment.login.view(),
                     enrolment.code_login.view(), enrolment.salt, enrolment.keyring,
                     enrolment.keyring_by_code, enrolment.one_time_secret});
}

Enrolments::Enrolments(House house)
    : house_{house}, nobody_{seal::signing_public(seal::SecretBytes::fresh())} {}

base::Refusal Enrolments::refuse(const base::PersonId& person) const {
  house_.trail.record_apart(house_.database, {trail::Actor::anonymous(), "person.enrolment_refused", person});
  return refusal::unknown;
}

base::Result<EnrolmentOffer> Enrolments::start(const base::PersonId& person,
                                               const seal::Signature& proof) const {
  std::optional<Invited> invited;
  std::string organisation_name;
  {
    store::Transaction reading{house_.database, store::Mode::read};
    invited = find_invited(house_, reading, person);
    organisation_name = records::organisation(reading).name;
  }
  const auto& key = invited ? invited->appointment.appointment : nobody_;
  const auto message = enrol_message(house_.organisation, person);
  if (!seal::verify(key, message.view(), proof) || !invited) return refuse(person);
  if (invited->invitation.last_day < house_.clock.today()) return refusal::invitation_over;
  return EnrolmentOffer{.person = invited->person,
                        .organisation_name = organisation_name,
                        .appointment = invited->invitation.appointment,
                        .salt = fresh_bytes(salt_size),
                        .one_time_secret = fresh_bytes(seal::one_time_secret_size)};
}

base::Result<> Enrolments::finish(const Enrolment& enrolment) const {
  if (!sizes_fit(enrolment)) return refusal::keys_refused;
  const auto message = enrol_keys_message(house_.organisation, enrolment);
  const auto enrolled =
      store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
        (void)records::lock_person(transaction, enrolment.person);
        const auto invited = find_invited(house_, transaction, enrolment.person);
        const auto& key = invited ? invited->appointment.appointment : nobody_;
        if (!seal::verify(key, message.view(), enrolment.proof) || !invited) return refusal::unknown;
        if (invited->invitation.last_day < house_.clock.today()) return refusal::invitation_over;
        const auto keys =
            seal::verify_person_keys(house_.organisation, enrolment.statement, invited->appointment);
        if (!keys || keys->person != enrolment.person) return refusal::keys_refused;
        const auto step = seal::check_one_time_code(enrolment.one_time_secret, enrolment.one_time_code,
                                                    seal::one_time_step(house_.clock.now()));
        if (!step) return refusal::code_wrong;

        records::save(transaction, enrolment.person,
                      records::Keys{.appointment = invited->invitation.appointment,
                                    .statement = enrolment.statement,
                                    .login = enrolment.login,
                                    .code_login = enrolment.code_login,
                                    .salt = enrolment.salt,
                                    .one_time_secret = enrolment.one_time_secret,
                                    .one_time_step = static_cast<std::int64_t>(*step)});
        records::save(
            transaction, enrolment.person,
            records::Keyrings{.by_passphrase = enrolment.keyring, .by_code = enrolment.keyring_by_code});
        records::remove_invitation(transaction, enrolment.person);
        records::set_state(transaction, enrolment.person, PersonState::enrolled);
        house_.trail.record(transaction,
                            {trail::Actor::person(enrolment.person), "person.enrolled", enrolment.person});
        return base::done();
      });
  if (!enrolled && enrolled.error() == refusal::unknown) return refuse(enrolment.person);
  return enrolled;
}

}  // namespace staff
