// SPDX-License-Identifier: AGPL-3.0-or-later
// Opening instructions with the shares of k holders (doc/sealing.md section 17). The server never does: this
// is for `havre` on a holder's own machine, and for the proof that both programs agree.
#pragma once

#include "seal/instructions.h"
#include "unseal/unseal.h"

namespace unseal {

// All that came are used, at least as many as the threshold says, each once.
base::Result<Bytes> open_instructions(const seal::InstructionsPlace& place, ByteView sealed,
                                      const std::vector<seal::InstructionsShare>& shares);

// As it was printed; either case, spaces and hyphens are skipped. Refused when it is of other instructions.
base::Result<seal::InstructionsShare> read_share(const seal::InstructionsPlace& place, std::string_view text);

}  // namespace unseal
