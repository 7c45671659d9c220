// SPDX-License-Identifier: AGPL-3.0-or-later
// Staff at work, as their browsers do it.
#include "desk_door/test_desk.h"
#include "seal/base32.h"

namespace desk {
namespace {

class AtTheDesk : public testing::Test {
 protected:
  Answered start(const std::string& name) {
    return desk.call(nullptr, http::Method::post, "/api/login/start", json::object{{"name", name}});
  }
  json::object finish_body(staff::Member& member, const Answered& started) {
    const auto challenge = *base::from_base64url(started.text("challenge"));
    const auto message = staff::log_in_message(desk.staff.organisation, member.id(), challenge);
    return {{"challenge_id", started.text("challenge_id")},
            {"signature", out(seal::sign(member.login, message.view()))},
            {"code", desk.staff.code_of(member)},
            {"by", "passphrase"},
            {"device", {{"name", "Laptop"}}}};
  }

  Answered enrol(staff::Member& bo) {
    const auto proof =
        seal::sign(bo.appointment, staff::enrol_message(desk.staff.organisation, bo.id()).view());
    const auto offer = desk.call(nullptr, http::Method::post, "/api/enrol/start",
                                 json::object{{"person", out(bo.id())}, {"proof", out(proof)}});
    bo.one_time_secret = *seal::from_base32(offer.text("one_time_secret"));
    const auto entry = bo.entry();
    const auto& organisation = desk.staff.organisation;
    const seal::PersonKeys keys{.person = bo.id(),
                                .identity = entry.identity,
                                .sealing = entry.sealing,
                                .made = desk.staff.clock.today()};
    staff::Enrolment given{
        .person = bo.id(),
        .statement = seal::state_person_keys(organisation, keys, bo.appointment, bo.keyring.identity),
        .login = seal::signing_public(bo.login),
        .code_login = seal::signing_public(bo.code_login),
        .salt = *base::from_base64url(offer.text("salt")),
        .keyring = unseal::seal_keyring(organisation, bo.id(), bo.keyring, bo.login),
        .keyring_by_code = unseal::seal_keyring(organisation, bo.id(), bo.keyring, bo.code_login),
        .one_time_secret = bo.one_time_secret,
        .one_time_code = desk.staff.code_of(bo),
        .proof = {}};
    const auto message = staff::enrol_keys_message(organisation, given);
    return desk.call(nullptr, http::Method::post, "/api/enrol/finish",
                     json::object{{"person", out(given.person)},
                                  {"statement", out(given.statement)},
                                  {"login_public", out(given.login)},
                                  {"code_login_public", out(given.code_login)},
                                  {"salt", out(given.salt)},
                                  {"keyring", out(given.keyring)},
                                  {"keyring_by_code", out(given.keyring_by_code)},
                                  {"one_time_secret", offer.text("one_time_secret")},
                                  {"one_time_code", given.one_time_code},
                                  {"proof", out(seal::sign(bo.appointment, message.view()))}});
  }

