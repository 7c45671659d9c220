// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of any room: an organisation with people whose devices stand here, doing what browsers do.
//
//   staff::TestStaff staff;
//   auto& amal = staff.join("amal", {staff::Role::handler});   // invited, enrolled, certified, logged in
#pragma once

#include <gtest/gtest.h>

#include <deque>

#include "access/directories.h"
#include "access/enrolments.h"
#include "access/epochs.h"
#include "access/logins.h"
#include "access/people.h"
#include "seal/one_time_code.h"
#include "store/test_database.h"
#include "unseal/person.h"

namespace staff {

struct Member {
  Person person;
  seal::SecretBytes appointment = seal::SecretBytes::fresh();
  unseal::Keyring keyring = unseal::Keyring::fresh();
  // In place of what Argon2id would make: the server cannot tell.
  seal::SecretBytes login = seal::SecretBytes::fresh();
  seal::SecretBytes code_login = seal::SecretBytes::fresh();
  base::Bytes one_time_secret = {};
  std::optional<base::DeviceId> device = {};
  base::Bytes device_secret = {};
  base::Bytes token = {};

  const base::PersonId& id() const { return person.id; }
  seal::Entry entry() const {
    return {.person = person.id,
            .purposes = person.roles.purposes(),
            .identity = seal::signing_public(keyring.identity),
            .sealing = seal::sealing_public(keyring.sealing)};
  }
};

class TestStaff {
 public:
  // The first officer is there.
  TestStaff();

  House house() { return {*database, trail, clock, root_key, organisation, permissions}; }
  Member& officer() { return members.front(); }

  Member& invite(const std::string& name, Roles roles);
  base::Bytes appoint(const Member& member, const seal::SecretBytes& issuer, seal::KeyKind kind);
  base::Result<> enrol(Member& member);
  base::Bytes next_directory(const std::vector<const Member*>& without = {});
  void publish() { EXPECT_TRUE(Directories{house()}.publish(session_of(officer()), next_directory())); }
  Member& join(const std::string& name, Roles roles);

  // A fresh code each time: the clock moves on by a step.
  std::string code_of(const Member& member);
  LoginAnswer answer_for(const Member& member, const Challenge& challenge);
  base::Result<LoggedIn> log_in(Member& member);
  Session session_of(const Member& member) { return *logins.session(member.token); }

  NewEpoch epoch(const Member& member, base::Day day);
  std::vector<std::string> deeds();

  store::TestDatabase database;
  base::StoppedClock clock{{1'795'000'000'000}};
  trail::Trail trail{clock};
  Permissions permissions = Permissions::read(std::filesystem::path{HAVRE_SOURCE} / "share/roles/roles.json");
  seal::SecretBytes root = seal::SecretBytes::fresh();
  seal::SecretBytes recovery = seal::SecretBytes::fresh();
  seal::SigningPublicKey root_key = seal::signing_public(root);
  base::OrganisationId organisation = seal::organisation_of(root_key);
  Logins logins{house(), base::Bytes(32, 7)};
  std::deque<Member> members;

 private:
  void found();
};

}  // namespace staff
