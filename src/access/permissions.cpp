// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/permissions.h"

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

namespace staff {
namespace {

namespace json = boost::json;

// Their keys certify people: what others did of it, no device would believe.
constexpr std::array of_officers_alone{Deed::change_people, Deed::invite, Deed::let_go,
                                       Deed::publish_directory};
// Somebody must be able to see who is here and to shut out a stolen device.
constexpr std::array of_officers{Deed::see_people, Deed::revoke_devices};
// The trail watches those who work on requests.
constexpr std::array watched{Role::handler, Role::complaints, Role::interpreter};

[[noreturn]] void broken(const std::string& why) { throw base::Fault{"the file of roles: " + why}; }

std::string quoted(std::string_view text) { return "\"" + std::string{text} + "\""; }

template <class Value, std::size_t Count>
Value among(const std::array<Value, Count>& all, std::string_view written, const char* what) {
  const auto found = std::ranges::find(all, written, [](Value value) { return word(value); });
  if (found == all.end()) broken("there is no " + std::string{what} + " " + quoted(written));
  return *found;
}

json::object roles_in(std::string_view text) {
  boost::system::error_code unreadable;
  const auto parsed = json::parse(text, unreadable);
  const auto* file = unreadable ? nullptr : parsed.if_object();
  const auto* roles = file ? file->if_contains("roles") : nullptr;
  if (!roles || !roles->is_object() || file->size() != 1)
    broken("it is one JSON object with \"roles\", and nothing else");
  return roles->as_object();
}

std::set<Deed> deeds_in(std::string_view role, const json::value& written) {
  const auto* list = written.if_array();
  if (!list) broken(quoted(role) + " has no list of deeds");
  std::set<Deed> deeds;
  for (const auto& each : *list) {
    const auto* text = each.if_string();
    if (!text) broken(quoted(role) + " lists something that is no word");
    if (!deeds.insert(among(all_deeds, *text, "deed")).second)
      broken(quoted(role) + " lists " + quoted(*text) + " twice");
  }
  return deeds;
}

}  // namespace

std::string_view word(Deed deed) {
  switch (deed) {
    case Deed::see_people: return "see_people";
    case Deed::change_people: return "change_people";
    case Deed::invite: return "invite";
    case Deed::let_go: return "let_go";
    case Deed::publish_directory: return "publish_directory";
    case Deed::revoke_devices: return "revoke_devices";
    case Deed::read_trail: return "read_trail";
    case Deed::enter_requests: return "enter_requests";
    case Deed::keep_rota: return "keep_rota";
    case Deed::keep_forms: return "keep_forms";
    case Deed::see_numbers: return "see_numbers";
  }
  return "";
}

Permissions Permissions::read(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw base::Fault{"cannot read " + file.string()};
  std::ostringstream text;
  text << in.rdbuf();
  return parse(text.str());
}

Permissions Permissions::parse(std::string_view text) {
  Permissions permissions;
  for (const auto& [name, deeds] : roles_in(text))
    permissions.allowed_[among(all_roles, name, "role")] = deeds_in(name, deeds);
  for (const auto role : all_roles)
    if (!permissions.allowed_.contains(role))
      broken("it does not say what " + quoted(word(role)) + " allows");
  permissions.keep_what_no_file_changes();
  return permissions;
}

bool Permissions::allow(const Roles& roles, Deed deed) const {
  return std::ranges::any_of(all_roles, [&](Role role) { return roles.has(role) && allow(role, deed); });
}

void Permissions::keep_what_no_file_changes() const {
  for (const auto deed : of_officers_alone)
    for (const auto role : all_roles)
      if (allow(role, deed) != (role == Role::officer))
        broken(quoted(word(deed)) + " is for officers, and for officers alone");
  for (const auto deed : of_officers)
    if (!allow(Role::officer, deed)) broken("officers must have " + quoted(word(deed)));
  for (const auto role : watched)
    if (allow(role, Deed::read_trail))
      broken(quoted(word(role)) +
             " may not have \"read_trail\": the trail watches those who work on requests");
  if (!allow(Role::officer, Deed::read_trail) && !allow(Role::auditor, Deed::read_trail))
    broken("somebody must have \"read_trail\"");
}

}  // namespace staff