  TestDesk desk;
  staff::Member& amal = desk.staff.join("amal", {staff::Role::handler});
};

TEST_F(AtTheDesk, LoggingInGivesACookieThatWorks) {
  const auto started = start("amal");
  ASSERT_EQ(started.status, 200);
  EXPECT_EQ(started.text("person"), amal.id().text());
  const auto finished =
      desk.call(nullptr, http::Method::post, "/api/login/finish", finish_body(amal, started));
  ASSERT_EQ(finished.status, 200) << finished.refused();
  ASSERT_EQ(finished.cookies.size(), 1);
  amal.token = *base::from_base64url(finished.cookies.front().value);
  const auto me = desk.get(amal, "/api/me");
  EXPECT_EQ(me.status, 200);
  EXPECT_EQ(me.at("person").at("login_name").as_string(), "amal");
  EXPECT_EQ(me.at("device").at("name").as_string(), "Laptop");
  EXPECT_TRUE(me.at("keys").at("low").as_bool());

  ASSERT_EQ(desk.post(amal, "/api/logout", nullptr).status, 204);
  EXPECT_EQ(desk.get(amal, "/api/me").refused(), "access.not_logged_in");
}

TEST_F(AtTheDesk, AWrongLogInTellsNothing) {
  auto body = finish_body(amal, start("amal"));
  body["code"] = "000000";
  const auto wrong_code = desk.call(nullptr, http::Method::post, "/api/login/finish", body);
  const auto unknown =
      desk.call(nullptr, http::Method::post, "/api/login/finish", finish_body(amal, start("nobody")));
  EXPECT_EQ(wrong_code.status, 401);
  EXPECT_EQ(wrong_code.response.body, unknown.response.body);
  EXPECT_TRUE(wrong_code.cookies.empty());
  EXPECT_EQ(start("nobody").body.as_object().size(), start("amal").body.as_object().size());
}

TEST_F(AtTheDesk, ATrailHeadGivenAtLogInCanBeVerified) {
  const auto head = desk.get(amal, "/api/trail/head");
  const auto key = seal::SigningPublicKey::from(*base::from_base64url(head.text("key")));
  const auto verified =
      seal::verify_trail_head(desk.staff.organisation, *base::from_base64url(head.text("statement")), *key);
  ASSERT_TRUE(verified);
  EXPECT_GT(verified->sequence, 0);
}

TEST_F(AtTheDesk, AFileIsUploadedAndItsProgressAsked) {
  const auto file = "/api/files/" + base::FileId::fresh().text();
  const auto of_request = "?request=" + base::RequestId::fresh().text();
  auto put = desk.request(&amal, http::Method::put, file + "/0" + of_request);
  put.headers["x-upload"] = base::to_base64url(base::Bytes(32, 5));
  put.body = std::string(1000, 'x');
  EXPECT_EQ(desk.send(put).status, 204);
  auto progress = desk.request(&amal, http::Method::get, file + of_request);
  progress.headers["x-upload"] = put.headers["x-upload"];
  EXPECT_EQ(json::serialize(desk.send(progress).at("have")), "[[0,0]]");
  progress.headers["x-upload"] = base::to_base64url(base::Bytes(32, 6));
  EXPECT_NE(json::serialize(desk.send(progress).body), R"({"have":[[0,0]]})");
}

TEST_F(AtTheDesk, SomebodyIsInvitedEnrolsIsCertifiedAndLogsIn) {
  staff::Member bo{.person = {.id = base::PersonId::fresh(),
                              .login_name = "bo",
                              .particulars = {"Bo", "", "my", "Asia/Yangon"},
                              .roles = {staff::Role::handler}}};
  const auto& officer = desk.staff.officer();
  const auto appointment = desk.staff.appoint(bo, officer.keyring.identity, seal::KeyKind::identity);
  const json::object invitation{{"login_name", "bo"},
                                {"display_name", "Bo"},
                                {"mail", ""},
                                {"roles", {"handler"}},
                                {"language", "my"},
                                {"time_zone", "Asia/Yangon"},
                                {"person", out(bo.id())},
                                {"appointment", out(appointment)}};
  ASSERT_EQ(desk.post(officer, "/api/invitations", invitation).status, 201);
  ASSERT_EQ(enrol(bo).status, 201);

  const auto people = desk.get(officer, "/api/people").at("people").as_array();
  const auto listed = std::ranges::find(
      people, "bo", [](const json::value& one) { return one.at("login_name").as_string(); });
  ASSERT_NE(listed, people.end());
  EXPECT_EQ(listed->at("state").as_string(), "enrolled");
  EXPECT_TRUE(listed->at("keys").is_object());

  desk.staff.members.push_back(std::move(bo));
  const auto published =
      desk.post(officer, "/api/directory", json::object{{"statement", out(desk.staff.next_directory())}});
  ASSERT_EQ(published.status, 200) << published.refused();
  EXPECT_TRUE(desk.staff.log_in(desk.staff.members.back()));
  EXPECT_EQ(desk.get(officer, "/api/directory").at("version").as_int64(), published.at("version").as_int64());
}

TEST_F(AtTheDesk, EpochKeysAreHandedInAndFetchedBack) {
  const auto today = desk.staff.clock.today();
  const auto key = desk.staff.epoch(amal, today);
  const json::object body{
      {"keys", {{{"day", out(today)}, {"statement", out(key.statement)}, {"sealed", out(key.sealed)}}}}};
  ASSERT_EQ(desk.post(amal, "/api/epochs", body).status, 201);
  EXPECT_EQ(desk.get(amal, "/api/epochs").at("days").as_array().size(), 1);
  EXPECT_EQ(desk.get(amal, "/api/epochs/" + std::to_string(today.count)).text("sealed"), out(key.sealed));
  EXPECT_EQ(desk.get(desk.staff.officer(), "/api/epochs/" + std::to_string(today.count)).refused(),
            "unknown");
  EXPECT_EQ(desk.get(amal, "/api/epochs/today").refused(), "unknown");
}

TEST_F(AtTheDesk, APassphraseIsChangedWithTheOldOne) {
  const auto next = seal::SecretBytes::fresh();
  staff::NewPassphrase wanted{
      .login = seal::signing_public(next),
      .salt = base::Bytes(16, 3),
      .keyring = unseal::seal_keyring(desk.staff.organisation, amal.id(), amal.keyring, next),
      .code = {},
      .signature = {},
      .one_time_code = desk.staff.code_of(amal)};
  const auto message = staff::new_passphrase_message(desk.staff.organisation, amal.id(), wanted);
  json::object body{{"login_public", out(wanted.login)},
                    {"salt", out(wanted.salt)},
                    {"keyring", out(wanted.keyring)},
                    {"code", wanted.one_time_code},
                    {"by", "passphrase"},
                    {"signature", out(seal::sign(amal.login, message.view()))}};
  ASSERT_EQ(desk.post(amal, "/api/passphrase", body).status, 204);
  amal.login = next.duplicate();
  EXPECT_TRUE(desk.staff.log_in(amal));
}

TEST_F(AtTheDesk, TheTrailIsReadPageByPage) {
  const auto first = desk.get(desk.staff.officer(), "/api/trail?limit=3");
  ASSERT_EQ(first.at("entries").as_array().size(), 3);
  const auto before = std::to_string(first.at("more").as_int64());
  const auto second = desk.get(desk.staff.officer(), "/api/trail?limit=3&before=" + before);
  EXPECT_LT(second.at("entries").as_array()[0].at("sequence").as_int64(), first.at("more").as_int64());
  EXPECT_EQ(desk.get(desk.staff.officer(), "/api/trail?limit=0").refused(), "wire.unreadable");
  EXPECT_EQ(desk.get(desk.staff.officer(), "/api/trail?limit=-1").refused(), "wire.unreadable");
  EXPECT_EQ(desk.get(desk.staff.officer(), "/api/trail?limit=5x").refused(), "wire.unreadable");
}

TEST_F(AtTheDesk, ComesBackByAnOfficersResetAndMayDoNothingBeforeANewFactor) {
  auto& bo = desk.staff.join("bo", {staff::Role::handler});
  const auto& officer = desk.staff.officer();
  const auto told =
      desk.post(officer, "/api/people/" + bo.id().text() + "/factor-reset", json::object{{"reason", "lost"}});
  ASSERT_EQ(told.status, 200);
  EXPECT_EQ(desk.get(bo, "/api/me").status, 401);
  auto body = finish_body(bo, start("bo"));
  body["code"] = told.text("code");
  const auto in = desk.call(nullptr, http::Method::post, "/api/login/finish", body);
  ASSERT_EQ(in.status, 200);
  bo.token = *base::from_base64url(in.cookies.at(0).value);
  EXPECT_TRUE(desk.get(bo, "/api/me").at("factor").at("owed").as_bool());
  for (const auto* path :
       {"/api/requests", "/api/counts", "/api/epochs", "/api/devices", "/api/announcements"})
    EXPECT_EQ(desk.get(bo, path).refused(), "desk.factor_owed") << path;

  const auto secret = desk.post(bo, "/api/factor/secret").text("one_time_secret");
  const auto bytes = *seal::from_base32(secret);
  const auto started = start("bo");
  const auto message = staff::change_factor_message(
      desk.staff.organisation, bo.id(), *base::from_base64url(started.text("challenge")), "time", bytes);
  bo.one_time_secret = bytes;
  const json::object set{{"challenge_id", started.text("challenge_id")},
                         {"by", "passphrase"},
                         {"signature", out(seal::sign(bo.login, message.view()))},
                         {"code", ""},
                         {"one_time_secret", secret},
                         {"one_time_code", desk.staff.code_of(bo)}};
  EXPECT_EQ(desk.post(bo, "/api/factor/time", set).status, 204);
  EXPECT_EQ(desk.get(bo, "/api/requests").status, 200);
  const auto unseen = desk.get(bo, "/api/announcements").at("announcements").as_array();
  ASSERT_EQ(unseen.size(), 1u);
  EXPECT_EQ(unseen[0].at("what"), "factor_reset");
  EXPECT_EQ(unseen[0].at("reason"), "lost");
  const auto seen = "/api/announcements/" + std::string{unseen[0].at("id").as_string()} + "/seen";
  EXPECT_EQ(desk.post(bo, seen).status, 204);
  EXPECT_TRUE(desk.get(bo, "/api/announcements").at("announcements").as_array().empty());
}

}  // namespace
}  // namespace desk
