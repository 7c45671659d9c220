// SPDX-License-Identifier: AGPL-3.0-or-later
// A member of staff: what they are called and which roles they have. Roles say what somebody may do in the
// house (permissions.h); which requests they see is another matter, decided by standing in the request's
// team.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace staff {

enum class Role : std::uint8_t { officer, handler, complaints, interpreter, auditor };
inline constexpr std::array all_roles{Role::officer, Role::handler, Role::complaints, Role::interpreter,
                                      Role::auditor};
std::string_view word(Role role);

class Roles {
 public:
  Roles() = default;
  Roles(std::initializer_list<Role> roles);
  // "officer handler"; unknown, doubled or no words are refused.
  static base::Result<Roles> parse(std::string_view words);

  bool has(Role role) const { return bits_ >> static_cast<int>(role) & 1; }
  std::string text() const;
  // What an officer certifies for these roles (doc/sealing.md 7.2).
  std::uint16_t purposes() const;
  friend bool operator==(const Roles&, const Roles&) = default;

 private:
  std::uint8_t bits_ = 0;
};

// invited: has no keys yet. enrolled: keys made, not certified. active: in the newest directory.
enum class PersonState { invited, enrolled, active, left };
std::string_view word(PersonState state);

struct Particulars {
  std::string display_name;
  std::string mail;  // empty: no notices
  std::string language;
  std::string time_zone;
};

struct Person {
  base::PersonId id;
  std::string login_name = {};
  Particulars particulars = {};
  Roles roles = {};
  PersonState state = PersonState::invited;
};

// The very first officer has nobody who could certify them: until a directory stands, an enrolled officer may
// work.
bool may_log_in(PersonState state, const Roles& roles, bool directory_stands);

namespace refusal {
// Missing and forbidden look the same.
inline constexpr base::Refusal unknown{base::Kind::not_found, "unknown"};
inline constexpr base::Refusal unreadable_roles{base::Kind::invalid, "access.unreadable_roles"};
inline constexpr base::Refusal unreadable_login_name{base::Kind::invalid, "access.unreadable_login_name"};
inline constexpr base::Refusal unreadable_display_name{base::Kind::invalid, "access.unreadable_display_name"};
inline constexpr base::Refusal unreadable_mail{base::Kind::invalid, "access.unreadable_mail"};
inline constexpr base::Refusal unreadable_language{base::Kind::invalid, "access.unreadable_language"};
inline constexpr base::Refusal unreadable_time_zone{base::Kind::invalid, "access.unreadable_time_zone"};
}  // namespace refusal

base::Result<> check_login_name(std::string_view name);
base::Result<> check(const Particulars& particulars);

}  // namespace staff
