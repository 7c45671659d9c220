// SPDX-License-Identifier: AGPL-3.0-or-later
#include <gtest/gtest.h>

#include "access/test_staff.h"

#include "access/person_records.h"

namespace staff {

TestStaff::TestStaff() {
  found();
  auto& first = members.emplace_back(
      Member{.person = {.id = base::PersonId::fresh(),
                        .login_name = "first.officer",
                        .particulars = {"First Officer", "first@example.org", "en", "UTC"},
                        .roles = {Role::officer}}});
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    records::save(transaction, first.person, clock.today());
    records::save(transaction, first.id(),
                  records::Invitation{appoint(first, root, seal::KeyKind::root), {clock.today().count + 14}});
  });
  EXPECT_TRUE(enrol(first));
  EXPECT_TRUE(log_in(first));
  publish();
}

void TestStaff::found() {
  const auto statement =
      seal::state_recovery_key(organisation, seal::sealing_public(recovery), clock.today(), root);
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change(
        "INSERT INTO organisation (one, name, root, recovery, languages, hours, made_day, shares, threshold) "
        "VALUES (1, 'A Harbour', $1, $2, 'en fr', 'always', $3, 3, 2)",
        {root_key.view(), statement, clock.today().count});
  });
}

base::Bytes TestStaff::appoint(const Member& member, const seal::SecretBytes& issuer, seal::KeyKind kind) {
  return seal::state_appointment(organisation,
                                 {.issuer_kind = kind,
                                  .issuer = seal::key_id(kind, seal::signing_public(issuer).view()),
                                  .person = member.id(),
                                  .purposes = member.person.roles.purposes(),
                                  .appointment = seal::signing_public(member.appointment),
                                  .last_day = {clock.today().count + 14}},
                                 issuer);
}

Member& TestStaff::invite(const std::string& name, Roles roles) {
  auto& member =
      members.emplace_back(Member{.person = {.id = base::PersonId::fresh(),
                                             .login_name = name,
                                             .particulars = {"Name of " + name, "", "fr", "Africa/Tunis"},
                                             .roles = roles}});
  const bool is_officer = roles.has(Role::officer);
  const auto appointment = is_officer ? appoint(member, root, seal::KeyKind::root)
                                      : appoint(member, officer().keyring.identity, seal::KeyKind::identity);
  EXPECT_TRUE(People{house()}.invite(session_of(officer()), {member.person, appointment}));
  return member;
}

base::Result<> TestStaff::enrol(Member& member) {
  const Enrolments enrolments{house()};
  const auto asked = seal::sign(member.appointment, enrol_message(organisation, member.id()).view());
  auto offer = TRY(enrolments.start(member.id(), asked));
  const auto entry = member.entry();
  const seal::PersonKeys keys{
      .person = member.id(), .identity = entry.identity, .sealing = entry.sealing, .made = clock.today()};
  const auto keyring = unseal::seal_keyring(organisation, member.id(), member.keyring, member.login);
  Enrolment enrolment{
      .person = member.id(),
      .statement = seal::state_person_keys(organisation, keys, member.appointment, member.keyring.identity),
      .login = seal::signing_public(member.login),
      .code_login = seal::signing_public(member.code_login),
      .salt = offer.salt,
      .keyring = keyring,
      .keyring_by_code = unseal::seal_keyring(organisation, member.id(), member.keyring, member.code_login),
      .one_time_secret = offer.one_time_secret,
      .one_time_code = seal::one_time_code(offer.one_time_secret, seal::one_time_step(clock.now())),
      .proof = {}};
  enrolment.proof = seal::sign(member.appointment, enrol_keys_message(organisation, enrolment).view());
  member.one_time_secret = offer.one_time_secret;
  return enrolments.finish(enrolment);
}

base::Bytes TestStaff::next_directory(const std::vector<const Member*>& without) {
  std::vector<seal::Entry> entries;
  for (const auto& member : members) {
    const bool is_left_out = std::ranges::find(without, &member) != without.end();
    if (!member.one_time_secret.empty() && !is_left_out) entries.push_back(member.entry());
  }
  std::ranges::sort(entries, {}, &seal::Entry::person);
  const auto today = clock.today();
  return seal::state_directory(organisation, Directories{house()}.newest().version + 1, today,
                               {today.count + 90}, officer().id(), entries, officer().keyring.identity);
}

Member& TestStaff::join(const std::string& name, Roles roles) {
  auto& member = invite(name, roles);
  EXPECT_TRUE(enrol(member));
  publish();
  EXPECT_TRUE(log_in(member));
  return member;
}

std::string TestStaff::code_of(const Member& member) {
  clock.advance_seconds(30);
  return seal::one_time_code(member.one_time_secret, seal::one_time_step(clock.now()));
}

LoginAnswer TestStaff::answer_for(const Member& member, const Challenge& challenge) {
  const auto message = log_in_message(organisation, challenge.person, challenge.bytes);
  return {.challenge = challenge.id,
          .by = ProvedBy::passphrase,
          .signature = seal::sign(member.login, message.view()),
          .code = code_of(member),
          .device = member.device,
          .device_secret = member.device_secret,
          .device_name = member.device ? "" : "A browser"};
}

base::Result<LoggedIn> TestStaff::log_in(Member& member) {
  auto in = TRY(logins.finish(answer_for(member, logins.start(member.person.login_name))));
  member.device = in.session.device;
  if (in.device_secret) member.device_secret = *in.device_secret;
  member.token = in.token;
  return in;
}

NewEpoch TestStaff::epoch(const Member& member, base::Day day) {
  const auto seed = seal::SecretBytes::fresh();
  return {.day = day,
          .statement = seal::state_epoch_key(organisation, {member.id(), day, seal::sealing_public(seed)},
                                             member.keyring.identity),
          .sealed = unseal::seal_for_self(organisation, member.id(), member.keyring.vault,
                                          unseal::epoch_name(day), seed.reveal())};
}

std::vector<std::string> TestStaff::deeds() {
  store::Transaction reading{*database, store::Mode::read};
  std::vector<std::string> deeds;
  for (const auto& row : reading.run("SELECT deed FROM trail ORDER BY sequence"))
    deeds.push_back(row.text(0));
  return deeds;
}

}  // namespace staff
