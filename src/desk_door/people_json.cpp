// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/people_json.h"

namespace desk {

json::array roles_json(const staff::Roles& roles) {
  json::array words;
  for (const auto role : staff::all_roles) {
    if (roles.has(role)) words.emplace_back(staff::word(role));
  }
  return words;
}

json::object self_json(const staff::Person& person) {
  const auto& [display_name, mail, language, time_zone] = person.particulars;
  return {{"id", out(person.id)},  {"login_name", person.login_name},   {"display_name", display_name},
          {"mail", mail},          {"roles", roles_json(person.roles)}, {"language", language},
          {"time_zone", time_zone}};
}

json::object head_json(Office& office) {
  store::Transaction reading{office.database, store::Mode::read};
  const auto statement =
      trail::signed_head(reading, office.house.organisation, office.trail_seed, office.clock.hour());
  return {{"statement", out(statement)}, {"key", out(seal::signing_public(office.trail_seed))}};
}

std::string one_time_address(std::string_view secret) {
  return "otpauth://totp/desk?secret=" + std::string{secret};
}

std::optional<staff::ProvedBy> proved_by(std::string_view word) {
  if (word == "passphrase") return staff::ProvedBy::passphrase;
  if (word == "code") return staff::ProvedBy::code;
  return std::nullopt;
}

staff::Particulars read_particulars(In& in) {
  constexpr std::size_t most_name = 400, most_mail = 254, most_language = 35, most_zone = 64;
  return {.display_name = in.text("display_name", most_name),
          .mail = in.text("mail", most_mail),
          .language = in.text("language", most_language),
          .time_zone = in.text("time_zone", most_zone)};
}

}  // namespace desk
