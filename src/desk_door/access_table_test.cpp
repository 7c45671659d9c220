// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may call what: every route of this door against every kind of caller. A route without a row fails.
#include <map>

#include "desk_door/test_desk.h"

namespace desk {
namespace {

enum Caller { nobody, in_team, not_in_team, complaints, interpreter, auditor, officer, callers };
constexpr std::array names{"nobody",  "handler in team", "handler not in team", "complaints", "interpreter",
                           "auditor", "officer"};

using Callers = std::set<int>;
const Callers everybody{nobody, in_team, not_in_team, complaints, interpreter, auditor, officer};
const Callers staff_only{in_team, not_in_team, complaints, interpreter, auditor, officer};
const Callers team{in_team};
const Callers officers{officer};
const Callers receivers{in_team, not_in_team, complaints};

struct Row {
  Callers allowed;
  std::string path = {};  // empty: the pattern itself
  json::value body = nullptr;
  bool ends_something = false;  // then it gets a house of its own
};

class House {
 public:
  House() {
    desk.staff.join("inga", {staff::Role::handler});
    request = desk.arrives();
    desk.staff.join("nora", {staff::Role::handler});
    desk.staff.join("cleo", {staff::Role::complaints});
    desk.staff.join("ines", {staff::Role::interpreter});
    desk.staff.join("abel", {staff::Role::auditor});
    victim = desk.staff.join("vera", {staff::Role::interpreter}).id();
  }

  staff::Member* member(int caller) {
    switch (caller) {
      case nobody: return nullptr;
      case officer: return &desk.staff.officer();
      default: return &desk.staff.members.at(static_cast<std::size_t>(caller));
    }
  }

