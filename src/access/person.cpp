// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/person.h"

#include <algorithm>
#include <filesystem>

#include "seal/statement.h"

namespace staff {
namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }
// Letters of any script come as bytes of 0x80 and above.
bool is_printable(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; }

bool is_language(std::string_view text) {
  const auto end = std::min(text.find('-'), text.size());
  const auto main = text.substr(0, end);
  if (main.size() < 2 || main.size() > 3 || !std::ranges::all_of(main, is_lower)) return false;
  if (text.size() > 35 || text.ends_with('-') || text.find("--") != text.npos) return false;
  return std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

// It must be one this machine can reckon with, or the person's notices would have no hours.
bool is_time_zone(std::string_view text) {
  if (text.empty() || text.size() > 64 || !is_letter(text.front()) || text.ends_with('/')) return false;
  const auto fits = [](char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '+' || c == '-' || c == '/';
  };
  if (!std::ranges::all_of(text, fits) || text.find("//") != text.npos) return false;
  std::error_code unreadable;
  return std::filesystem::is_regular_file(std::filesystem::path{"/usr/share/zoneinfo"} / text, unreadable);
}

bool is_mail(std::string_view text) {
  if (text.empty()) return true;
  const auto at = text.find('@');
  if (at == text.npos || at == 0 || at + 1 == text.size() || text.size() > 254) return false;
  if (text.find('@', at + 1) != text.npos) return false;
  return std::ranges::all_of(text,
                             [](char c) { return is_printable(c) && c != ' ' && c != '<' && c != '>'; });
}

}  // namespace

std::string_view word(Role role) {
  switch (role) {
    case Role::officer: return "officer";
    case Role::handler: return "handler";
    case Role::complaints: return "complaints";
    case Role::interpreter: return "interpreter";
    case Role::auditor: return "auditor";
  }
  return "";
}

std::string_view word(PersonState state) {
  switch (state) {
    case PersonState::invited: return "invited";
    case PersonState::enrolled: return "enrolled";
    case PersonState::active: return "active";
    case PersonState::left: return "left";
  }
  return "";
}

Roles::Roles(std::initializer_list<Role> roles) {
  for (const auto role : roles) bits_ |= static_cast<std::uint8_t>(1 << static_cast<int>(role));
}

base::Result<Roles> Roles::parse(std::string_view words) {
  Roles roles;
  for (std::string_view rest = words; !rest.empty();) {
    const auto one = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    const auto role = std::ranges::find(all_roles, one, [](Role r) { return word(r); });
    if (role == all_roles.end() || roles.has(*role)) return refusal::unreadable_roles;
    roles.bits_ |= Roles{*role}.bits_;
  }
  if (roles.bits_ == 0) return refusal::unreadable_roles;
  return roles;
}

std::string Roles::text() const {
  std::string text;
  for (const auto role : all_roles) {
    if (has(role)) text.append(text.empty() ? "" : " ").append(word(role));
  }
  return text;
}

std::uint16_t Roles::purposes() const {
  namespace purpose = seal::purpose;
  unsigned bits = 0;
  if (has(Role::officer)) bits |= purpose::officer;
  if (has(Role::handler)) bits |= purpose::requests | purpose::cases;
  if (has(Role::complaints)) bits |= purpose::complaints | purpose::cases;
  if (has(Role::interpreter)) bits |= purpose::cases;
  return static_cast<std::uint16_t>(bits);
}

bool may_log_in(PersonState state, const Roles& roles, bool directory_stands) {
  if (state == PersonState::active) return true;
  return state == PersonState::enrolled && roles.has(Role::officer) && !directory_stands;
}

base::Result<> check_login_name(std::string_view name) {
  const auto fits = [](char c) { return is_lower(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; };
  const bool begins = !name.empty() && (is_lower(name.front()) || is_digit(name.front()));
  if (!begins || name.size() < 2 || name.size() > 40 || !std::ranges::all_of(name, fits))
    return refusal::unreadable_login_name;
  return base::done();
}

base::Result<> check(const Particulars& particulars) {
  const auto& name = particulars.display_name;
  if (name.empty() || name.size() > 400 || !std::ranges::all_of(name, is_printable))
    return refusal::unreadable_display_name;
  if (!is_mail(particulars.mail)) return refusal::unreadable_mail;
  if (!is_language(particulars.language)) return refusal::unreadable_language;
  if (!is_time_zone(particulars.time_zone)) return refusal::unreadable_time_zone;
  return base::done();
}

}  // namespace staff
