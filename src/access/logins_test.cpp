// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/logins.h"

#include "access/devices.h"
#include "access/passphrases.h"
#include "access/test_staff.h"

namespace staff {
namespace {

class LogIn : public testing::Test {
 protected:
  base::Result<LoggedIn> try_with(LoginAnswer answer) { return staff.logins.finish(answer); }
  LoginAnswer fresh_answer() { return staff.answer_for(amal, staff.logins.start("amal")); }
  LoginAnswer wrong_answer() {
    auto answer = fresh_answer();
    answer.device.reset();
    answer.device_name = "Somebody's";
    answer.signature.bytes[0] ^= 1;
    return answer;
  }

  TestStaff staff;
  Member& amal = staff.join("amal", {Role::handler});
};

TEST_F(LogIn, GivesASessionAndTheKeyring) {
  const auto in = staff.log_in(amal);
  ASSERT_TRUE(in);
  EXPECT_TRUE(unseal::open_keyring(staff.organisation, amal.id(), in->keyring, amal.login));
  const auto session = staff.logins.session(in->token);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->person.id, amal.id());
  EXPECT_EQ(session->device, *amal.device);
  EXPECT_EQ(staff.deeds().back(), "person.logged_in");
}

TEST_F(LogIn, ByThePrintedCodeGivesTheKeyringSealedByIt) {
  const auto challenge = staff.logins.start("amal");
  auto answer = staff.answer_for(amal, challenge);
  answer.by = ProvedBy::code;
  answer.signature =
      seal::sign(amal.code_login, log_in_message(staff.organisation, amal.id(), challenge.bytes).view());
  const auto in = try_with(answer);
  ASSERT_TRUE(in);
  EXPECT_TRUE(unseal::open_keyring(staff.organisation, amal.id(), in->keyring, amal.code_login));
}

TEST_F(LogIn, RefusesEverythingWrongAlikeAndRecordsIt) {
  const auto refused = [&](auto change) {
    auto answer = fresh_answer();
    change(answer);
    const auto in = try_with(answer);
    ASSERT_FALSE(in);
    EXPECT_EQ(in.error(), refusal::log_in_refused);
    EXPECT_EQ(staff.deeds().back(), "person.log_in_refused");
  };
  refused([](LoginAnswer& answer) { answer.signature.bytes[5] ^= 1; });
  refused([](LoginAnswer& answer) { answer.code = "000000"; });
  refused([](LoginAnswer& answer) { answer.by = ProvedBy::code; });
  refused([](LoginAnswer& answer) { answer.challenge = ChallengeId::fresh(); });
}

TEST_F(LogIn, AnswersANameNobodyHasTheSameWayEveryTime) {
  const auto once = staff.logins.start("nobody");
  const auto again = staff.logins.start(" NOBODY ");
  const auto other = staff.logins.start("nobody2");
  EXPECT_EQ(once.person, again.person);
  EXPECT_EQ(once.salt, again.salt);
  EXPECT_NE(once.person, other.person);
  EXPECT_EQ(once.salt.size(), staff.logins.start("amal").salt.size());

  const auto in = try_with(staff.answer_for(amal, once));
  ASSERT_FALSE(in);
  EXPECT_EQ(in.error(), refusal::log_in_refused);
}

TEST_F(LogIn, NeverKeepsANameThatWasTyped) {
  const auto challenge = staff.logins.start("my-passphrase-by-mistake");
  (void)try_with(staff.answer_for(amal, challenge));
  store::Transaction reading{*staff.database, store::Mode::read};
  for (const auto& row : reading.run("SELECT actor || deed || subject || detail FROM trail"))
    EXPECT_EQ(row.text(0).find("mistake"), std::string::npos);
  EXPECT_TRUE(reading.one("SELECT 1 FROM login_failures WHERE lane = $1", {challenge.person.text()}));
}

TEST_F(LogIn, TakesAChallengeOnce) {
  const auto answer = fresh_answer();
  ASSERT_TRUE(try_with(answer));
  EXPECT_FALSE(try_with(answer));
}

TEST_F(LogIn, TakesAChallengeForTwoMinutes) {
  const auto challenge = staff.logins.start("amal");
  staff.clock.advance_seconds(challenge_seconds);
  const auto in = try_with(staff.answer_for(amal, challenge));
  ASSERT_FALSE(in);
}

TEST_F(LogIn, TakesAOneTimeCodeOnce) {
  const auto first = fresh_answer();
  ASSERT_TRUE(try_with(first));
  auto second = staff.answer_for(amal, staff.logins.start("amal"));
  second.code = first.code;
  const auto in = try_with(second);
  ASSERT_FALSE(in);
  EXPECT_EQ(in.error(), refusal::log_in_refused);
}

TEST_F(LogIn, TakesAChallengeOnlyForWhomItWasMade) {
  const auto challenge = staff.logins.start(staff.officer().person.login_name);
  EXPECT_FALSE(try_with(staff.answer_for(amal, challenge)));
}

TEST_F(LogIn, WaitsAfterTheFifthFailureAndForgetsOnSuccess) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_with(wrong_answer()).error(), refusal::log_in_refused);
  auto right = fresh_answer();
  right.device.reset();
  right.device_name = "New browser";
  staff.clock.advance_seconds(-30);
  EXPECT_EQ(try_with(right).error(), refusal::wait);

  staff.clock.advance_seconds(300);
  auto later = fresh_answer();
  later.device.reset();
  later.device_name = "New browser";
  EXPECT_TRUE(try_with(later));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(try_with(wrong_answer()).error(), refusal::log_in_refused);
}

