// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/factors.h"

#include <set>

#include "access/announcements.h"
#include "access/passphrases.h"
#include "access/test_staff.h"

namespace staff {
namespace {

class Factor : public testing::Test {
 protected:
  FactorProof proof_of(const Member& member, std::string_view what, base::ByteView detail = {}) {
    const auto challenge = staff.logins.start(member.person.login_name);
    const auto message =
        change_factor_message(staff.organisation, member.id(), challenge.bytes, what, detail);
    return {.challenge = challenge.id,
            .by = ProvedBy::passphrase,
            .signature = seal::sign(member.login, message.view()),
            .code = member.one_time_secret.empty() ? "" : staff.code_of(member)};
  }
  std::vector<std::string> print() {
    const auto codes = factors.print_codes(staff.session_of(amal), proof_of(amal, "codes"));
    EXPECT_TRUE(codes);
    return codes ? *codes : std::vector<std::string>{};
  }
  base::Result<LoggedIn> log_in_with(const std::string& code) {
    auto answer = staff.answer_for(amal, staff.logins.start("amal"));
    answer.code = code;
    auto in = staff.logins.finish(answer);
    if (in) amal.token = in->token;
    return in;
  }
  std::string code_of(base::ByteView secret) {
    return seal::one_time_code(secret, seal::one_time_step(staff.clock.now()));
  }
  std::string reset() {
    const auto code = factors.reset(staff.session_of(staff.officer()), amal.id(), ResetReason::stolen);
    EXPECT_TRUE(code);
    return code ? *code : "";
  }
  std::int64_t count(const std::string& what) {
    store::Transaction reading{*staff.database, store::Mode::read};
    return reading.one("SELECT COUNT(*) FROM " + what)->integer(0);
  }

