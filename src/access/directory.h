// SPDX-License-Identifier: AGPL-3.0-or-later
// When a directory an officer has signed may stand: it must say of everybody what this house knows of them.
// The signature is what counts for devices; this keeps an officer's mistake from being published.
#pragma once

#include <optional>
#include <vector>

#include "access/person.h"
#include "seal/statement.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal directory_refused{base::Kind::invalid, "access.directory_refused"};
inline constexpr base::Refusal directory_moved{base::Kind::conflict, "access.directory_moved"};
inline constexpr base::Refusal directory_differs{base::Kind::invalid, "access.directory_differs"};
}  // namespace refusal

// The keys of an enrolled person, signed with the key of their appointment.
std::optional<seal::PersonKeys> keys_of(const base::OrganisationId& organisation,
                                        const seal::Credential& credential);

struct Certifiable {
  Person person;
  seal::PersonKeys keys;
};
base::Result<> check_entries(const std::vector<seal::Entry>& entries, const std::vector<Certifiable>& people);

}  // namespace staff
