// SPDX-License-Identifier: AGPL-3.0-or-later
// A house with every kind of caller and something of everything, for the table of who may call what.
#pragma once

#include <map>

#include "desk_door/test_desk.h"

namespace desk::access_table {

enum Caller {
  nobody,
  in_team,
  interpreter_in_team,
  not_in_team,
  complaints,
  interpreter,
  auditor,
  officer,
  callers
};
inline constexpr std::array names{
    "nobody",  "handler in team", "interpreter in team", "handler not in team", "complaints", "interpreter",
    "auditor", "officer"};

using Callers = std::set<int>;
inline const Callers everybody{nobody,  in_team, interpreter_in_team, not_in_team, complaints, interpreter,
                               auditor, officer};
inline const Callers staff_only{in_team, interpreter_in_team, not_in_team, complaints, interpreter, auditor,
                                officer};
inline const Callers team{in_team, interpreter_in_team};
inline const Callers lead{in_team};
inline const Callers officers{officer};
inline const Callers receivers{in_team, not_in_team, complaints};

struct Row {
  Callers allowed;
  std::string path = {};  // empty: the pattern itself
  json::value body = nullptr;
  bool ends_something = false;  // then it gets a house of its own
};
using Rows = std::map<std::string, Row>;

class House {
 public:
  House() {
    auto& inga = desk.staff.join("inga", {staff::Role::handler});
    auto& ida = desk.staff.join("ida", {staff::Role::interpreter});
    today = desk.staff.clock.today();
    EXPECT_TRUE(
        staff::Epochs{desk.staff.house()}.add(desk.staff.session_of(inga), {desk.staff.epoch(inga, today)}));
    request = desk.arrives();
    EXPECT_EQ(desk.post(inga, one() + "/adopt", desk.generation(inga, request, {&inga, &ida})).status, 200);
    attach_a_file(inga);
    reader = std::string{desk.get(inga, one()).at("readers").as_array()[0].at("id").as_string()};
    desk.staff.join("nora", {staff::Role::handler});
    desk.staff.join("cleo", {staff::Role::complaints});
    desk.staff.join("ines", {staff::Role::interpreter});
    desk.staff.join("abel", {staff::Role::auditor});
    victim = desk.staff.join("vera", {staff::Role::interpreter}).id();
    open_a_cell(inga.id(), ida.id());
    open_a_compartment(inga.id(), ida.id());
  }

  staff::Member* member(int caller) {
    if (caller == nobody) return nullptr;
    if (caller == officer) return &desk.staff.officer();
    return &desk.staff.members.at(static_cast<std::size_t>(caller));
  }
  // Of somebody's shift; a new one each time.
  std::string pattern() {
    const bell::Pattern made{.id = bell::PatternId::fresh(),
                             .person = member(in_team)->id(),
                             .minutes = 60,
                             .zone = "UTC",
                             .first = {0}};
    const helpline::Rotas rotas{desk.staff.house()};
    EXPECT_TRUE(rotas.add(desk.staff.session_of(desk.staff.officer()), made));
    return made.id.text();
  }
  // Of a task in the request; a new one each time.
  std::string clock() {
    const cases::CaseClock made{.id = cases::ClockId::fresh(),
                                .request = request,
                                .kind = cases::ClockKind::task,
                                .person = {},
                                .due = {}};
    EXPECT_TRUE(desk.office.clocks.put({member(in_team)->id(), {staff::Role::handler}}, made));
    return made.id.text();
  }
  fields::FieldId own_field() {
    const auto added = desk.office.forms.add(desk.staff.session_of(desk.staff.officer()),
                                             {.id = {},
                                              .form = "triage",
                                              .kind = fields::FieldKind::line,
                                              .keeping = fields::Keeping::sealed,
                                              .wording = {{{"fr", "Zone"}}, {}, {}}});
    EXPECT_TRUE(added);
    return *added;
  }
  // Of the interpreter in the team; it ends by being kept.
  std::string loan() {
    store::in_transaction(*desk.staff.database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO loans (request_id, person_id, reason, since_hour, until_at) VALUES ($1, $2, 'danger', "
          "1, "
          "9999999999999) ON CONFLICT (request_id, person_id) DO NOTHING",
          {request, member(interpreter_in_team)->id()});
    });
    return member(interpreter_in_team)->id().text();
  }
  // To the officer; a new one each time.
  std::string announcement() {
    const auto announced = staff::AnnouncementId::fresh();
    const staff::Announcement told{.id = announced, .what = "factor_reset", .reason = "lost"};
    store::in_transaction(*desk.staff.database, [&](store::Transaction& transaction) {
      staff::announce(transaction, told, {member(officer)->id()}, desk.staff.clock.now());
    });
    return announced.text();
  }
  std::string one() const { return "/api/requests/" + request.text(); }
  std::string file_path() const { return "/api/files/" + file.text(); }
  std::string of_request() const { return "?request=" + request.text(); }

  TestDesk desk;
  base::Day today;
  base::RequestId request, cell, compartment;
  base::FileId file = base::FileId::fresh();
  std::string reader;
  base::PersonId victim;

 private:
  void open_a_cell(const base::PersonId& opens, const base::PersonId& interpreter_too) {
    const requests::Member opener{opens, {staff::Role::handler}};
    cell = *desk.office.cells.open(opener, "fr");
    EXPECT_EQ(*desk.office.gatherings.attach(opener, cell, {request}), 1);
    let_in(cell, interpreter_too);
  }
  void open_a_compartment(const base::PersonId& opens, const base::PersonId& interpreter_too) {
    const requests::Member opener{opens, {staff::Role::handler}};
    compartment = *desk.office.compartments.open(opener, request, requests::Part::identity);
    let_in(compartment, interpreter_too);
  }
  void let_in(const base::RequestId& thread, const base::PersonId& person) {
    store::in_transaction(desk.office.database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO team (request_id, person_id, arrived_hour, state, since_day, apart) "
          "VALUES ($1, $2, 0, 'open', 0, 1)",
          {thread, person});
    });
  }
  void attach_a_file(const staff::Member& by) {
    const auto upload = [&](http::Method method, const std::string& path, std::string body) {
      auto asked = desk.request(&by, method, path + of_request());
      asked.headers["x-upload"] = base::to_base64url(base::Bytes(32, 1));
      asked.body = std::move(body);
      EXPECT_EQ(desk.send(std::move(asked)).status, 204);
    };
    upload(http::Method::put, file_path() + "/0", std::string(4112, 'x'));
    upload(http::Method::post, file_path() + "/done", R"({"chunks":1})");
    auto note = desk.writing(by, request, seal::EnvelopeKind::note, 0);
    note["files"] = {file.text()};
    EXPECT_EQ(desk.post(by, one() + "/envelopes", note).status, 201);
  }
};

}  // namespace desk::access_table
