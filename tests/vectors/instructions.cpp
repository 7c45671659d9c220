// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/instructions.h"

#include "vectors.h"

namespace vectors {

object instructions() {
  const seal::InstructionsPlace place{id<base::OrganisationId>(0x10), id<base::RequestId>(0x20),
                                      id<seal::InstructionsId>(0x70), 3, 5};
  const std::string text = "Ring my sister. Then, after a day, the paper. اتصلوا بأختي";
  const auto sealed = *seal::close_instructions(place, base::view(text));
  const auto again = *seal::close_instructions(place, base::view(text));
  array shares;
  for (const auto& share : sealed.shares) shares.emplace_back(seal::written_share(place, share));
  auto misread = std::string{shares[0].as_string()};
  misread[20] = misread[20] == 'A' ? 'B' : 'A';
  const auto wrap =
      seal::wrap(sealed.shares[1].value, {seal::KeyKind::person, seal::sealing_public(seed(71))},
                 seal::WrapPurpose::instructions_share, seal::share_subject(place, 2));
  return {{"instructions",
           {{"organisation", hex(place.organisation.raw())},
            {"case", hex(place.request.raw())},
            {"id", hex(place.id.raw())},
            {"threshold", place.threshold},
            {"count", place.shares},
            {"text", text},
            {"sealed", hex(sealed.bytes)},
            {"shares", shares},
            {"combine",
             array{array{shares[0], shares[1], shares[2]}, array{shares[4], shares[2], shares[0]}, shares}},
            {"refused", array{array{shares[0], shares[1]}, array{shares[0], shares[0], shares[1]},
                              array{misread, shares[1], shares[2]},
                              array{shares[0], shares[1], seal::written_share(place, again.shares[2])}}},
            {"wrap_seed", hex(seed(71).reveal())},
            {"wrap", hex(wrap.bytes)}}}};
}

}  // namespace vectors
