// SPDX-License-Identifier: AGPL-3.0-or-later
// What to do if I go silent: one text under a secret that exists in parts only, for people who must come
// together to read it (doc/sealing.md section 17).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "seal/envelope.h"

namespace seal {

using InstructionsId = base::Id<struct InstructionsTag>;

struct InstructionsPlace {
  base::OrganisationId organisation;
  base::RequestId request;
  InstructionsId id;
  int threshold = 2;  // 2 <= threshold <= shares <= 32
  int shares = 2;
};

struct InstructionsShare {
  int index = 0;  // from 1
  SecretBytes value;
};

struct SealedInstructions {
  Bytes bytes;
  std::vector<InstructionsShare> shares;
};

constexpr std::size_t most_instructions = 16380;  // bytes of UTF-8

base::Result<SealedInstructions> close_instructions(const InstructionsPlace& place, ByteView text);

// Form only, as the server sees it: it says what it belongs to, and its size is one of two.
base::Result<InstructionsPlace> read_instructions(ByteView sealed);

// A share for a member of staff travels in a wrap (purpose 4) of this subject.
Digest share_subject(const InstructionsPlace& place, int index);

// For paper, and to be read out: base 32 in groups of five.
std::string written_share(const InstructionsPlace& place, const InstructionsShare& share);

}  // namespace seal