TEST_F(LogIn, FromAKnownDeviceIsNotHeldUpByStrangers) {
  for (int i = 0; i < 9; ++i) (void)try_with(wrong_answer());
  EXPECT_EQ(try_with(wrong_answer()).error(), refusal::log_in_refused) << "thirty seconds pass at each try";
  const auto challenge = staff.logins.start("amal");
  EXPECT_TRUE(try_with(staff.answer_for(amal, challenge)));
}

TEST_F(LogIn, CountsFailuresForNamesNobodyHasAsWell) {
  const auto attempt = [&] {
    return try_with(staff.answer_for(staff.officer(), staff.logins.start("nobody")));
  };
  std::vector<base::Refusal> refusals;
  for (int i = 0; i < 12; ++i) refusals.push_back(attempt().error());
  EXPECT_EQ(refusals[0], refusal::log_in_refused);
  EXPECT_EQ(refusals.back(), refusal::wait);
}

TEST_F(LogIn, FromADeviceThatWasRevokedIsToldSoOnceProved) {
  ASSERT_TRUE(Devices{staff.house()}.revoke(staff.session_of(amal), *amal.device));
  EXPECT_EQ(try_with(fresh_answer()).error(), refusal::device_unknown);
  auto wrong = fresh_answer();
  wrong.code = "1";
  EXPECT_EQ(try_with(wrong).error(), refusal::log_in_refused);
}

TEST_F(LogIn, IsRefusedToWhomNobodyHasCertified) {
  auto& bo = staff.invite("bo", {Role::handler});
  ASSERT_TRUE(staff.enrol(bo));
  EXPECT_EQ(staff.log_in(bo).error(), refusal::log_in_refused);
}

class SessionOf : public LogIn {};

TEST_F(SessionOf, AnUnknownTokenIsNone) {
  EXPECT_EQ(staff.logins.session(base::Bytes(32)).error(), refusal::not_logged_in);
  EXPECT_EQ(staff.logins.session({}).error(), refusal::not_logged_in);
}

TEST_F(SessionOf, EndsAfterHalfAnHourWithoutUse) {
  staff.clock.advance_seconds(idle_seconds - 1);
  ASSERT_TRUE(staff.logins.session(amal.token));
  staff.clock.advance_seconds(idle_seconds - 1);
  ASSERT_TRUE(staff.logins.session(amal.token));
  staff.clock.advance_seconds(idle_seconds);
  EXPECT_FALSE(staff.logins.session(amal.token));
}

