// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/people_json.h"
#include "desk_door/routes.h"
#include "seal/base32.h"
#include "wire/sealed.h"

namespace desk {
namespace {

constexpr std::size_t most_code = 20, most_login_name = 40;

staff::Roles read_roles(In& in) {
  std::string words;
  for (const auto& word : in.texts("roles", staff::all_roles.size(), most_login_name))
    words += (words.empty() ? "" : " ") + word;
  const auto roles = staff::Roles::parse(words);
  return in.kept(roles ? std::optional{*roles} : std::nullopt);
}

Gate::Answered people(Office& office, const staff::Session& session) {
  json::array people;
  for (const auto& listed : TRY(office.people.all(session))) {
    auto person = self_json(listed.person);
    person["state"] = staff::word(listed.person.state);
    person["invited_until"] = out(listed.invited_until);
    person["keys"] = listed.keys ? json::value(wire::credential_json(*listed.keys)) : json::value(nullptr);
    people.push_back(std::move(person));
  }
  return answer({{"people", people}});
}

Gate::Answered roles(Office& office) {
  json::array roles;
  for (const auto role : staff::all_roles) {
    json::array deeds;
    for (const auto deed : staff::all_deeds)
      if (office.permissions.allow(role, deed)) deeds.emplace_back(staff::word(deed));
    roles.push_back({{"role", staff::word(role)}, {"deeds", deeds}});
  }
  return answer({{"roles", roles}});
}

Gate::Answered change(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "id"));
  In in{request.body};
  const auto particulars = read_particulars(in);
  TRY(in.finish());
  TRY(office.people.change(session, person, particulars));
  return http::Response::empty();
}

Gate::Answered leave(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "id"));
  In in{request.body};
  const auto directory = in.has("directory") ? in.bytes("directory") : base::Bytes{};
  TRY(in.finish());
  const auto take_out = [&](store::Transaction& transaction,
                            const base::PersonId& leaving) -> base::Result<std::int64_t> {
    office.rotas.take_out(transaction, leaving);
    helpline::Channels::take_out(transaction, leaving);
    helpline::Colleagues::take_out(transaction, leaving);
    helpline::Feeds::take_out(transaction, leaving);
    if (!directory.empty()) TRY(office.directories.publish(transaction, session, directory));
    return office.teams.take_out(transaction, leaving);
  };
  try {
    return answer({{"requests", TRY(office.people.let_go(session, person, take_out))}});
  } catch (const store::Constraint&) {
    return staff::refusal::directory_moved;
  }
}

Gate::Answered set_roles(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "id"));
  In in{request.body};
  const auto roles = read_roles(in);
  const auto directory = in.bytes("directory");
  TRY(in.finish());
  const auto follow = [&](store::Transaction& transaction) -> base::Result<> {
    TRY(office.directories.publish(transaction, session, directory));
    if (!roles.has(staff::Role::handler)) office.rotas.end_shifts(transaction, person);
    office.teams.take_out_unfit(transaction, person, roles.purposes());
    return base::done();
  };
  try {
    TRY(office.people.set_roles(session, person, roles, follow));
  } catch (const store::Constraint&) {
    return staff::refusal::directory_moved;
  }
  return http::Response::empty();
}

Gate::Answered invite(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  staff::Invitation invitation{.person = {.id = in.id<base::PersonId>("person"),
                                          .login_name = in.text("login_name", most_login_name),
                                          .particulars = read_particulars(in),
                                          .roles = read_roles(in)},
                               .appointment = in.bytes("appointment")};
  TRY(in.finish());
  TRY(office.people.invite(session, invitation));
  return answer({{"person", out(invitation.person.id)}}, 201);
}

Gate::Answered start_enrolment(Office& office, const http::Request& request) {
  In in{request.body};
  const auto person = in.id<base::PersonId>("person");
  const auto proof = in.key<seal::Signature>("proof");
  TRY(in.finish());

  const auto offer = TRY(office.enrolments.start(person, proof));
  const auto secret = seal::to_base32(offer.one_time_secret);
  return answer({{"login_name", offer.person.login_name},
                 {"display_name", offer.person.particulars.display_name},
                 {"roles", roles_json(offer.person.roles)},
                 {"language", offer.person.particulars.language},
                 {"organisation", out(office.house.organisation)},
                 {"organisation_name", offer.organisation_name},
                 {"root", out(office.house.root)},
                 {"appointment", out(offer.appointment)},
                 {"salt", out(offer.salt)},
                 {"one_time_secret", secret},
                 {"one_time_address", one_time_address(secret)}});
}

Gate::Answered finish_enrolment(Office& office, const http::Request& request) {
  In in{request.body};
  const staff::Enrolment enrolment{
      .person = in.id<base::PersonId>("person"),
      .statement = in.bytes("statement"),
      .login = in.key<seal::SigningPublicKey>("login_public"),
      .code_login = in.key<seal::SigningPublicKey>("code_login_public"),
      .salt = in.bytes("salt"),
      .keyring = in.bytes("keyring"),
      .keyring_by_code = in.bytes("keyring_by_code"),
      .one_time_secret = in.kept(seal::from_base32(in.text("one_time_secret", most_login_name))),
      .one_time_code = in.text("one_time_code", most_code),
      .proof = in.key<seal::Signature>("proof")};
  TRY(in.finish());
  TRY(office.enrolments.finish(enrolment));
  return answer({{"state", staff::word(staff::PersonState::enrolled)}}, 201);
}

}  // namespace

void add_people_routes(Gate& gate, Office& office) {
  using enum http::Method;
  using staff::Session, http::Request;
  gate.asked(get, "/api/people",
             [&](const Session& session, const Request&) { return people(office, session); });
  gate.asked(get, "/api/roles", [&](const Session&, const Request&) { return roles(office); });
  gate.asked(post, "/api/people/{id}", [&](const Session& session, const Request& request) {
    return change(office, session, request);
  });
  gate.asked(
      post, "/api/people/{id}/leave",
      [&](const Session& session, const Request& request) { return leave(office, session, request); },
      large_body);
  gate.asked(
      post, "/api/people/{id}/roles",
      [&](const Session& session, const Request& request) { return set_roles(office, session, request); },
      large_body);
  gate.asked(post, "/api/invitations", [&](const Session& session, const Request& request) {
    return invite(office, session, request);
  });
  gate.open(post, "/api/enrol/start",
            [&](const Request& request) { return start_enrolment(office, request); });
  gate.open(post, "/api/enrol/finish",
            [&](const Request& request) { return finish_enrolment(office, request); });
}

}  // namespace desk
