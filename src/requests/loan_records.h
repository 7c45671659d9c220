// SPDX-License-Identifier: AGPL-3.0-or-later
// The table loans. Private to this room.
#pragma once

#include "requests/loans.h"

namespace requests::records {

std::vector<Loan> loans(store::Transaction& transaction, const base::RequestId& request);
bool is_on_loan(store::Transaction& transaction, const base::RequestId& request,
                const base::PersonId& person);
void save(store::Transaction& transaction, const base::RequestId& request, const Loan& loan);
// False when there was none.
bool end_loan(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person);

struct Over {
  base::RequestId request;
  base::PersonId person;
};
// Whose time is over while somebody else of the team is there.
std::vector<Over> loans_over(store::Transaction& transaction, base::Instant now);

Shared shared(store::Transaction& transaction, const base::RequestId& request, const base::KeyId& recovery);
void insert_envelope_wrap(store::Transaction& transaction, const base::PersonId& person,
                          const EnvelopeWrap& offered);

struct Lent {
  intake::RequestKind kind = intake::RequestKind::request;
  State state = State::fresh;
};
std::optional<Lent> lock_any(store::Transaction& transaction, const base::RequestId& request);

}  // namespace requests::records
