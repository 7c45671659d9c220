// SPDX-License-Identifier: AGPL-3.0-or-later
// The table factor_codes: one-time codes for whoever has lost the second factor. Private to this room.
#pragma once

#include <optional>

#include "access/house.h"

namespace staff::records {

enum class FactorCode { printed, reset };
std::string_view word(FactorCode kind);

std::optional<FactorCode> find_factor_code(store::Transaction& transaction, const base::PersonId& person,
                                           base::ByteView hash, base::Instant now);
void save(store::Transaction& transaction, const base::PersonId& person, base::ByteView hash, FactorCode kind,
          std::optional<base::Instant> expires);
void remove_factor_code(store::Transaction& transaction, const base::PersonId& person, base::ByteView hash);
void remove_factor_codes(store::Transaction& transaction, const base::PersonId& person, FactorCode kind);
std::int64_t count_printed_codes(store::Transaction& transaction, const base::PersonId& person);

}  // namespace staff::records