  TestDesk desk;
  base::RequestId request;
  base::PersonId victim;
};

// Sealed as it should be, for nobody in particular.
json::object a_note(House& house) {
  const auto& staff = house.desk.staff;
  const seal::Place place{.organisation = staff.organisation,
                          .request = house.request,
                          .kind = seal::EnvelopeKind::note,
                          .sequence = 0};
  const seal::Signer signer{seal::KeyKind::identity, house.member(in_team)->keyring.identity};
  const auto key = seal::sealing_public(seal::SecretBytes::fresh());
  const auto sealed = seal::close(place, base::view(R"({"v":1})"), &signer, {{seal::KeyKind::request, key}});
  return {{"kind", "note"},
          {"sequence", 0},
          {"envelope", out(sealed->bytes)},
          {"wraps", {out(sealed->wraps.front().bytes)}},
          {"files", json::array{}}};
}

// Bodies are readable, so that nothing but the caller decides; whether they also make sense is for other
// tests.
std::map<std::string, Row> table(House& house) {
  auto& desk = house.desk;
  const auto one = "/api/requests/" + house.request.text();
  const auto file = "/api/files/" + base::FileId::fresh().text();
  const auto of_request = "?request=" + house.request.text();
  const auto key = out(seal::sealing_public(seal::SecretBytes::fresh()));
  const auto hash = out(seal::Digest{});
  const auto signature = out(seal::Signature{});
  const auto wrap = desk.any_wrap();
  const auto person = base::PersonId::fresh().text();
  const json::object reader{{"finder_hash", hash}, {"reader_key", key}, {"signer_key", hash}};
  const auto sealed = a_note(house);
  const json::object generation{{"statement", "AA"},
                                {"team", {{{"person", person}, {"wrap", wrap}}}},
                                {"recovery", wrap},
                                {"envelopes", json::array{}}};
  const json::object entered{{"token", hash},         {"sequence", 0},    {"kind", "request"},
                             {"channel", "phone"},    {"language", "fr"}, {"imminence", "now"},
                             {"envelope", "AA"},      {"wraps", {wrap}},  {"reader", reader},
                             {"files", json::array{}}};
  const json::object particulars{
      {"display_name", "V"}, {"mail", ""}, {"language", "fr"}, {"time_zone", "UTC"}};
  json::object invitation = particulars;
  invitation.insert(
      {{"login_name", "somebody"}, {"roles", {"handler"}}, {"person", person}, {"appointment", "AA"}});
  const auto keyring = out(base::Bytes(staff::keyring_size));
  const json::object enrolment{{"person", person},
                               {"statement", "AA"},
                               {"login_public", hash},
                               {"code_login_public", hash},
                               {"salt", "AA"},
                               {"keyring", keyring},
                               {"keyring_by_code", keyring},
                               {"one_time_secret", std::string(32, 'A')},
                               {"one_time_code", "1"},
                               {"proof", signature}};
  const json::object passphrase{{"login_public", hash}, {"salt", "AA"}, {"keyring", keyring},
                                {"code", "1"},          {"by", "code"}, {"signature", signature}};
  const auto device = desk.staff.members.back().device->text();
  const json::object finish{{"challenge_id", person},
                            {"signature", signature},
                            {"code", "1"},
                            {"by", "code"},
                            {"device", {{"name", "n"}}}};
  const auto ids = json::object{{"ids", {house.request.text()}}};
  return {
      {"POST /api/login/start", {everybody, "", json::object{{"name", "x"}}}},
      {"POST /api/login/finish", {everybody, "", finish}},
      {"POST /api/enrol/start", {everybody, "", json::object{{"person", person}, {"proof", signature}}}},
      {"POST /api/enrol/finish", {everybody, "", enrolment}},
      {"POST /api/logout", {staff_only, "", nullptr, true}},
      {"GET /api/me", {staff_only}},
      {"POST /api/passphrase", {staff_only, "", passphrase}},
      {"GET /api/devices", {staff_only}},
      {"POST /api/devices/{id}/revoke", {officers, "/api/devices/" + device + "/revoke", nullptr, true}},
      {"GET /api/people", {officers}},
      {"POST /api/people/{id}", {officers, "/api/people/" + house.victim.text(), particulars}},
      {"POST /api/people/{id}/leave",
       {officers, "/api/people/" + house.victim.text() + "/leave", nullptr, true}},
      {"POST /api/invitations", {officers, "", invitation}},
      {"GET /api/directory", {staff_only}},
      {"POST /api/directory", {officers, "", json::object{{"statement", "AA"}}}},
      {"GET /api/epochs", {staff_only}},
      {"POST /api/epochs",
       {staff_only, "", json::object{{"keys", {{{"day", 1}, {"statement", "AA"}, {"sealed", "AA"}}}}}}},
      {"GET /api/epochs/{day}", {{}, "/api/epochs/20000"}},  // nobody here has one
      {"GET /api/prepare", {receivers}},
      {"GET /api/requests", {staff_only}},
      {"POST /api/requests", {receivers, "", entered}},
      {"GET /api/counts", {staff_only}},
      {"POST /api/previews", {staff_only, "", ids}},
      {"POST /api/requests/bin", {receivers, "", json::object{{"ids", {person}}}}},
      {"GET /api/requests/{id}", {team, one}},
      {"GET /api/requests/{id}/envelopes", {team, one + "/envelopes"}},
      {"POST /api/requests/{id}/envelopes", {team, one + "/envelopes", sealed}},
      {"POST /api/requests/{id}/adopt", {team, one + "/adopt", generation}},
      {"POST /api/requests/{id}/generations", {team, one + "/generations", generation}},
      {"POST /api/requests/{id}/team",
       {team, one + "/team", json::object{{"add", {{{"person", person}, {"wraps", json::array{}}}}}}}},
      {"DELETE /api/requests/{id}/team/{person}",
       {team, one + "/team/" + house.desk.staff.members[1].id().text()}},
      {"POST /api/requests/{id}/state",
       {team, one + "/state", json::object{{"state", "closed"}, {"from", "new"}}}},
      {"POST /api/requests/{id}/codes",
       {team, one + "/codes", json::object{{"reader", reader}, {"kind", "defender"}}}},
      {"POST /api/requests/{id}/readers/{reader}",
       {{}, one + "/readers/" + person, json::object{{"reach", "none"}}}},
      {"POST /api/requests/{id}/rewraps",
       {team, one + "/rewraps",
        json::object{{"reader", person}, {"wraps", {{{"id", person}, {"wrap", wrap}}}}}}},
      {"POST /api/requests/{id}/sentence", {team, one + "/sentence"}},
      {"PUT /api/files/{file}/{number}", {staff_only, file + "/0" + of_request, "sealed"}},
      {"GET /api/files/{file}/{number}", {{}, file + "/0" + of_request}},  // no such file
      {"GET /api/files/{file}", {staff_only, file + of_request}},
      {"POST /api/files/{file}/done", {staff_only, file + "/done" + of_request, json::object{{"chunks", 1}}}},
      {"GET /api/trail", {{auditor, officer}}},
      {"GET /api/trail/head", {staff_only}},
      {"GET /api/events", {staff_only}},
  };
}

Answered ask(House& house, int caller, const std::string& route, const Row& row) {
  static const std::map<std::string, http::Method> methods{{"GET", http::Method::get},
                                                           {"POST", http::Method::post},
                                                           {"PUT", http::Method::put},
                                                           {"DELETE", http::Method::del}};
  const auto space = route.find(' ');
  auto request = house.desk.request(house.member(caller), methods.at(route.substr(0, space)),
                                    row.path.empty() ? route.substr(space + 1) : row.path);
  request.headers["x-upload"] = base::to_base64url(base::Bytes(32, 1));
  if (!row.body.is_null())
    request.body = row.body.is_string() ? std::string{row.body.as_string()} : json::serialize(row.body);
  return house.desk.send(std::move(request));
}

void check(House& house, const std::string& route, const Row& row) {
  // The refused first: what the allowed do may change what there is.
  for (int caller = 0; caller < callers; ++caller) {
    if (row.allowed.contains(caller)) continue;
    const auto answered = ask(house, caller, route, row);
    EXPECT_EQ(answered.status, caller == nobody ? 401 : 404) << route << " by " << names[caller];
    EXPECT_EQ(answered.refused(), caller == nobody ? "access.not_logged_in" : "unknown")
        << route << " by " << names[caller];
  }
  const bool is_open = row.allowed.contains(nobody);
  for (const int caller : row.allowed) {
    const auto answered = ask(house, caller, route, row);
    EXPECT_NE(answered.refused(), "access.not_logged_in")
        << route << " by " << names[static_cast<std::size_t>(caller)];
    EXPECT_NE(answered.refused(), "wire.unreadable") << route;
    EXPECT_NE(answered.refused(), "desk.foreign") << route;
    if (!is_open)
      EXPECT_NE(answered.refused(), "unknown") << route << " by " << names[static_cast<std::size_t>(caller)];
    if (row.ends_something) break;
  }
}

TEST(AccessTable, HoldsForEveryRouteAndEveryCaller) {
  House house;
  const auto rows = table(house);
  for (const auto& route : house.desk.router.routes()) {
    const auto row = rows.find(route);
    ASSERT_NE(row, rows.end()) << route << " has no row in this table";
    if (!row->second.ends_something) check(house, route, row->second);
  }
  EXPECT_EQ(rows.size(), house.desk.router.routes().size());
}

TEST(AccessTable, HoldsForWhatEndsSessions) {
  House shape;
  for (const auto& [route, ends] : table(shape)) {
    if (!ends.ends_something) continue;
    House house;
    check(house, route, table(house).at(route));
  }
}

TEST(AccessTable, WhatIsForbiddenLooksLikeWhatIsMissing) {
  House house;
  const auto rows = table(house);
  for (const auto& [route, row] : rows) {
    const auto at = row.path.find(house.request.text());
    if (at == std::string::npos || row.ends_something || !route.starts_with("GET")) continue;
    auto missing = row;
    missing.path.replace(at, 32, base::RequestId::fresh().text());
    auto garbled = row;
    garbled.path.replace(at, 32, "nonsense");
    const auto forbidden = ask(house, not_in_team, route, row);
    if (row.allowed.contains(not_in_team)) continue;
    EXPECT_EQ(forbidden.response.body, ask(house, not_in_team, route, missing).response.body) << route;
    EXPECT_EQ(forbidden.response.body, ask(house, in_team, route, missing).response.body) << route;
    if (row.path.find('?') == std::string::npos)
      EXPECT_EQ(forbidden.response.body, ask(house, in_team, route, garbled).response.body) << route;
  }
}

TEST(AccessTable, ForeignPagesReachNothing) {
  House house;
  for (const auto& [route, row] : table(house)) {
    if (route.starts_with("GET")) continue;
    const auto without = [&](const char* header, const char* value) {
      const auto space = route.find(' ');
      auto request = house.desk.request(house.member(officer), http::Method::post,
                                        row.path.empty() ? route.substr(space + 1) : row.path);
      if (route.starts_with("PUT")) request.method = http::Method::put;
      if (route.starts_with("DELETE")) request.method = http::Method::del;
      request.headers[header] = value;
      return house.desk.send(std::move(request)).refused();
    };
    EXPECT_EQ(without("x-havre", ""), "desk.foreign") << route;
    EXPECT_EQ(without("origin", "https://elsewhere.example"), "desk.foreign") << route;
    EXPECT_EQ(without("origin", "null"), "desk.foreign") << route;
  }
}

}  // namespace
}  // namespace desk
