// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/visit.h"

#include "seal/contexts.h"
#include "seal/layout.h"
#include "unseal/unlock.h"

namespace unseal {

base::Result<seal::Receipt> open_visit(const base::OrganisationId& organisation, const SecretBytes& visit_key,
                                       ByteView sealed, base::Instant now) {
  if (sealed.size() != seal::visit_size || sealed[0] != 1) return refusal::does_not_open;
  seal::Reader outer{sealed.subspan(1)};
  const auto nonce = outer.array<24>();
  const auto key = seal::keyed_hash(visit_key.reveal(), seal::label::visit, {organisation.raw()});
  auto plain = unlock(key, nonce, organisation.raw(), outer.rest());
  if (!plain) return refusal::does_not_open;

  const seal::Cleared held{*std::move(plain)};
  seal::Reader inner{held.bytes};
  const auto until = static_cast<std::int64_t>(inner.number<std::uint64_t>());
  if (now.milliseconds >= until) return refusal::does_not_open;
  seal::ReceiptNumbers numbers;
  for (auto& number : numbers) number = inner.number<std::uint16_t>();
  auto receipt = seal::Receipt::from(numbers);
  seal::clear({reinterpret_cast<std::uint8_t*>(numbers.data()), sizeof numbers});
  return receipt;
}

}  // namespace unseal
