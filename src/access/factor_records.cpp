// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/factor_records.h"

namespace staff::records {

std::string_view word(FactorCode kind) { return kind == FactorCode::printed ? "printed" : "reset"; }

std::optional<FactorCode> find_factor_code(store::Transaction& transaction, const base::PersonId& person,
                                           base::ByteView hash, base::Instant now) {
  const auto row = transaction.one(
      "SELECT kind, expires_at FROM factor_codes WHERE person_id = $1 AND hash = $2", {person, hash});
  if (!row || (!row->is_null(1) && row->integer(1) <= now.milliseconds)) return std::nullopt;
  return row->text(0) == word(FactorCode::printed) ? FactorCode::printed : FactorCode::reset;
}

void save(store::Transaction& transaction, const base::PersonId& person, base::ByteView hash, FactorCode kind,
          std::optional<base::Instant> expires) {
  transaction.change(
      "INSERT INTO factor_codes (person_id, hash, kind, expires_at) VALUES ($1, $2, $3, $4)",
      {person, hash, word(kind), expires ? std::optional{expires->milliseconds} : std::nullopt});
}

void remove_factor_code(store::Transaction& transaction, const base::PersonId& person, base::ByteView hash) {
  transaction.change("DELETE FROM factor_codes WHERE person_id = $1 AND hash = $2", {person, hash});
}

void remove_factor_codes(store::Transaction& transaction, const base::PersonId& person, FactorCode kind) {
  transaction.change("DELETE FROM factor_codes WHERE person_id = $1 AND kind = $2", {person, word(kind)});
}

std::int64_t count_printed_codes(store::Transaction& transaction, const base::PersonId& person) {
  return transaction
      .one("SELECT COUNT(*) FROM factor_codes WHERE person_id = $1 AND kind = 'printed'", {person})
      ->integer(0);
}

}  // namespace staff::records
