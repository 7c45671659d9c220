// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/login.h"

#include <algorithm>

#include "seal/contexts.h"

namespace staff {

std::int64_t seconds_to_wait(std::int64_t failures) {
  constexpr std::int64_t free_failures = 4, first_wait = 5, longest_wait = 300;
  if (failures <= free_failures) return 0;
  const auto doublings = std::min<std::int64_t>(failures - free_failures - 1, 6);
  return std::min(first_wait << doublings, longest_wait);
}

base::Instant session_expiry(base::Instant now, base::Instant ends_at) {
  return std::min(now.plus_seconds(idle_seconds), ends_at);
}

seal::Digest log_in_message(const base::OrganisationId& organisation, const base::PersonId& person,
                            base::ByteView challenge) {
  return seal::hash(seal::label::login_answer, {organisation.raw(), person.raw(), challenge});
}

seal::Digest enrol_message(const base::OrganisationId& organisation, const base::PersonId& person) {
  return seal::hash(seal::label::enrol, {organisation.raw(), person.raw()});
}

seal::Digest change_factor_message(const base::OrganisationId& organisation, const base::PersonId& person,
                                   base::ByteView challenge, std::string_view what, base::ByteView detail) {
  return seal::hash(seal::label::change_factor,
                    {organisation.raw(), person.raw(), challenge, base::view(what), detail});
}

seal::Digest stored_factor_code(const base::OrganisationId& organisation, const base::PersonId& person,
                                std::string_view digits) {
  return seal::hash(seal::label::factor_code_stored, {organisation.raw(), person.raw(), base::view(digits)});
}

Invented invented(const seal::SecretBytes& fake_key, std::string_view name) {
  const auto drawn = seal::keyed_hash(fake_key.reveal(), seal::label::unknown_name, {base::view(name)});
  const auto bytes = drawn.reveal();
  const auto salt = bytes.subspan(16, 16);
  return {.person = *base::PersonId::from(bytes.first(16)), .salt = {salt.begin(), salt.end()}};
}

std::string folded_login_name(std::string_view typed) {
  constexpr std::string_view spaces = " \t\r\n";
  const auto from = typed.find_first_not_of(spaces);
  if (from == typed.npos) return "";
  std::string name{typed.substr(from, typed.find_last_not_of(spaces) - from + 1)};
  for (auto& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

}  // namespace staff
