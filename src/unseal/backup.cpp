// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/backup.h"

#include "seal/layout.h"
#include "unseal/unlock.h"

namespace unseal {

base::Result<SecretBytes> open_under_day_key(ByteView wrapped, const SecretBytes& day_key, ByteView header) {
  seal::Reader reader{wrapped};
  const auto nonce = reader.array<24>();
  auto secret = unlock_secret(day_key, nonce, header, reader.rest());
  if (!secret) return refusal::does_not_open;
  return std::move(*secret);
}

}  // namespace unseal
