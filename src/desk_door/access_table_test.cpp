// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may call what: every route of this door against every kind of caller. A route without a row fails.
#include "desk_door/access_table_house.h"

namespace desk::access_table {
namespace {

// Bodies are readable, so that nothing but the caller decides; whether they also make sense is for other
// tests.
const auto any_id = base::PersonId::fresh().text();
const auto any_32 = out(seal::Digest{});
const auto any_64 = out(seal::Signature{});
const auto any_keyring = out(base::Bytes(staff::keyring_size));

Rows log_in_rows(House& house) {
  const json::object finish{{"challenge_id", any_id},
                            {"signature", any_64},
                            {"code", "1"},
                            {"by", "code"},
                            {"device", {{"name", "n"}}}};
  const json::object passphrase{{"login_public", any_32}, {"salt", "AA"},
                                {"keyring", any_keyring}, {"code", "1"},
                                {"by", "code"},           {"signature", any_64}};
  const auto device = "/api/devices/" + house.desk.staff.members.back().device->text() + "/revoke";
  return {
      {"POST /api/login/start", {everybody, "", json::object{{"name", "x"}}}},
      {"POST /api/login/finish", {everybody, "", finish}},
      {"POST /api/logout", {staff_only, "", nullptr, true}},
      {"GET /api/me", {staff_only}},
      {"POST /api/passphrase", {staff_only, "", passphrase}},
      {"GET /api/devices", {staff_only}},
      {"POST /api/devices/{id}/revoke", {officers, device, nullptr, true}},
  };
}

Rows factor_rows(House& house) {
  const json::object proof{{"challenge_id", any_id}, {"signature", any_64}, {"code", "1"}, {"by", "code"}};
  auto time = proof;
  time.insert({{"one_time_secret", std::string(32, 'A')}, {"one_time_code", "1"}});
  const auto victim = "/api/people/" + house.victim.text();
  return {
      {"POST /api/factor/secret", {staff_only}},
      {"POST /api/factor/time", {staff_only, "", time}},
      {"POST /api/factor/codes", {staff_only, "", proof}},
      {"POST /api/people/{id}/factor-reset",
       {officers, victim + "/factor-reset", json::object{{"reason", "lost"}}}},
      {"GET /api/announcements", {staff_only}},
      {"POST /api/announcements/{id}/seen",
       {officers, "/api/announcements/" + house.announcement() + "/seen", nullptr, true}},
  };
}

Rows people_rows(House& house) {
  const json::object enrolment{{"person", any_id},
                               {"statement", "AA"},
                               {"login_public", any_32},
                               {"code_login_public", any_32},
                               {"salt", "AA"},
                               {"keyring", any_keyring},
                               {"keyring_by_code", any_keyring},
                               {"one_time_secret", std::string(32, 'A')},
                               {"one_time_code", "1"},
                               {"proof", any_64}};
  const json::object particulars{
      {"display_name", "V"}, {"mail", ""}, {"language", "fr"}, {"time_zone", "UTC"}};
  auto invitation = particulars;
  invitation.insert(
      {{"login_name", "somebody"}, {"roles", {"handler"}}, {"person", any_id}, {"appointment", "AA"}});
  const auto victim = "/api/people/" + house.victim.text();
  return {
      {"POST /api/enrol/start", {everybody, "", json::object{{"person", any_id}, {"proof", any_64}}}},
      {"POST /api/enrol/finish", {everybody, "", enrolment}},
      {"GET /api/people", {officers}},
      {"GET /api/roles", {staff_only}},
      {"POST /api/people/{id}", {officers, victim, particulars}},
      {"POST /api/people/{id}/leave", {officers, victim + "/leave", json::object{}, true}},
      {"POST /api/people/{id}/roles",
       {officers, victim + "/roles", json::object{{"roles", {"auditor"}}, {"directory", "AA"}}}},
      {"POST /api/invitations", {officers, "", invitation}},
  };
}

Rows key_rows(House& house) {
  const json::object epochs{{"keys", {{{"day", 1}, {"statement", "AA"}, {"sealed", "AA"}}}}};
  return {
      {"GET /api/directory", {staff_only}},
      {"POST /api/directory", {officers, "", json::object{{"statement", "AA"}}}},
      {"GET /api/epochs", {staff_only}},
      {"POST /api/epochs", {staff_only, "", epochs}},
      {"GET /api/epochs/{day}", {lead, "/api/epochs/" + std::to_string(house.today.count)}},  // hers alone
  };
}

json::object any_reader() {
  return {{"finder_hash", any_32},
          {"reader_key", out(seal::sealing_public(seal::SecretBytes::fresh()))},
          {"signer_key", any_32}};
}

Rows list_rows(House& house) {
  const json::object entered{{"token", any_32},        {"sequence", 0},
                             {"kind", "request"},      {"channel", "phone"},
                             {"language", "fr"},       {"imminence", "now"},
                             {"envelope", "AA"},       {"wraps", {house.desk.any_wrap()}},
                             {"reader", any_reader()}, {"files", json::array{}}};
  return {
      {"GET /api/prepare", {receivers}},
      {"GET /api/requests", {staff_only}},
      {"POST /api/requests", {receivers, "", entered}},
      {"GET /api/counts", {staff_only}},
      {"POST /api/previews", {staff_only, "", json::object{{"ids", {house.request.text()}}}}},
      {"POST /api/bulk",
       {staff_only, "", json::object{{"requests", {json::object{{"id", house.request.text()}}}}}}},
      {"GET /api/bin", {staff_only}},
      {"POST /api/bin", {receivers, "", json::object{{"ids", {any_id}}, {"reason", "test"}}}},
      {"POST /api/bin/back", {receivers, "", json::object{{"ids", {any_id}}}}},
  };
}

Rows request_rows(House& house) {
  const auto one = house.one();
  const auto wrap = house.desk.any_wrap();
  const auto note = house.desk.writing(*house.member(in_team), house.request, seal::EnvelopeKind::note, 0);
  const json::object generation{{"statement", "AA"},
                                {"team", {{{"person", any_id}, {"wrap", wrap}}}},
                                {"recovery", wrap},
                                {"envelopes", json::array{}}};
  const json::object added{{"add", {{{"person", any_id}, {"wraps", json::array{}}}}}};
  const json::object code{{"reader", any_reader()}, {"kind", "defender"}};
  const json::object rewraps{{"reader", house.reader}, {"wraps", {{{"id", any_id}, {"wrap", wrap}}}}};
  return {
      {"GET /api/dues", {staff_only}},
      {"POST /api/dues", {staff_only, "", json::object{{"renewals", json::array{}}}}},
      {"GET /api/dues/counts", {officers}},
      {"GET /api/requests/{id}", {team, one}},
      {"GET /api/requests/{id}/why", {team, one + "/why"}},
      {"GET /api/requests/{id}/envelopes", {team, one + "/envelopes"}},
      {"POST /api/requests/{id}/envelopes", {team, one + "/envelopes", note}},
      {"POST /api/requests/{id}/adopt", {lead, one + "/adopt", generation}},
      {"POST /api/requests/{id}/generations", {lead, one + "/generations", generation}},
      {"GET /api/requests/{id}/loans", {team, one + "/loans"}},
      {"POST /api/requests/{id}/loans/{person}/keep",
       {lead, one + "/loans/" + house.loan() + "/keep", nullptr, true}},
      {"POST /api/requests/{id}/team", {lead, one + "/team", added}},
      {"DELETE /api/requests/{id}/team/{person}",
       {lead, one + "/team/" + house.member(in_team)->id().text(), nullptr, true}},
      {"POST /api/requests/{id}/state",
       {lead, one + "/state", json::object{{"state", "new"}, {"from", "open"}}}},
      {"POST /api/requests/{id}/codes", {lead, one + "/codes", code}},
      {"POST /api/requests/{id}/readers/{reader}",
       {lead, one + "/readers/" + house.reader, json::object{{"reach", "own"}}}},
      {"POST /api/requests/{id}/rewraps", {lead, one + "/rewraps", rewraps}},
      {"POST /api/requests/{id}/sentence", {lead, one + "/sentence"}},
  };
}

Rows helpline_rows(House& house) {
  const json::object pattern{{"person", house.member(in_team)->id().text()},
                             {"rank", "duty"},
                             {"weekday", 1},
                             {"begins", 0},
                             {"minutes", 60},
                             {"zone", "UTC"},
                             {"first_day", 0}};
  // Nobody's shift, and so nobody's to give, take or keep: swaps_test says who may.
  const json::object shift_named{{"pattern", any_id}, {"begins", 0}};
  auto shift_of_nobody = shift_named;
  shift_of_nobody["receiver"] = any_id;
  const json::object leads{{"rung", "lead"}, {"people", json::array{}}};
  return {
      {"GET /api/helpline", {staff_only}},
      {"GET /api/rota", {staff_only}},
      {"POST /api/rota/patterns", {officers, "", pattern}},
      {"DELETE /api/rota/patterns/{id}", {officers, "/api/rota/patterns/" + house.pattern(), nullptr, true}},
      {"GET /api/people/{id}/channels", {officers, "/api/people/" + house.victim.text() + "/channels"}},
      {"POST /api/people/{id}/channels",
       {officers, "/api/people/" + house.victim.text() + "/channels",
        json::object{{"channel", "push"}, {"address", "x"}}}},
      {"POST /api/channels/heard", {staff_only, "", json::object{{"channels", {"mail"}}}}},
      {"POST /api/people/{id}/abilities",
       {officers, "/api/people/" + house.victim.text() + "/abilities",
        json::object{{"languages", {"ku"}}, {"skills", {"legal"}}}}},
      {"GET /api/rota/feed", {staff_only}},
      {"POST /api/rota/feed", {staff_only}},
      {"DELETE /api/rota/feed", {staff_only}},
      {"GET /feeds/shifts.ics", {everybody}},
      {"POST /api/rota/swaps", {{}, "", shift_of_nobody}},
      {"POST /api/rota/swaps/accept", {{}, "", shift_named}},
      {"POST /api/rota/swaps/withdraw", {{}, "", shift_named}},
      {"GET /api/requests/{id}/interpreters", {team, house.one() + "/interpreters"}},
      {"POST /api/requests/{id}/interpreters",
       {lead, house.one() + "/interpreters", json::object{{"person", any_id}}}},
      {"POST /api/requests/{id}/interpreters/accept", {{}, house.one() + "/interpreters/accept"}},
      {"POST /api/requests/{id}/interpreters/finish", {{}, house.one() + "/interpreters/finish"}},
      {"POST /api/requests/{id}/handover",
       {lead, house.one() + "/handover", json::object{{"receiver", any_id}, {"note", any_id}}}},
      {"POST /api/requests/{id}/handover/accept", {{}, house.one() + "/handover/accept"}},
      {"DELETE /api/requests/{id}/handover", {{}, house.one() + "/handover"}},
      {"POST /api/rota/rungs", {officers, "", leads}},
      {"POST /api/requests/{id}/take", {lead, house.one() + "/take"}},
      {"GET /api/silence", {staff_only}},
      {"GET /api/requests/{id}/silence", {team, house.one() + "/silence"}},
      {"POST /api/requests/{id}/silence/acknowledge", {lead, house.one() + "/silence/acknowledge"}},
      {"POST /api/requests/{id}/silence/heard",
       {lead, house.one() + "/silence/heard", json::object{{"way", "phone"}}}},
      {"POST /api/requests/{id}/silence/instructions", {team, house.one() + "/silence/instructions"}},
  };
}

Rows case_rows(House& house) {
  const auto one = house.one();
  const auto clock = one + "/clocks/" + any_id;
  const json::object facts{{"set", {{{"class", "country"}, {"codes", {"MM"}}}}}};
  const json::object task{{"kind", "task"}, {"due", 1}};
  const json::object sought{{"facts", {{{"class", "country"}, {"code", "MM"}}}}, {"limit", 10}};
  return {
      {"GET /api/vocabularies", {staff_only}},
      {"GET /api/requests/{id}/case", {team, one + "/case"}},
      {"POST /api/requests/{id}/facts", {lead, one + "/facts", facts}},
      {"POST /api/requests/{id}/priority", {lead, one + "/priority", json::object{{"level", "high"}}}},
      {"PUT /api/requests/{id}/clocks/{clock}", {lead, clock, task}},
      {"DELETE /api/requests/{id}/clocks/{clock}", {lead, one + "/clocks/" + house.clock(), nullptr, true}},
      {"POST /api/requests/{id}/clocks/{clock}/acknowledge",
       {lead, one + "/clocks/" + house.clock() + "/acknowledge"}},
      {"GET /api/agenda", {staff_only}},
      {"GET /api/numbers", {{in_team, not_in_team, officer}}},
      {"POST /api/find", {staff_only, "", sought}},
  };
}

Rows compartment_rows(House& house) {
  return {
      {"GET /api/requests/{id}/compartments", {team, house.one() + "/compartments"}},
      {"POST /api/requests/{id}/compartments",
       {lead, house.one() + "/compartments", json::object{{"part", "money"}}}},
      {"POST /api/requests/{id}/split", {lead, house.one() + "/split"}},
      {"GET /api/requests/{id}/related", {team, house.one() + "/related"}},
      {"GET /api/compartments/{id}", {team, "/api/compartments/" + house.compartment.text()}},
  };
}

Rows crisis_rows(House& house) {
  const auto cell = "/api/cells/" + house.cell.text();
  const auto gathered = cell + "/requests/" + house.request.text();
  const auto answer =
      house.desk.writing(*house.member(in_team), house.request, seal::EnvelopeKind::answer, 0);
  const json::object named{{"lead", house.member(in_team)->id().text()}, {"deputies", json::array{}}};
  const auto now = desk::out(house.desk.staff.clock.now());
  const json::object shift{
      {"person", house.member(in_team)->id().text()}, {"begins", now}, {"ends", now + 3'600'000}};
  // A shift of nobody, and so nobody's to remove: cells_test says who may.
  return {
      {"GET /api/cells", {staff_only}},
      {"POST /api/cells", {receivers}},
      {"GET /api/cells/{id}", {team, cell}},
      {"POST /api/cells/{id}/leads", {lead, cell + "/leads", named}},
      {"POST /api/cells/{id}/stage",
       {lead, cell + "/stage", json::object{{"from", "closed"}, {"stage", "running"}}}},
      {"POST /api/cells/{id}/roll", {lead, cell + "/roll"}},
      {"POST /api/cells/{id}/requests",
       {lead, cell + "/requests", json::object{{"ids", {house.request.text()}}}}},
      {"DELETE /api/cells/{id}/requests/{request}", {lead, gathered, nullptr, true}},
      {"POST /api/cells/{id}/requests/{request}/heard", {lead, gathered + "/heard"}},
      {"POST /api/cells/{id}/requests/{request}/guidance/{guidance}",
       {lead, gathered + "/guidance/" + any_id, answer}},
      {"POST /api/cells/{id}/shifts", {lead, cell + "/shifts", shift}},
      {"DELETE /api/cells/{id}/shifts/{shift}", {{}, cell + "/shifts/" + any_id}},
  };
}

Rows form_rows(House& house) {
  const json::array label{{{"language", "fr"}, {"text", "Zone"}}};
  json::object wording{{"label", label}, {"hint", json::array{}}, {"options", json::array{}}, {"active", 1}};
  auto field = wording;
  field["kind"] = "line";
  field["keeping"] = "sealed";
  const auto added = desk::out(house.own_field());
  return {
      {"GET /api/forms", {staff_only}},
      {"GET /api/first-aid/{code}", {staff_only, "/api/first-aid/doxing"}},
      {"GET /api/refusal", {staff_only}},
      {"POST /api/forms/{form}/fields", {officers, "/api/forms/triage/fields", field}},
      {"POST /api/form-fields/{id}", {officers, "/api/form-fields/" + added, wording}},
  };
}

Rows file_and_trail_rows(House& house) {
  const auto fresh = "/api/files/" + base::FileId::fresh().text();
  const auto of_request = house.of_request();
  return {
      {"PUT /api/files/{file}/{number}", {staff_only, fresh + "/0" + of_request, "sealed"}},
      {"GET /api/files/{file}/{number}", {team, house.file_path() + "/0" + of_request}},
      {"GET /api/files/{file}", {staff_only, fresh + of_request}},
      {"POST /api/files/{file}/done",
       {staff_only, fresh + "/done" + of_request, json::object{{"chunks", 1}}}},
      {"GET /api/trail", {{auditor, officer}}},
      {"GET /api/habits", {staff_only}},
      {"GET /api/trail/head", {staff_only}},
      {"GET /api/events", {staff_only}},
  };
}

Rows table(House& house) {
  Rows all;
  for (auto rows : {log_in_rows, factor_rows, people_rows, key_rows, list_rows, request_rows, helpline_rows,
                    case_rows, compartment_rows, crisis_rows, form_rows, file_and_trail_rows})
    all.merge(rows(house));
  return all;
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
}  // namespace desk::access_table
