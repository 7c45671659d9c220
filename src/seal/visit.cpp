// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/visit.h"

#include "seal/contexts.h"
#include "seal/layout.h"
#include "seal/lock.h"

namespace seal {

Bytes close_visit(const base::OrganisationId& organisation, const SecretBytes& visit_key,
                  const ReceiptNumbers& numbers, base::Instant until) {
  Writer plain{8 + 2 * numbers.size()};
  plain.number(static_cast<std::uint64_t>(until.milliseconds));
  for (const auto number : numbers) plain.number(number);
  const Cleared held{plain.take()};

  const auto nonce = fresh_nonce();
  const auto key = keyed_hash(visit_key.reveal(), label::visit, {organisation.raw()});
  Writer out{visit_size};
  out.number(std::uint8_t{1}).bytes(nonce).bytes(lock(key, nonce, organisation.raw(), held.bytes));
  return out.take();
}

}  // namespace seal
