// SPDX-License-Identifier: AGPL-3.0-or-later
// Staff at work, as their browsers do it.
#include "desk_door/test_desk.h"

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

TEST_F(AtTheDesk, ARequestIsFoundReadAndTakenOnByItsTeam) {
  const auto request = desk.arrives();
  const auto list = desk.get(amal, "/api/requests?state=new");
  ASSERT_EQ(list.at("requests").as_array().size(), 1);
  EXPECT_EQ(list.at("requests").as_array()[0].at("id").as_string(), request.text());
  EXPECT_EQ(desk.get(amal, "/api/counts").at("new").as_int64(), 1);

  const auto path = "/api/requests/" + request.text();
  const auto envelopes = desk.get(amal, path + "/envelopes");
  ASSERT_EQ(envelopes.at("envelopes").as_array().size(), 1);
  EXPECT_EQ(envelopes.at("envelopes").as_array()[0].at("wraps").as_array().size(), 1);
  const auto preview = desk.post(amal, "/api/previews", json::object{{"ids", {request.text()}}});
  EXPECT_EQ(preview.at("previews").as_array().size(), 1);

  const auto adopted = desk.post(amal, path + "/adopt", desk.first_generation(amal, request, {&amal}));
  ASSERT_EQ(adopted.status, 200) << adopted.refused();
  EXPECT_EQ(adopted.at("generation").as_int64(), 1);
  const auto again = desk.post(amal, path + "/adopt", desk.first_generation(amal, request, {&amal}));
  EXPECT_EQ(again.status, 409);
  const auto one = desk.get(amal, path);
  EXPECT_EQ(one.at("facts").at("state").as_string(), "open");
  EXPECT_EQ(one.at("request_keys").as_array().size(), 1);
  EXPECT_EQ(one.at("wraps").as_array().size(), 1);
}

TEST_F(AtTheDesk, JunkIsBinnedAndTakenBack) {
  const auto junk = desk.arrives();
  EXPECT_EQ(
      desk.post(amal, "/api/requests/bin", json::object{{"ids", {junk.text()}}}).at("binned").as_int64(), 1);
  const auto back = desk.post(amal, "/api/requests/" + junk.text() + "/state",
                              json::object{{"state", "new"}, {"from", "binned"}});
  EXPECT_EQ(back.status, 204) << back.refused();
}

TEST_F(AtTheDesk, ARequestByTelephoneIsEnteredLikeAnyOther) {
  const auto prepared = desk.get(amal, "/api/prepare");
  ASSERT_EQ(prepared.status, 200);
  const auto certified = desk.office.recipients.current();
  const auto recipients = certified->everyone(seal::purpose::requests);
  const seal::Place place{.organisation = desk.staff.organisation,
                          .request = *base::RequestId::parse(prepared.text("request")),
                          .kind = seal::EnvelopeKind::request,
                          .sequence = 0};
  const seal::Signer signer{seal::KeyKind::identity, amal.keyring.identity};
  const auto sealed = seal::close(place, base::view(R"({"v":1})"), &signer, recipients.recipients);
  json::array wraps;
  for (const auto& wrap : sealed->wraps) wraps.emplace_back(out(wrap.bytes));
  const auto key = out(seal::sealing_public(seal::SecretBytes::fresh()));
  const auto hash = out(seal::hash("finder stored", {base::view("anything")}));
  const json::object body{{"token", prepared.text("token")},
                          {"sequence", 0},
                          {"kind", "request"},
                          {"channel", "phone"},
                          {"language", "ar"},
                          {"imminence", "now"},
                          {"envelope", out(sealed->bytes)},
                          {"wraps", wraps},
                          {"reader", {{"finder_hash", hash}, {"reader_key", key}, {"signer_key", hash}}},
                          {"files", json::array{}}};
  const auto entered = desk.post(amal, "/api/requests", body);
  ASSERT_EQ(entered.status, 201) << entered.refused();
  const auto one = desk.get(amal, "/api/requests/" + entered.text("request"));
  EXPECT_EQ(one.at("facts").at("channel").as_string(), "phone");
  EXPECT_EQ(one.at("facts").at("path").as_string(), "staff");
}

TEST_F(AtTheDesk, WhoLeavesIsOutOfEveryTeam) {
  auto& bo = desk.staff.join("bo", {staff::Role::handler});
  const auto request = desk.arrives();
  const auto path = "/api/requests/" + request.text();
  ASSERT_EQ(desk.post(amal, path + "/adopt", desk.first_generation(amal, request, {&amal, &bo})).status, 200);
  const auto left = desk.post(desk.staff.officer(), "/api/people/" + bo.id().text() + "/leave", nullptr);
  ASSERT_EQ(left.status, 200) << left.refused();
  EXPECT_EQ(left.at("requests").as_int64(), 1);
  EXPECT_EQ(desk.get(bo, path).refused(), "access.not_logged_in");
  const auto facts = desk.get(amal, path).at("facts").as_object();
  EXPECT_FALSE(facts.at("generation_open").as_bool());
  EXPECT_EQ(facts.at("team").as_array().size(), 1);
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

}  // namespace
}  // namespace desk
