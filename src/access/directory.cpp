// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/directory.h"

#include <algorithm>

namespace staff {

std::optional<seal::PersonKeys> keys_of(const base::OrganisationId& organisation,
                                        const seal::Credential& credential) {
  const auto appointment = seal::read_appointment(organisation, credential.appointment);
  if (!appointment) return std::nullopt;
  const auto keys = seal::verify_person_keys(organisation, credential.person_keys, *appointment);
  return keys ? std::optional{*keys} : std::nullopt;
}

base::Result<> check_entries(const std::vector<seal::Entry>& entries,
                             const std::vector<Certifiable>& people) {
  for (const auto& entry : entries) {
    const auto named = [&](const Certifiable& one) { return one.person.id == entry.person; };
    const auto found = std::ranges::find_if(people, named);
    if (found == people.end()) return refusal::directory_differs;
    const auto& [person, keys] = *found;
    const bool is_here = person.state == PersonState::enrolled || person.state == PersonState::active;
    const bool fits = entry.identity == keys.identity && entry.sealing == keys.sealing &&
                      entry.purposes == person.roles.purposes();
    if (!is_here || !fits) return refusal::directory_differs;
  }
  return base::done();
}

}  // namespace staff
