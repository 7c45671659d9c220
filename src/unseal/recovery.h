// SPDX-License-Identifier: AGPL-3.0-or-later
// The organisation's secret and its shares (doc/sealing.md section 9). Shares meet only in `havre`
// ceremonies.
#pragma once

#include <string>
#include <vector>

#include "unseal/unseal.h"

namespace unseal {

struct OrganisationSecret {
  SecretBytes root;
  SecretBytes recovery;
  static OrganisationSecret fresh();
};

namespace refusal {
inline constexpr base::Refusal share_unreadable{base::Kind::invalid, "recovery.share_unreadable"};
inline constexpr base::Refusal shares_do_not_fit{base::Kind::invalid, "recovery.shares_do_not_fit"};
inline constexpr base::Refusal too_few_shares{base::Kind::invalid, "recovery.too_few_shares"};
}  // namespace refusal

// Base 32 in groups of five. 2 <= k <= n <= 32.
std::vector<std::string> split(const OrganisationSecret& secret, int k, int n);
base::Result<OrganisationSecret> combine(const std::vector<std::string>& shares);

}  // namespace unseal