TEST_F(SessionOf, IsNotProlongedByWatching) {
  const auto session = staff.session_of(amal);
  for (int minutes = 0; minutes < 29; ++minutes) {
    staff.clock.advance_seconds(60);
    ASSERT_TRUE(staff.logins.is_live(session));
  }
  staff.clock.advance_seconds(120);
  EXPECT_FALSE(staff.logins.is_live(session));
}

TEST_F(SessionOf, EndsAfterTwelveHoursWhateverHappens) {
  for (std::int64_t passed = 0; passed < session_seconds - 1200; passed += 1200) {
    ASSERT_TRUE(staff.logins.session(amal.token)) << passed;
    staff.clock.advance_seconds(1200);
  }
  staff.clock.advance_seconds(1200);
  EXPECT_FALSE(staff.logins.session(amal.token));
}

TEST_F(SessionOf, EndsWithLoggingOut) {
  staff.logins.log_out(staff.session_of(amal));
  EXPECT_FALSE(staff.logins.session(amal.token));
  EXPECT_EQ(staff.deeds().back(), "person.logged_out");
}

TEST_F(SessionOf, EndsWithItsDevice) {
  ASSERT_TRUE(Devices{staff.house()}.revoke(staff.session_of(staff.officer()), *amal.device));
  EXPECT_FALSE(staff.logins.session(amal.token));
}

TEST_F(SessionOf, IsReplacedByTheNextOfTheSameDevice) {
  const auto before = amal.token;
  ASSERT_TRUE(staff.log_in(amal));
  EXPECT_FALSE(staff.logins.session(before));
  EXPECT_TRUE(staff.logins.session(amal.token));
}

class Passphrase : public LogIn {
 protected:
  NewPassphrase wanted() {
    NewPassphrase wanted{
        .login = seal::signing_public(next_login),
        .salt = base::Bytes(16, 9),
        .keyring = unseal::seal_keyring(staff.organisation, amal.id(), amal.keyring, next_login),
        .code = {},
        .by = ProvedBy::passphrase,
        .signature = {},
        .one_time_code = staff.code_of(amal)};
    wanted.signature =
        seal::sign(amal.login, new_passphrase_message(staff.organisation, amal.id(), wanted).view());
    return wanted;
  }

  seal::SecretBytes next_login = seal::SecretBytes::fresh();
};

TEST_F(Passphrase, IsChangedByWhoKnowsTheOldOneAndEndsOtherSessions) {
  auto other = fresh_answer();
  other.device.reset();
  other.device_name = "Another browser";
  const auto elsewhere = try_with(other);
  ASSERT_TRUE(elsewhere);

  ASSERT_TRUE(Passphrases{staff.house()}.change(staff.session_of(amal), wanted()));
  EXPECT_FALSE(staff.logins.session(elsewhere->token));
  EXPECT_TRUE(staff.logins.session(amal.token));
  EXPECT_FALSE(staff.log_in(amal));
  amal.login = next_login.duplicate();
  EXPECT_TRUE(staff.log_in(amal));
  EXPECT_EQ(staff.logins.start("amal").salt, base::Bytes(16, 9));
}

TEST_F(Passphrase, IsNotChangedByASessionAlone) {
  auto unsigned_one = wanted();
  unsigned_one.signature.bytes[3] ^= 1;
  EXPECT_EQ(Passphrases{staff.house()}.change(staff.session_of(amal), unsigned_one).error(),
            refusal::proof_refused);
  auto exchanged = wanted();
  exchanged.keyring[40] ^= 1;
  EXPECT_EQ(Passphrases{staff.house()}.change(staff.session_of(amal), exchanged).error(),
            refusal::proof_refused);
  auto without_code = wanted();
  without_code.one_time_code = "123";
  EXPECT_EQ(Passphrases{staff.house()}.change(staff.session_of(amal), without_code).error(),
            refusal::proof_refused);
  EXPECT_EQ(staff.deeds().back(), "deed.refused");
  EXPECT_TRUE(staff.log_in(amal));
}

}  // namespace
}  // namespace staff
