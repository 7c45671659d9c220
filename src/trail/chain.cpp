// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/chain.h"

#include "seal/contexts.h"
#include "seal/layout.h"

namespace trail {

seal::Digest chained(const seal::Digest& before, const Line& line) {
  // 14.2 Numbers as u64, so that whatever an edited line says can be hashed.
  const auto sequence = seal::little(static_cast<std::uint64_t>(line.sequence));
  const auto hour = seal::little(static_cast<std::uint64_t>(line.hour.count));
  return seal::hash(seal::label::trail,
                    {before.view(), sequence, hour, base::view(line.actor), base::view(line.deed),
                     base::view(line.subject), base::view(line.detail)});
}

}  // namespace trail
