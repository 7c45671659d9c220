// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/people.h"

#include <algorithm>

#include "access/directory.h"
#include "access/person_records.h"
#include "access/session_records.h"

namespace staff {
namespace {

// 7.4 Only the root appoints officers; anybody else may be appointed by the officer who asks.
base::Result<> check_appointment(const House& house, store::Transaction& transaction, const Session& asking,
                                 const Invitation& invitation) {
  const auto by = [&](const seal::SigningPublicKey& issuer) {
    return seal::verify_appointment(house.organisation, invitation.appointment, issuer);
  };
  auto appointment = by(house.root);
  if (!appointment) {
    if (invitation.person.roles.has(Role::officer)) return refusal::only_root_appoints;
    const auto credential = records::find_credential(transaction, asking.person.id);
    const auto keys = credential ? keys_of(house.organisation, *credential) : std::nullopt;
    if (!keys) return refusal::appointment_refused;
    appointment = by(keys->identity);
  }
  const auto today = house.clock.today();
  const bool fits = appointment && appointment->person == invitation.person.id &&
                    appointment->purposes == invitation.person.roles.purposes() &&
                    appointment->last_day >= today &&
                    appointment->last_day.count <= today.count + most_invitation_days;
  if (!fits) return refusal::appointment_refused;
  return base::done();
}

bool is_last_officer(store::Transaction& transaction, const Person& leaving) {
  if (!leaving.roles.has(Role::officer)) return false;
  return std::ranges::none_of(records::everybody(transaction), [&](const Person& other) {
    return other.id != leaving.id && other.roles.has(Role::officer) && other.state == PersonState::active;
  });
}

}  // namespace

base::Result<> People::invite(const Session& asking, const Invitation& invitation) const {
  const auto& invited = invitation.person;
  TRY(allow(house_, asking, Deed::invite, "person.invited", invited.id));
  TRY(check_login_name(invited.login_name));
  TRY(check(invited.particulars));

  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    TRY(check_appointment(house_, transaction, asking, invitation));
    const auto known = records::lock_person(transaction, invited.id);
    if (known && known->state != PersonState::invited) return refusal::person_exists;
    if (records::login_name_taken(transaction, invited.login_name, invited.id))
      return refusal::login_name_taken;

    auto person = invited;
    person.state = PersonState::invited;
    records::save(transaction, person, house_.clock.today());
    const auto appointment = seal::read_appointment(house_.organisation, invitation.appointment);
    records::save(transaction, person.id,
                  {.appointment = invitation.appointment, .last_day = appointment->last_day});
    house_.trail.record(
        transaction,
        {asking.actor(), "person.invited", person.id, {base::log::Count{person.roles.purposes()}}});
    return base::done();
  });
}

base::Result<> People::change(const Session& asking, const base::PersonId& person,
                              const Particulars& particulars) const {
  if (person != asking.person.id && !may(house_, asking.person, Deed::change_people))
    return refuse(house_, asking, "person.changed", person);
  TRY(check(particulars));
  const bool changed = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    auto known = records::lock_person(transaction, person);
    if (!known || known->state == PersonState::left) return false;
    known->particulars = particulars;
    records::save(transaction, *known, house_.clock.today());
    house_.trail.record(transaction, {asking.actor(), "person.changed", person});
    return true;
  });
  if (!changed) return refuse(house_, asking, "person.changed", person);
  return base::done();
}

base::Result<> People::set_roles(const Session& asking, const base::PersonId& person, const Roles& roles,
                                 const Follow& follow) const {
  TRY(allow(house_, asking, Deed::change_people, "person.roles_set", person));
  const auto set =
      store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
        auto known = records::lock_person(transaction, person);
        if (!known || known->state != PersonState::active) return refusal::unknown;
        if (known->roles.has(Role::officer) != roles.has(Role::officer)) return refusal::only_root_appoints;
        const base::log::Count before{known->roles.purposes()}, after{roles.purposes()};
        known->roles = roles;
        records::save(transaction, *known, house_.clock.today());
        TRY(follow(transaction));
        house_.trail.record(transaction, {asking.actor(), "person.roles_set", person, {before, after}});
        return base::done();
      });
  if (!set && set.error() == refusal::unknown) return refuse(house_, asking, "person.roles_set", person);
  return set;
}

base::Result<std::int64_t> People::let_go(const Session& asking, const base::PersonId& person,
                                          const TakeOut& take_out) const {
  TRY(allow(house_, asking, Deed::let_go, "person.left", person));
  auto requests = store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> base::Result<std::int64_t> {
        const auto known = records::lock_person(transaction, person);
        if (!known || known->state == PersonState::left) return refusal::unknown;
        if (is_last_officer(transaction, *known)) return refusal::last_officer;

        records::set_state(transaction, person, PersonState::left);
        records::revoke_devices_of_person(transaction, person);
        records::destroy_keys(transaction, person, house_.clock.today());
        const auto left_behind = TRY(take_out(transaction, person));
        house_.trail.record(transaction,
                            {asking.actor(), "person.left", person, {base::log::Count{left_behind}}});
        return left_behind;
      });
  if (!requests && requests.error() == refusal::unknown) return refuse(house_, asking, "person.left", person);
  return requests;
}

base::Result<std::vector<Listed>> People::all(const Session& asking) const {
  TRY(allow(house_, asking, Deed::see_people, "people.seen"));
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<Listed> people;
  for (auto& person : records::everybody(reading)) {
    const auto invitation = records::find_invitation(reading, person.id);
    auto keys = records::find_credential(reading, person.id);
    people.push_back({.person = std::move(person),
                      .invited_until = invitation ? std::optional{invitation->last_day} : std::nullopt,
                      .keys = std::move(keys)});
  }
  return people;
}

std::vector<Person> People::names() const {
  store::Transaction reading{house_.database, store::Mode::read};
  return records::everybody(reading);
}

}  // namespace staff
