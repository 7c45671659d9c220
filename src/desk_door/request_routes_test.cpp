// SPDX-License-Identifier: AGPL-3.0-or-later
// A request and its team, as their browsers do it.
#include "desk_door/test_desk.h"

namespace desk {
namespace {

class OnARequest : public testing::Test {
 protected:
  std::string adopted_by(const std::vector<const staff::Member*>& team) {
    const auto request = desk.arrives();
    const auto path = "/api/requests/" + request.text();
    EXPECT_EQ(desk.post(amal, path + "/adopt", desk.generation(amal, request, team)).status, 200);
    return path;
  }
  static base::RequestId id_in(const std::string& path) { return *base::RequestId::parse(path.substr(14)); }
  json::object first_reader(const std::string& path) {
    return desk.get(amal, path).at("readers").as_array().front().as_object();
  }
  std::string reach_of(const std::string& path, const std::string& reader) {
    const auto one = desk.get(amal, path);
    for (const auto& each : one.at("readers").as_array()) {
      if (each.at("id").as_string() == reader) return text(each.as_object(), "reach");
    }
    return "";
  }
  static std::string text(const json::object& object, std::string_view name) {
    return std::string{object.at(name).as_string()};
  }

  TestDesk desk;
  staff::Member& amal = desk.staff.join("amal", {staff::Role::handler});
};

TEST_F(OnARequest, ARequestIsFoundReadAndTakenOnByItsTeam) {
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

  const auto bulk =
      desk.post(amal, "/api/bulk", json::object{{"requests", {json::object{{"id", request.text()}}}}});
  ASSERT_EQ(bulk.at("requests").as_array().size(), 1);
  const auto& read = bulk.at("requests").as_array()[0].as_object();
  EXPECT_EQ(read.at("record"), desk.get(amal, path).body);
  EXPECT_EQ(read.at("page").at("envelopes").as_array().size(), 1);

  const auto adopted = desk.post(amal, path + "/adopt", desk.generation(amal, request, {&amal}));
  ASSERT_EQ(adopted.status, 200) << adopted.refused();
  EXPECT_EQ(adopted.at("generation").as_int64(), 1);
  const auto again = desk.post(amal, path + "/adopt", desk.generation(amal, request, {&amal}));
  EXPECT_EQ(again.status, 409);
  const auto one = desk.get(amal, path);
  EXPECT_EQ(one.at("facts").at("state").as_string(), "open");
  EXPECT_EQ(one.at("request_keys").as_array().size(), 1);
  EXPECT_EQ(one.at("wraps").as_array().size(), 1);
}

TEST_F(OnARequest, JunkIsBinnedAndTakenBack) {
  const auto junk = desk.arrives();
  json::object body{{"ids", {junk.text()}}};
  EXPECT_EQ(desk.post(amal, "/api/bin", body).status, 422) << "why is to be said";
  body["reason"] = "advertising";
  EXPECT_EQ(desk.post(amal, "/api/bin", body).at("binned").as_int64(), 1);
  const auto lying = desk.get(amal, "/api/bin");
  EXPECT_EQ(lying.at("lying").as_array().at(0).at("reason").as_string(), "advertising");
  const auto back = desk.post(amal, "/api/bin/back", json::object{{"ids", {junk.text()}}});
  EXPECT_EQ(back.at("back").as_int64(), 1);
}

TEST_F(OnARequest, ARequestByTelephoneIsEnteredLikeAnyOther) {
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

TEST_F(OnARequest, WhoLeavesIsOutOfEveryTeam) {
  auto& bo = desk.staff.join("bo", {staff::Role::handler});
  const auto request = desk.arrives();
  const auto path = "/api/requests/" + request.text();
  ASSERT_EQ(desk.post(amal, path + "/adopt", desk.generation(amal, request, {&amal, &bo})).status, 200);
  const auto left = desk.post(desk.staff.officer(), "/api/people/" + bo.id().text() + "/leave");
  ASSERT_EQ(left.status, 200) << left.refused();
  EXPECT_EQ(left.at("requests").as_int64(), 1);
  EXPECT_EQ(desk.get(bo, path).refused(), "access.not_logged_in");
  const auto facts = desk.get(amal, path).at("facts").as_object();
  EXPECT_FALSE(facts.at("generation_open").as_bool());
  EXPECT_EQ(facts.at("team").as_array().size(), 1);
}

TEST_F(OnARequest, WhoLeavesIsOutOfTheDirectoryAndTheRotaInTheSameErrand) {
  auto& bo = desk.staff.join("bo", {staff::Role::handler});
  const auto& officer = desk.staff.officer();
  const bell::Pattern shift{
      .id = bell::PatternId::fresh(), .person = bo.id(), .minutes = 60, .zone = "UTC", .first = {0}};
  ASSERT_TRUE(desk.office.rotas.add(desk.staff.session_of(officer), shift));
  const auto leave = "/api/people/" + bo.id().text() + "/leave";
  const auto before = desk.office.directories.newest().version;

  const json::object still_in_it{{"directory", out(desk.staff.next_directory())}};
  EXPECT_EQ(desk.post(officer, leave, still_in_it).refused(), "access.directory_differs");
  EXPECT_EQ(desk.office.rotas.see().patterns.size(), 1u) << "a refusal changes nothing";
  EXPECT_EQ(desk.get(bo, "/api/me").status, 200);

  const json::object without{{"directory", out(desk.staff.next_directory({&bo}))}};
  ASSERT_EQ(desk.post(officer, leave, without).status, 200);
  EXPECT_EQ(desk.office.directories.newest().version, before + 1);
  EXPECT_TRUE(desk.office.rotas.see().patterns.empty());
  EXPECT_EQ(desk.get(bo, "/api/me").status, 401);
}

TEST_F(OnARequest, KeysThatAreOwedAreMadeInParcels) {
  auto& bo = desk.staff.join("bo", {staff::Role::handler});
  const auto request = desk.arrives();
  const auto path = "/api/requests/" + request.text();
  ASSERT_EQ(desk.post(amal, path + "/adopt", desk.generation(amal, request, {&amal, &bo})).status, 200);
  ASSERT_EQ(desk.post(desk.staff.officer(), "/api/people/" + bo.id().text() + "/leave").status, 200);

  EXPECT_EQ(desk.get(desk.staff.officer(), "/api/dues/counts").at("all").as_int64(), 1);
  const auto owed = desk.get(amal, "/api/dues");
  EXPECT_EQ(owed.at("all").as_int64(), 1);
  EXPECT_EQ(owed.at("dues").as_array().at(0).at("request").as_string(), request.text());
  const json::object paid{
      {"renewals", {{{"request", request.text()}, {"generation", desk.generation(amal, request, {&amal})}}}}};
  EXPECT_EQ(desk.post(amal, "/api/dues", paid).at("renewed").as_array().size(), 1u);
  EXPECT_TRUE(desk.get(amal, path).at("facts").at("generation_open").as_bool());
  EXPECT_TRUE(desk.get(amal, "/api/dues").at("dues").as_array().empty());
}

TEST_F(OnARequest, NothingIsKeptForWhoLeftEvenBeforeTheNextDirectory) {
  auto& bo = desk.staff.join("bo", {staff::Role::handler});
  ASSERT_EQ(desk.post(desk.staff.officer(), "/api/people/" + bo.id().text() + "/leave").status, 200);
  const auto request = desk.arrives();
  EXPECT_EQ(desk.get(amal, "/api/requests/" + request.text()).at("facts").at("team").as_array().size(), 1);
  store::Transaction reading{*desk.staff.database, store::Mode::read};
  EXPECT_EQ(reading.one("SELECT COUNT(*) FROM key_wraps WHERE person_id = $1", {bo.id()})->integer(0), 0);
  EXPECT_EQ(reading.one("SELECT COUNT(*) FROM key_wraps WHERE person_id = $1", {amal.id()})->integer(0), 1);
}

TEST_F(OnARequest, AnAnswerIsKeptOnceAndANoteBesideIt) {
  const auto path = adopted_by({&amal});
  const auto reader =
      seal::SealingPublicKey::from(*base::from_base64url(text(first_reader(path), "reader_key")));
  const auto answered = desk.writing(amal, id_in(path), seal::EnvelopeKind::answer, 0, {*reader});
  const auto kept = desk.post(amal, path + "/envelopes", answered);
  ASSERT_EQ(kept.status, 201) << kept.refused();
  EXPECT_EQ(desk.post(amal, path + "/envelopes", answered).text("envelope"), kept.text("envelope"));
  const auto other = desk.writing(amal, id_in(path), seal::EnvelopeKind::answer, 0, {*reader});
  EXPECT_EQ(desk.post(amal, path + "/envelopes", other).status, 409);
  const auto note = desk.writing(amal, id_in(path), seal::EnvelopeKind::note, 0);
  EXPECT_EQ(desk.post(amal, path + "/envelopes", note).status, 201);
  EXPECT_EQ(desk.get(amal, path).at("facts").at("state").as_string(), "answered");
  EXPECT_EQ(desk.get(amal, path + "/envelopes").at("envelopes").as_array().size(), 3);
  EXPECT_EQ(desk.post(amal, path + "/sentence", nullptr).status, 204);
}

TEST_F(OnARequest, ANumberWithoutANextIsRefused) {
  const auto path = adopted_by({&amal});
  for (const auto sequence : {std::int64_t{-1}, std::numeric_limits<std::int64_t>::max()}) {
    auto note =
        desk.writing(amal, id_in(path), seal::EnvelopeKind::note, static_cast<std::uint64_t>(sequence));
    note["sequence"] = sequence;
    EXPECT_EQ(desk.post(amal, path + "/envelopes", note).refused(), "wire.unreadable");
  }
  EXPECT_EQ(desk.get(amal, path).at("next").at("inside").as_int64(), 0);
}

TEST_F(OnARequest, TheTeamGrowsShrinksAndMakesNewKeys) {
  const auto path = adopted_by({&amal});
  auto& bo = desk.staff.join("bo", {staff::Role::interpreter});
  EXPECT_EQ(desk.get(bo, path).refused(), "unknown");
  const json::object added{{"add",
                            {{{"person", out(bo.id())},
                              {"wraps", {{{"generation", 1}, {"wrap", desk.wrap_for(bo, id_in(path))}}}}}}}};
  const auto grown = desk.post(amal, path + "/team", added);
  ASSERT_EQ(grown.status, 204) << grown.refused();
  EXPECT_EQ(desk.get(bo, path).status, 200);

  ASSERT_EQ(desk.call(&amal, http::Method::del, path + "/team/" + bo.id().text()).status, 204);
  EXPECT_EQ(desk.get(bo, path).refused(), "unknown");
  EXPECT_FALSE(desk.get(amal, path).at("facts").at("generation_open").as_bool());
  const auto renewed = desk.post(amal, path + "/generations", desk.generation(amal, id_in(path), {&amal}));
  ASSERT_EQ(renewed.status, 200) << renewed.refused();
  EXPECT_EQ(renewed.at("generation").as_int64(), 2);
}

TEST_F(OnARequest, ReceiptsAreReplacedNarrowedAndEnded) {
  const auto path = adopted_by({&amal});
  const auto reader = text(first_reader(path), "id");
  const auto code = seal::Receipt::fresh();
  const auto& organisation = desk.staff.organisation;
  const json::object keys{{"finder_hash", out(seal::stored_finder(code.finder(organisation)))},
                          {"reader_key", out(seal::sealing_public(code.opener(organisation)))},
                          {"signer_key", out(seal::signing_public(code.signer(organisation)))}};
  const auto given = desk.post(amal, path + "/codes",
                               json::object{{"reader", keys}, {"kind", "defender"}, {"replaces", reader}});
  ASSERT_EQ(given.status, 201) << given.refused();
  EXPECT_EQ(desk.get(amal, path).at("readers").as_array().size(), 2);

  const auto of_reader = path + "/readers/" + reader;
  EXPECT_EQ(desk.post(amal, of_reader, json::object{{"reach", "own"}}).status, 204);
  EXPECT_EQ(reach_of(path, reader), "own");
  EXPECT_EQ(desk.post(amal, of_reader, json::object{{"reach", "own"}, {"state", "dead"}}).refused(),
            "wire.unreadable");
  EXPECT_EQ(desk.post(amal, of_reader, json::object{{"state", "confirmed"}}).refused(), "wire.unreadable");
  EXPECT_EQ(desk.post(amal, of_reader, json::object{{"state", "dead"}}).status, 204);
}

TEST_F(OnARequest, TheHistoryIsWrappedForANewReader) {
  const auto path = adopted_by({&amal});
  const auto reader = first_reader(path);
  const auto key = seal::SealingPublicKey::from(*base::from_base64url(text(reader, "reader_key")));
  const auto answered = desk.writing(amal, id_in(path), seal::EnvelopeKind::answer, 0, {*key});
  const auto envelope = desk.post(amal, path + "/envelopes", answered).text("envelope");
  const auto sealed = *base::from_base64url(text(answered, "envelope"));
  const auto wrap = seal::wrap(seal::SecretBytes::fresh(), {seal::KeyKind::reader, *key},
                               seal::WrapPurpose::content_key, seal::envelope_subject(sealed));
  const auto wrapped = desk.post(amal, path + "/rewraps",
                                 json::object{{"reader", text(reader, "id")},
                                              {"wraps", {{{"id", envelope}, {"wrap", out(wrap.bytes)}}}}});
  EXPECT_EQ(wrapped.status, 204) << wrapped.refused();
}

TEST_F(OnARequest, AFileIsReadByTheTeamAndNobodyElse) {
  const auto path = adopted_by({&amal});
  const auto file = base::FileId::fresh();
  const auto at = "/api/files/" + file.text();
  const auto of_request = "?request=" + path.substr(14);
  const std::string sealed(4112, 'x');  // the smallest padded file, and its tag
  const auto upload = [&](http::Method method, const std::string& where, std::string body) {
    auto request = desk.request(&amal, method, where + of_request);
    request.headers["x-upload"] = base::to_base64url(base::Bytes(32, 5));
    request.body = std::move(body);
    return desk.send(std::move(request)).status;
  };
  ASSERT_EQ(upload(http::Method::put, at + "/0", sealed), 204);
  ASSERT_EQ(upload(http::Method::post, at + "/done", R"({"chunks":1})"), 204);
  auto note = desk.writing(amal, id_in(path), seal::EnvelopeKind::note, 0);
  note["files"] = {file.text()};
  ASSERT_EQ(desk.post(amal, path + "/envelopes", note).status, 201);

  EXPECT_EQ(desk.get(amal, at + "/0" + of_request).response.body, sealed);
  auto& bo = desk.staff.join("bo", {staff::Role::handler});
  EXPECT_EQ(desk.get(bo, at + "/0" + of_request).refused(), "unknown");
  EXPECT_EQ(desk.get(amal, at + "/1" + of_request).refused(), "unknown");
}

}  // namespace
}  // namespace desk
