// SPDX-License-Identifier: AGPL-3.0-or-later
#include <charconv>

#include "desk_door/people_json.h"
#include "desk_door/routes.h"
#include "wire/sealed.h"

namespace desk {
namespace {

Gate::Answered directory(Office& office) {
  const auto vouched = office.directories.newest();
  const bool stands = vouched.version > 0;
  json::array people;
  for (const auto& person : office.people.names()) {
    people.push_back({{"id", out(person.id)},
                      {"display_name", person.particulars.display_name},
                      {"roles", roles_json(person.roles)},
                      {"language", person.particulars.language},
                      {"time_zone", person.particulars.time_zone},
                      {"state", staff::word(person.state)}});
  }
  return answer(
      {{"root", out(office.house.root)},
       {"version", vouched.version},
       {"statement", stands ? json::value(out(vouched.statement)) : json::value(nullptr)},
       {"credential", stands ? json::value(wire::credential_json(vouched.credential)) : json::value(nullptr)},
       {"revocations", out_all(vouched.revocations)},
       {"recovery", out(vouched.recovery)},
       {"people", people}});
}

Gate::Answered publish(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto statement = in.bytes("statement");
  TRY(in.finish());
  return answer({{"version", TRY(office.directories.publish(session, statement))}});
}

Gate::Answered add_epochs(Office& office, const staff::Session& session, const http::Request& request) {
  constexpr std::size_t most = staff::days_ahead + 1;
  In in{request.body};
  const auto keys = in.objects("keys", most, [](In& key) {
    return staff::NewEpoch{
        .day = {key.number("day")}, .statement = key.bytes("statement"), .sealed = key.bytes("sealed")};
  });
  TRY(in.finish());
  if (keys.empty()) return wire::refusal::unreadable;
  TRY(office.epochs.add(session, keys));
  return http::Response::empty(201);
}

Gate::Answered epoch(Office& office, const staff::Session& session, const http::Request& request) {
  const auto& written = request.parts.at("day");
  base::Day day;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), day.count);
  if (error != std::errc{} || end != written.data() + written.size()) return staff::refusal::unknown;
  return answer({{"sealed", out(TRY(office.epochs.sealed(session, day)))}});
}

}  // namespace

void add_key_routes(Gate& gate, Office& office) {
  using enum http::Method;
  using staff::Session, http::Request;
  gate.early(get, "/api/directory", [&](const Session&, const Request&) { return directory(office); });
  gate.asked(
      post, "/api/directory",
      [&](const Session& session, const Request& request) { return publish(office, session, request); },
      large_body);
  gate.asked(get, "/api/epochs", [&](const Session& session, const Request&) -> Gate::Answered {
    return answer({{"days", out_all(office.epochs.days(session))}});
  });
  gate.asked(
      post, "/api/epochs",
      [&](const Session& session, const Request& request) { return add_epochs(office, session, request); },
      4 * small_body);
  gate.asked(get, "/api/epochs/{day}",
             [&](const Session& session, const Request& request) { return epoch(office, session, request); });
}

}  // namespace desk
