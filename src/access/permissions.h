// SPDX-License-Identifier: AGPL-3.0-or-later
// What each role allows, as data: a file that ships with Havre, or the operator's own (doc/access.md, section
// 4). No file opens a request to anybody: there is no word for it.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <vector>

#include "access/person.h"

namespace staff {

enum class Deed {
  see_people,
  change_people,
  invite,
  let_go,
  publish_directory,
  revoke_devices,
  read_trail,
  enter_requests,
  keep_rota,
  keep_forms,
  see_numbers,
};
inline constexpr std::array all_deeds{Deed::see_people, Deed::change_people,     Deed::invite,
                                      Deed::let_go,     Deed::publish_directory, Deed::revoke_devices,
                                      Deed::read_trail, Deed::enter_requests,    Deed::keep_rota,
                                      Deed::keep_forms, Deed::see_numbers};
std::string_view word(Deed deed);

class Permissions {
 public:
  // A file that says less, more or otherwise than it may is a Fault with the reason.
  static Permissions read(const std::filesystem::path& file);
  static Permissions parse(std::string_view text);

  bool allow(Role role, Deed deed) const { return allowed_.at(role).contains(deed); }
  bool allow(const Roles& roles, Deed deed) const;

 private:
  void keep_what_no_file_changes() const;

  std::map<Role, std::set<Deed>> allowed_;
};

}  // namespace staff