  TestStaff staff;
  Member& amal = staff.join("amal", {Role::handler});
  Factors factors{staff.house()};
};

using PrintedCodes = Factor;

TEST_F(PrintedCodes, LetInOnceEach) {
  const auto codes = print();
  ASSERT_EQ(codes.size(), printed_codes);
  EXPECT_EQ(std::set(codes.begin(), codes.end()).size(), printed_codes);
  for (const auto& code : codes) EXPECT_EQ(code.size(), factor_code_digits);
  const auto in = log_in_with(codes[3]);
  ASSERT_TRUE(in);
  EXPECT_FALSE(in->session.owes_factor);
  EXPECT_TRUE(unseal::open_keyring(staff.organisation, amal.id(), in->keyring, amal.login));
  EXPECT_EQ(factors.of(staff.session_of(amal)).codes_left, 9);
  EXPECT_EQ(log_in_with(codes[3]).error(), refusal::log_in_refused);
  EXPECT_TRUE(staff.log_in(amal)) << "the authenticator goes on counting";
}

TEST_F(PrintedCodes, AreWorthNothingWithoutThePassphraseOrForSomebodyElse) {
  const auto codes = print();
  auto answer = staff.answer_for(amal, staff.logins.start("amal"));
  answer.code = codes[0];
  answer.signature.bytes[2] ^= 1;
  EXPECT_EQ(staff.logins.finish(answer).error(), refusal::log_in_refused);
  auto other = staff.answer_for(staff.officer(), staff.logins.start("first.officer"));
  other.code = codes[0];
  EXPECT_EQ(staff.logins.finish(other).error(), refusal::log_in_refused);
  EXPECT_TRUE(log_in_with(codes[0])) << "neither used it up";
}

TEST_F(PrintedCodes, AreReplacedByThoseOfTheNextPrint) {
  const auto before = print();
  const auto now = print();
  EXPECT_FALSE(log_in_with(before[0]));
  EXPECT_TRUE(log_in_with(now[0]));
}

TEST_F(PrintedCodes, AreStoredHashed) {
  const auto codes = print();
  store::Transaction reading{*staff.database, store::Mode::read};
  for (const auto& row : reading.run("SELECT hash FROM factor_codes")) {
    EXPECT_EQ(row.bytes(0).size(), 32u);
    EXPECT_EQ(base::to_hex(row.bytes(0)).find(codes[0]), std::string::npos);
  }
}

TEST_F(PrintedCodes, AreNotMadeByASessionAlone) {
  const auto refused = [&](auto change) {
    auto proof = proof_of(amal, "codes");
    change(proof);
    EXPECT_EQ(factors.print_codes(staff.session_of(amal), proof).error(), refusal::proof_refused);
    EXPECT_EQ(staff.deeds().back(), "deed.refused");
  };
  refused([](FactorProof& proof) { proof.signature.bytes[1] ^= 1; });
  refused([](FactorProof& proof) { proof.code = "123456"; });
  refused([](FactorProof& proof) { proof.challenge = records::ChallengeId::fresh(); });
  refused([&](FactorProof& proof) { proof.challenge = staff.logins.start("first.officer").id; });
  refused([&](FactorProof& proof) { proof.signature = proof_of(amal, "time").signature; });
  EXPECT_EQ(count("factor_codes"), 0);
}

TEST_F(PrintedCodes, TakeAChallengeOnceAndWaitAfterFailures) {
  const auto proof = proof_of(amal, "codes");
  ASSERT_TRUE(factors.print_codes(staff.session_of(amal), proof));
  EXPECT_EQ(factors.print_codes(staff.session_of(amal), proof).error(), refusal::proof_refused);
  for (int i = 0; i < 4; ++i) (void)factors.print_codes(staff.session_of(amal), proof);
  EXPECT_EQ(factors.print_codes(staff.session_of(amal), proof).error(), refusal::wait);
}

TEST_F(PrintedCodes, AreGuessedNoFasterThanOtherCodes) {
  print();
  std::vector<base::Refusal> refusals;
  for (int i = 0; i < 12; ++i) {
    auto answer = staff.answer_for(amal, staff.logins.start("amal"));
    staff.clock.advance_seconds(-30);
    answer.code = "0000000000";
    refusals.push_back(staff.logins.finish(answer).error());
  }
  EXPECT_EQ(refusals.front(), refusal::log_in_refused);
  EXPECT_EQ(refusals.back(), refusal::wait);
}

using AnotherSecret = Factor;

TEST_F(AnotherSecret, ReplacesTheOldAndEndsOtherSessions) {
  auto elsewhere = staff.answer_for(amal, staff.logins.start("amal"));
  elsewhere.device.reset();
  elsewhere.device_name = "Another";
  const auto other = staff.logins.finish(elsewhere);
  ASSERT_TRUE(other);
  const auto secret = Factors::fresh_secret();
  const auto proof = proof_of(amal, "time", secret);
  ASSERT_TRUE(factors.set_time(staff.session_of(amal), proof, secret, code_of(secret)));
  EXPECT_FALSE(staff.logins.session(other->token));
  EXPECT_TRUE(staff.logins.session(amal.token));
  EXPECT_FALSE(staff.log_in(amal));
  amal.one_time_secret = secret;
  EXPECT_TRUE(staff.log_in(amal));
}

TEST_F(AnotherSecret, MustBeReadBackAndIsTheOneSigned) {
  const auto secret = Factors::fresh_secret();
  EXPECT_EQ(
      factors.set_time(staff.session_of(amal), proof_of(amal, "time", secret), secret, "000000").error(),
      refusal::code_wrong);
  const auto other = Factors::fresh_secret();
  EXPECT_EQ(factors.set_time(staff.session_of(amal), proof_of(amal, "time", other), secret, code_of(secret))
                .error(),
            refusal::proof_refused);
  const base::Bytes none;
  EXPECT_EQ(
      factors.set_time(staff.session_of(amal), proof_of(amal, "time", none), none, code_of(none)).error(),
      refusal::code_wrong);
  EXPECT_TRUE(staff.log_in(amal));
}

using Reset = Factor;

TEST_F(Reset, EndsTheOldFactorAndLetsInOnceWithThePassphrase) {
  const auto printed = print();
  const auto code = reset();
  EXPECT_FALSE(staff.logins.session(amal.token));
  EXPECT_FALSE(staff.log_in(amal)) << "the old authenticator may be in other hands";
  EXPECT_FALSE(log_in_with(printed[0]));
  auto without_passphrase = staff.answer_for(amal, staff.logins.start("amal"));
  without_passphrase.code = code;
  without_passphrase.signature.bytes[0] ^= 1;
  EXPECT_FALSE(staff.logins.finish(without_passphrase));

  const auto in = log_in_with(code);
  ASSERT_TRUE(in);
  EXPECT_TRUE(staff.session_of(amal).owes_factor);
  EXPECT_TRUE(unseal::open_keyring(staff.organisation, amal.id(), in->keyring, amal.login));
  EXPECT_FALSE(log_in_with(code));

  amal.one_time_secret.clear();
  const auto secret = Factors::fresh_secret();
  ASSERT_TRUE(
      factors.set_time(staff.session_of(amal), proof_of(amal, "time", secret), secret, code_of(secret)));
  EXPECT_FALSE(staff.session_of(amal).owes_factor);
  amal.one_time_secret = secret;
  EXPECT_TRUE(staff.log_in(amal));
}

TEST_F(Reset, LetsNobodyReckonACodeOfNoSecret) {
  reset();
  EXPECT_FALSE(log_in_with(code_of(base::Bytes{})));
  EXPECT_FALSE(log_in_with(""));
}

TEST_F(Reset, CountsForADay) {
  const auto code = reset();
  staff.clock.advance_seconds(reset_seconds);
  EXPECT_FALSE(log_in_with(code));
  ASSERT_TRUE(staff.log_in(staff.officer()));
  EXPECT_TRUE(log_in_with(reset()));
}

TEST_F(Reset, IsByAnOfficerForSomebodyElse) {
  EXPECT_EQ(factors.reset(staff.session_of(amal), staff.officer().id(), ResetReason::lost).error(),
            refusal::unknown);
  const auto officer = staff.session_of(staff.officer());
  EXPECT_EQ(factors.reset(officer, officer.person.id, ResetReason::lost).error(), refusal::reset_by_another);
  EXPECT_EQ(factors.reset(officer, base::PersonId::fresh(), ResetReason::lost).error(), refusal::unknown);
  EXPECT_EQ(staff.deeds().back(), "deed.refused");
  EXPECT_TRUE(staff.log_in(amal));
}

TEST_F(Reset, IsToldToThePersonAndAllOfficersUntilTheySawIt) {
  reset();
  EXPECT_EQ(staff.deeds().back(), "person.factor_reset");
  EXPECT_EQ(count("outbox WHERE kind = 'page'"), 2);
  const Announcements announcements{staff.house()};
  const auto officer = staff.session_of(staff.officer());
  const auto told = announcements.unseen(officer);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].what, "factor_reset");
  EXPECT_EQ(told[0].reason, "stolen");
  EXPECT_EQ(told[0].about, amal.id());
  EXPECT_EQ(told[0].by, officer.person.id);
  ASSERT_TRUE(announcements.seen(officer, told[0].id));
  EXPECT_TRUE(announcements.unseen(officer).empty());
  EXPECT_EQ(announcements.seen(officer, told[0].id).error(), refusal::unknown);
  EXPECT_EQ(count("announced"), 1) << "the person has not yet";
}

}  // namespace
}  // namespace staff
