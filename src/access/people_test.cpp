// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/people.h"

#include "access/devices.h"
#include "access/test_staff.h"

namespace staff {
namespace {

class Inviting : public testing::Test {
 protected:
  TestStaff staff;
  People people{staff.house()};

  Member stranger(Roles roles = {Role::handler}) {
    return {.person = {.id = base::PersonId::fresh(),
                       .login_name = "new.one",
                       .particulars = {"New One", "", "my", "Asia/Yangon"},
                       .roles = roles}};
  }
  base::Bytes appointment(const Member& member) {
    return staff.appoint(member, staff.officer().keyring.identity, seal::KeyKind::identity);
  }
  Session officer() { return staff.session_of(staff.officer()); }
};

TEST_F(Inviting, IsForOfficers) {
  auto& amal = staff.join("amal", {Role::handler, Role::complaints, Role::auditor});
  const auto one = stranger();
  EXPECT_EQ(people.invite(staff.session_of(amal), {one.person, appointment(one)}).error(), refusal::unknown);
  EXPECT_EQ(staff.deeds().back(), "deed.refused");
  EXPECT_TRUE(people.invite(officer(), {one.person, appointment(one)}));
  EXPECT_EQ(staff.deeds().back(), "person.invited");
}

TEST_F(Inviting, NeedsAnAppointmentByTheOfficerWhoAsksForThisPersonAndTheseRoles) {
  const auto one = stranger();
  const auto by_self = staff.appoint(one, one.appointment, seal::KeyKind::identity);
  EXPECT_EQ(people.invite(officer(), {one.person, by_self}).error(), refusal::appointment_refused);

  auto other_roles = one.person;
  other_roles.roles = {Role::complaints};
  EXPECT_EQ(people.invite(officer(), {other_roles, appointment(one)}).error(), refusal::appointment_refused);

  auto other_person = one.person;
  other_person.id = base::PersonId::fresh();
  EXPECT_EQ(people.invite(officer(), {other_person, appointment(one)}).error(), refusal::appointment_refused);

  auto cut = appointment(one);
  cut.pop_back();
  EXPECT_EQ(people.invite(officer(), {one.person, cut}).error(), refusal::appointment_refused);
}

TEST_F(Inviting, OfOfficersIsForTheRoot) {
  const auto one = stranger({Role::officer});
  EXPECT_EQ(people.invite(officer(), {one.person, appointment(one)}).error(), refusal::only_root_appoints);
  EXPECT_TRUE(people.invite(officer(), {one.person, staff.appoint(one, staff.root, seal::KeyKind::root)}));
}

TEST_F(Inviting, AgainReplacesTheInvitationUntilItIsUsed) {
  auto& bo = staff.invite("bo", {Role::handler});
  const auto old_seed = bo.appointment.duplicate();
  bo.appointment = seal::SecretBytes::fresh();
  ASSERT_TRUE(people.invite(officer(), {bo.person, appointment(bo)}));
  const auto by_old = seal::sign(old_seed, enrol_message(staff.organisation, bo.id()).view());
  EXPECT_EQ(Enrolments{staff.house()}.start(bo.id(), by_old).error(), refusal::unknown);
  ASSERT_TRUE(staff.enrol(bo));
  EXPECT_EQ(people.invite(officer(), {bo.person, appointment(bo)}).error(), refusal::person_exists);
}

TEST_F(Inviting, TwoPeopleUnderOneNameIsRefused) {
  staff.invite("new.one", {Role::handler});
  const auto one = stranger();
  EXPECT_EQ(people.invite(officer(), {one.person, appointment(one)}).error(), refusal::login_name_taken);
}

class Enrolling : public Inviting {
 protected:
  Member& bo = staff.invite("bo", {Role::handler});
};

TEST_F(Enrolling, MakesAPersonWhoMayLogInOnceADirectoryNamesThem) {
  ASSERT_TRUE(staff.enrol(bo));
  EXPECT_EQ(staff.deeds().back(), "person.enrolled");
  EXPECT_FALSE(staff.log_in(bo));
  staff.publish();
  EXPECT_TRUE(staff.log_in(bo));
}

TEST_F(Enrolling, HappensOnce) {
  ASSERT_TRUE(staff.enrol(bo));
  EXPECT_EQ(staff.enrol(bo).error(), refusal::unknown);
}

TEST_F(Enrolling, WithoutTheInvitationLooksLikeNoInvitation) {
  bo.appointment = seal::SecretBytes::fresh();
  const auto wrong_key = staff.enrol(bo);
  ASSERT_FALSE(wrong_key);
  EXPECT_EQ(staff.deeds().back(), "person.enrolment_refused");
  bo.person.id = base::PersonId::fresh();
  EXPECT_EQ(staff.enrol(bo).error(), wrong_key.error());
}

TEST_F(Enrolling, IsOverAfterItsLastDay) {
  staff.clock.advance_seconds(15 * 86'400);
  EXPECT_EQ(staff.enrol(bo).error(), refusal::invitation_over);
}

TEST_F(Enrolling, TakesOnlyWhatTheInviteeSigned) {
  const Enrolments enrolments{staff.house()};
  Enrolment enrolment{.person = bo.id(),
                      .statement = base::Bytes(100),
                      .login = {},
                      .code_login = {},
                      .salt = base::Bytes(16),
                      .keyring = base::Bytes(keyring_size),
                      .keyring_by_code = base::Bytes(keyring_size),
                      .one_time_secret = base::Bytes(seal::one_time_secret_size),
                      .one_time_code = "",
                      .proof = {}};
  enrolment.proof = seal::sign(bo.appointment, enrol_keys_message(staff.organisation, enrolment).view());
  EXPECT_EQ(enrolments.finish(enrolment).error(), refusal::keys_refused);
  enrolment.salt[0] = 1;
  EXPECT_EQ(enrolments.finish(enrolment).error(), refusal::unknown);
}

class Directory : public Inviting {};

TEST_F(Directory, IsPublishedByOfficersOnly) {
  auto& amal = staff.join("amal", {Role::handler});
  EXPECT_EQ(Directories{staff.house()}.publish(staff.session_of(amal), staff.next_directory()).error(),
            refusal::unknown);
}

TEST_F(Directory, IsExactlyTheNextVersion) {
  const Directories directories{staff.house()};
  const auto statement = staff.next_directory();
  const auto version = directories.newest().version;
  EXPECT_EQ(*directories.publish(officer(), statement), version + 1);
  EXPECT_EQ(directories.publish(officer(), statement).error(), refusal::directory_moved);
}

TEST_F(Directory, MustAgreeWithWhatIsKnown) {
  auto& amal = staff.join("amal", {Role::handler});
  const Directories directories{staff.house()};
  amal.person.roles = {Role::handler, Role::complaints};
  EXPECT_EQ(directories.publish(officer(), staff.next_directory()).error(), refusal::directory_differs);
  amal.person.roles = {Role::handler};
  amal.keyring.sealing = seal::SecretBytes::fresh();
  EXPECT_EQ(directories.publish(officer(), staff.next_directory()).error(), refusal::directory_differs);
}

TEST_F(Directory, SignedByAnybodyElseIsRefused) {
  auto forged = staff.next_directory();
  forged.back() ^= 1;
  EXPECT_EQ(Directories{staff.house()}.publish(officer(), forged).error(), refusal::directory_refused);
}

TEST_F(Directory, EndsTheSessionsOfWhomItLeavesOut) {
  auto& amal = staff.join("amal", {Role::handler});
  ASSERT_TRUE(Directories{staff.house()}.publish(officer(), staff.next_directory({&amal})));
  EXPECT_FALSE(staff.logins.session(amal.token));
  EXPECT_FALSE(staff.log_in(amal));
  EXPECT_TRUE(staff.logins.session(staff.officer().token));
}

TEST_F(Directory, FollowsNewRolesInTheSameErrand) {
  auto& amal = staff.join("amal", {Role::handler});
  const Roles both{Role::handler, Role::complaints};
  const Directories directories{staff.house()};
  const People people{staff.house()};
  amal.person.roles = both;
  const auto statement = staff.next_directory();
  const auto asking = officer();
  const auto follow = [&](store::Transaction& transaction) -> base::Result<> {
    TRY(directories.publish(transaction, asking, statement));
    return base::done();
  };
  ASSERT_TRUE(people.set_roles(officer(), amal.id(), both, follow));
  EXPECT_EQ(staff.session_of(amal).person.roles, both);
  EXPECT_EQ(people.set_roles(officer(), amal.id(), {Role::auditor}, follow).error(),
            refusal::directory_moved);
  EXPECT_EQ(staff.session_of(amal).person.roles, both) << "a refusal changes nothing";
}

TEST_F(Directory, NobodyBecomesAnOfficerByAChangeOfRoles) {
  auto& amal = staff.join("amal", {Role::handler});
  const People people{staff.house()};
  const auto follow = [](store::Transaction&) { return base::done(); };
  EXPECT_EQ(people.set_roles(officer(), amal.id(), {Role::officer}, follow).error(),
            refusal::only_root_appoints);
  EXPECT_EQ(people.set_roles(officer(), staff.officer().id(), {Role::handler}, follow).error(),
            refusal::only_root_appoints);
  EXPECT_EQ(people.set_roles(staff.session_of(amal), amal.id(), {Role::auditor}, follow).error(),
            refusal::unknown);
  EXPECT_EQ(people.set_roles(officer(), base::PersonId::fresh(), {Role::auditor}, follow).error(),
            refusal::unknown);
}

class Leaving : public Inviting {
 protected:
  Member& amal = staff.join("amal", {Role::handler});
  People::TakeOut take_out = [](store::Transaction&, const base::PersonId&) { return std::int64_t{3}; };
  std::int64_t count(const char* sql) {
    store::Transaction reading{*staff.database, store::Mode::read};
    return reading.one(sql, {amal.id()})->integer(0);
  }
};

TEST_F(Leaving, TakesSessionsAndKeysAtOnce) {
  ASSERT_TRUE(Epochs{staff.house()}.add(staff.session_of(amal), {staff.epoch(amal, staff.clock.today())}));
  const auto requests = people.let_go(officer(), amal.id(), take_out);
  ASSERT_TRUE(requests);
  EXPECT_EQ(*requests, 3);
  EXPECT_FALSE(staff.logins.session(amal.token));
  EXPECT_FALSE(staff.log_in(amal));
  EXPECT_EQ(count("SELECT COUNT(*) FROM devices WHERE person_id = $1 AND revoked = 0"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_rings WHERE person_id = $1"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_epochs WHERE person_id = $1"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM epoch_keys WHERE person_id = $1"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM destructions WHERE subject LIKE $1 || '%'"), 1);
}

TEST_F(Leaving, ChangesNothingWhenTheRoomsAboveRefuse) {
  const auto refuse = [](store::Transaction&, const base::PersonId&) -> base::Result<std::int64_t> {
    return refusal::directory_moved;
  };
  EXPECT_EQ(people.let_go(officer(), amal.id(), refuse).error(), refusal::directory_moved);
  EXPECT_TRUE(staff.logins.session(amal.token));
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_rings WHERE person_id = $1"), 1);
}

TEST_F(Leaving, IsDecidedByOfficers) {
  EXPECT_EQ(people.let_go(staff.session_of(amal), amal.id(), take_out).error(), refusal::unknown);
  EXPECT_TRUE(staff.logins.session(amal.token));
}

TEST_F(Leaving, LooksTheSameForSomebodyUnknown) {
  EXPECT_EQ(people.let_go(officer(), base::PersonId::fresh(), take_out).error(), refusal::unknown);
  ASSERT_TRUE(people.let_go(officer(), amal.id(), take_out));
  EXPECT_EQ(people.let_go(officer(), amal.id(), take_out).error(), refusal::unknown);
}

TEST_F(Leaving, IsNotForTheLastOfficer) {
  EXPECT_EQ(people.let_go(officer(), staff.officer().id(), take_out).error(), refusal::last_officer);
}

TEST_F(Leaving, UndoesNothingWhenTheRoomsAboveFail) {
  const auto fail = [](store::Transaction&, const base::PersonId&) -> std::int64_t {
    throw store::Fault{"full"};
  };
  EXPECT_THROW((void)people.let_go(officer(), amal.id(), fail), store::Fault);
  EXPECT_TRUE(staff.logins.session(amal.token));
}

TEST_F(Inviting, PeopleChangeTheirOwnParticularsAndOfficersEverybodys) {
  auto& amal = staff.join("amal", {Role::handler});
  auto& bo = staff.join("bo", {Role::handler});
  const Particulars changed{"Amal B.", "amal@example.org", "ar", "Asia/Beirut"};
  EXPECT_TRUE(people.change(staff.session_of(amal), amal.id(), changed));
  EXPECT_TRUE(people.change(officer(), amal.id(), changed));
  EXPECT_EQ(people.change(staff.session_of(bo), amal.id(), changed).error(), refusal::unknown);
  EXPECT_EQ(people.change(officer(), base::PersonId::fresh(), changed).error(), refusal::unknown);
  EXPECT_EQ(staff.session_of(amal).person.particulars.mail, "amal@example.org");
}

TEST_F(Inviting, DevicesAreSeenAndRevokedByTheirPersonAndByOfficers) {
  auto& amal = staff.join("amal", {Role::handler});
  auto& bo = staff.join("bo", {Role::handler});
  const Devices devices{staff.house()};
  EXPECT_EQ(devices.of(staff.session_of(amal), amal.id())->size(), 1);
  EXPECT_EQ(devices.of(staff.session_of(bo), amal.id()).error(), refusal::unknown);
  EXPECT_EQ(devices.revoke(staff.session_of(bo), *amal.device).error(), refusal::unknown);
  EXPECT_EQ(devices.revoke(staff.session_of(bo), base::DeviceId::fresh()).error(), refusal::unknown);
  EXPECT_TRUE(devices.revoke(officer(), *amal.device));
  EXPECT_TRUE(devices.of(officer(), amal.id())->front().revoked);
}

}  // namespace
}  // namespace staff
