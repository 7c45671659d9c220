// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/people_json.h"
#include "desk_door/routes.h"
#include "trail/trail.h"
#include "wire/json.h"

namespace desk {
namespace {

constexpr std::size_t most_code = 20, most_name = 400;

Gate::Answered start(Office& office, const http::Request& request) {
  In in{request.body};
  const auto name = in.text("name", most_name);
  TRY(in.finish());

  const auto challenge = office.logins.start(name);
  return answer({{"challenge_id", out(challenge.id)},
                 {"challenge", out(challenge.bytes)},
                 {"person", out(challenge.person)},
                 {"salt", out(challenge.salt)},
                 {"organisation", out(office.house.organisation)}});
}

staff::LoginAnswer read_answer(In& in) {
  staff::LoginAnswer given;
  given.challenge = in.id<staff::ChallengeId>("challenge_id");
  given.signature = in.key<seal::Signature>("signature");
  given.code = in.text("code", most_code);
  given.by = in.word("by", proved_by);
  auto device = in.object("device");
  if (device.has("id")) {
    given.device = device.id<base::DeviceId>("id");
    given.device_secret = device.bytes("secret");
  } else {
    given.device_name = device.text("name", most_name);
  }
  return given;
}

Gate::Answered finish(Office& office, const http::Request& request) {
  In in{request.body};
  const auto given = read_answer(in);
  TRY(in.finish());

  const auto logged_in = TRY(office.logins.finish(given));
  json::object device{{"id", out(logged_in.session.device)}};
  if (logged_in.device_secret) device["secret"] = out(*logged_in.device_secret);
  auto response = answer({{"person", self_json(logged_in.session.person)},
                          {"keyring", out(logged_in.keyring)},
                          {"device", device},
                          {"root", out(office.house.root)},
                          {"trail_head", head_json(office)}});
  response.cookies.push_back({std::string{session_cookie}, out(logged_in.token)});
  return response;
}

Gate::Answered log_out(Office& office, const staff::Session& session) {
  office.logins.log_out(session);
  auto response = http::Response::empty();
  response.cookies.push_back({std::string{session_cookie}, ""});
  return response;
}

Gate::Answered change_passphrase(Office& office, const staff::Session& session,
                                 const http::Request& request) {
  In in{request.body};
  staff::NewPassphrase wanted{.login = in.key<seal::SigningPublicKey>("login_public"),
                              .salt = in.bytes("salt"),
                              .keyring = in.bytes("keyring"),
                              .code = {},
                              .by = in.word("by", proved_by),
                              .signature = in.key<seal::Signature>("signature"),
                              .one_time_code = in.text("code", most_code)};
  if (in.has("recovery")) {
    auto recovery = in.object("recovery");
    wanted.code = {.login = recovery.key<seal::SigningPublicKey>("login_public"),
                   .keyring = recovery.bytes("keyring")};
  }
  TRY(in.finish());
  TRY(office.passphrases.change(session, wanted));
  return http::Response::empty();
}

json::object organisation_json(Office& office) {
  const auto organisation = office.directories.organisation();
  return {{"id", out(office.house.organisation)},
          {"root", out(office.house.root)},
          {"name", organisation.name},
          {"languages", json::value_from(organisation.languages)},
          {"hours", organisation.hours},
          {"intake_address", office.arrangements.intake_address},
          {"return_address", office.arrangements.return_address},
          {"today", out(office.clock.today())}};
}

Gate::Answered me(Office& office, const staff::Session& session) {
  const auto stock = office.epochs.stock(session);
  const auto version = office.directories.newest().version;
  const auto factor = office.factors.of(session);
  return answer({{"person", self_json(session.person)},
                 {"device", {{"id", out(session.device)}, {"name", session.device_name}}},
                 {"session", {{"idle_seconds", staff::idle_seconds}, {"ends_at", out(session.ends_at)}}},
                 {"organisation", organisation_json(office)},
                 {"factor", {{"owed", factor.owed}, {"codes_left", factor.codes_left}}},
                 {"keys",
                  {{"epochs_left", stock.left},
                   {"low", stock.is_low},
                   {"overdue", out_all(stock.overdue)},
                   {"directory_version", version}}}});
}

Gate::Answered devices(Office& office, const staff::Session& session, const http::Request& request) {
  auto person = session.person.id;
  if (const auto* named = http::field(request.query, "person")) {
    const auto id = base::PersonId::parse(*named);
    if (!id) return wire::refusal::unreadable;
    person = *id;
  }
  json::array devices;
  for (const auto& device : TRY(office.devices.of(session, person))) {
    devices.push_back({{"id", out(device.id)},
                       {"name", device.name},
                       {"made_day", out(device.made)},
                       {"seen_day", out(device.seen)},
                       {"revoked", device.revoked},
                       {"current", device.id == session.device}});
  }
  return answer({{"devices", devices}});
}

Gate::Answered revoke_device(Office& office, const staff::Session& session, const http::Request& request) {
  const auto device = TRY(id_in_path<base::DeviceId>(request, "id"));
  TRY(office.devices.revoke(session, device));
  return http::Response::empty();
}

}  // namespace

void add_login_routes(Gate& gate, Office& office) {
  using enum http::Method;
  using staff::Session, http::Request;
  gate.open(post, "/api/login/start", [&](const Request& request) { return start(office, request); });
  gate.open(post, "/api/login/finish", [&](const Request& request) { return finish(office, request); });
  gate.early(post, "/api/logout",
             [&](const Session& session, const Request&) { return log_out(office, session); });
  gate.early(get, "/api/me", [&](const Session& session, const Request&) { return me(office, session); });
  gate.asked(post, "/api/passphrase", [&](const Session& session, const Request& request) {
    return change_passphrase(office, session, request);
  });
  gate.asked(get, "/api/devices", [&](const Session& session, const Request& request) {
    return devices(office, session, request);
  });
  gate.asked(post, "/api/devices/{id}/revoke", [&](const Session& session, const Request& request) {
    return revoke_device(office, session, request);
  });
}

}  // namespace desk
