// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/instructions.h"

#include <algorithm>

#include "seal/base32.h"
#include "seal/contexts.h"
#include "seal/instructions_layout.h"
#include "seal/lock.h"
#include "seal/sharing.h"

namespace seal {
namespace {

constexpr std::size_t group_size = 5;
constexpr int most_shares = 32;

bool fits(const InstructionsPlace& place) {
  return 2 <= place.threshold && place.threshold <= place.shares && place.shares <= most_shares;
}

Bytes padded(ByteView text, std::size_t bucket) {
  Writer out{bucket};
  out.number(static_cast<std::uint32_t>(text.size())).bytes(text);
  return out.zeros(bucket - out.view().size()).take();
}

}  // namespace

Bytes instructions_header(const InstructionsPlace& place) {
  Writer out{instructions_header_size};
  out.number(std::uint8_t{1}).bytes(place.organisation.raw()).bytes(place.request.raw());
  out.bytes(place.id.raw()).number(static_cast<std::uint8_t>(place.threshold));
  return out.number(static_cast<std::uint8_t>(place.shares)).take();
}

Digest written_share_check(ByteView before) { return hash(label::instructions_share, {before}); }

base::Result<SealedInstructions> close_instructions(const InstructionsPlace& place, ByteView text) {
  CHECK(fits(place));
  if (text.size() > most_instructions) return refusal::text_too_long;
  const auto bucket = *std::ranges::lower_bound(instruction_buckets, text.size() + 4);
  const auto secret = SecretBytes::fresh();
  const auto header = instructions_header(place);
  const Cleared plain{padded(text, bucket)};

  // 17.2
  Writer out{instructions_body_at + bucket + tag_size};
  out.bytes(header).bytes(keyed_hash(secret.reveal(), label::instructions_commitment, {header}).reveal());
  out.bytes(lock(keyed_hash(secret.reveal(), label::instructions_body, {header}), zero_nonce, out.view(),
                 plain.bytes));

  SealedInstructions sealed{out.take(), {}};
  int index = 0;
  for (auto& part : split_secret(secret.reveal(), place.threshold, place.shares))
    sealed.shares.push_back({++index, SecretBytes::take(part)});
  return sealed;
}

base::Result<InstructionsPlace> read_instructions(ByteView sealed) {
  const auto bucket = sealed.size() - std::min(sealed.size(), instructions_body_at + tag_size);
  if (std::ranges::find(instruction_buckets, bucket) == instruction_buckets.end()) return refusal::not_sealed;
  Reader reader{sealed};
  const auto version = reader.number<std::uint8_t>();
  InstructionsPlace place;
  place.organisation = reader.id<base::OrganisationId>();
  place.request = reader.id<base::RequestId>();
  place.id = reader.id<InstructionsId>();
  place.threshold = reader.number<std::uint8_t>();
  place.shares = reader.number<std::uint8_t>();
  if (version != 1 || !fits(place)) return refusal::not_sealed;
  return place;
}

Digest share_subject(const InstructionsPlace& place, int index) {
  return hash(label::subject_share, {instructions_header(place), little(static_cast<std::uint8_t>(index))});
}

std::string written_share(const InstructionsPlace& place, const InstructionsShare& share) {
  Writer out{written_share_size};
  out.number(std::uint8_t{1}).number(static_cast<std::uint8_t>(place.threshold));
  out.number(static_cast<std::uint8_t>(share.index)).bytes(place.id.raw()).bytes(share.value.reveal());
  out.bytes(written_share_check(out.view()).view().first(4));
  const Cleared held{out.take()};
  auto letters = to_base32(held.bytes);
  std::string text;
  text.reserve(letters.size() * 2);
  for (std::size_t at = 0; at < letters.size(); at += group_size)
    text.append(at == 0 ? "" : " ").append(letters, at, group_size);
  clear(letters);
  return text;
}

}  // namespace seal
