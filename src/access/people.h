// SPDX-License-Identifier: AGPL-3.0-or-later
// Who belongs to the organisation: inviting, enrolling, changing, leaving.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "access/house.h"
#include "seal/statement.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal appointment_refused{base::Kind::invalid, "access.appointment_refused"};
inline constexpr base::Refusal only_root_appoints{base::Kind::invalid, "access.only_root_appoints_officers"};
inline constexpr base::Refusal login_name_taken{base::Kind::conflict, "access.login_name_taken"};
inline constexpr base::Refusal person_exists{base::Kind::conflict, "access.person_exists"};
inline constexpr base::Refusal last_officer{base::Kind::conflict, "access.last_officer"};
}  // namespace refusal

// An invitation can wait so many days at most.
inline constexpr std::int64_t most_invitation_days = 31;

struct Invitation {
  Person person;  // id made by the officer's device; the state counts for nothing
  base::Bytes appointment;
};

struct Listed {
  Person person;
  std::optional<base::Day> invited_until;
  std::optional<seal::Credential> keys;  // once enrolled: what the next directory is made from
};

class People {
 public:
  explicit People(House house) : house_{house} {}

  base::Result<> invite(const Session& asking, const Invitation& invitation) const;
  base::Result<> change(const Session& asking, const base::PersonId& person,
                        const Particulars& particulars) const;

  // Of somebody active; whether they are an officer is the root's to say. `follow` is what follows in the
  // same transaction: the directory that certifies them for the new roles, and leaving what these do not
  // allow.
  using Follow = std::function<base::Result<>(store::Transaction&)>;
  base::Result<> set_roles(const Session& asking, const base::PersonId& person, const Roles& roles,
                           const Follow& follow) const;

  // Sessions, devices and keys are gone; the rooms above take the person out of what is theirs, in the same
  // transaction; how many requests now need new keys. What they refuse stops all of it.
  using TakeOut = std::function<base::Result<std::int64_t>(store::Transaction&, const base::PersonId&)>;
  base::Result<std::int64_t> let_go(const Session& asking, const base::PersonId& person,
                                    const TakeOut& take_out) const;

  // With what only officers see.
  base::Result<std::vector<Listed>> all(const Session& asking) const;
  // Everybody, for names beside deeds; no mail.
  std::vector<Person> names() const;

 private:
  House house_;
};

}  // namespace staff
