// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/instructions.h"

#include <algorithm>

#include "seal/base32.h"
#include "seal/contexts.h"
#include "seal/instructions_layout.h"
#include "seal/sharing.h"
#include "unseal/unlock.h"

namespace unseal {
namespace {

std::optional<SecretBytes> combined(const seal::InstructionsPlace& place,
                                    const std::vector<seal::InstructionsShare>& shares) {
  std::vector<std::uint8_t> indices;
  for (const auto& share : shares) {
    if (share.index < 1 || share.index > place.shares) return std::nullopt;
    indices.push_back(static_cast<std::uint8_t>(share.index));
  }
  std::ranges::sort(indices);
  const bool twice = std::ranges::adjacent_find(indices) != indices.end();
  if (twice || indices.size() < static_cast<std::size_t>(place.threshold)) return std::nullopt;

  std::array<std::uint8_t, SecretBytes::size> secret{};
  for (const auto& share : shares) {
    const auto weight = seal::share_weight(indices, static_cast<std::uint8_t>(share.index));
    for (std::size_t i = 0; i < secret.size(); ++i)
      secret[i] ^= seal::field_times(share.value.reveal()[i], weight);
  }
  return SecretBytes::take(secret);
}

// The smallest bucket, and nothing but zeros behind the text.
std::optional<Bytes> unpadded(ByteView padded) {
  seal::Reader reader{padded};
  const auto text = reader.bytes(reader.number<std::uint32_t>());
  const auto smallest = std::ranges::lower_bound(seal::instruction_buckets, text.size() + 4);
  if (smallest == seal::instruction_buckets.end() || *smallest != padded.size()) return std::nullopt;
  if (std::ranges::any_of(reader.rest(), [](auto byte) { return byte != 0; })) return std::nullopt;
  return Bytes{text.begin(), text.end()};
}

}  // namespace

base::Result<Bytes> open_instructions(const seal::InstructionsPlace& place, ByteView sealed,
                                      const std::vector<seal::InstructionsShare>& shares) {
  const auto header = seal::instructions_header(place);
  if (!seal::read_instructions(sealed) || !seal::equal(header, sealed.first(header.size())))
    return refusal::does_not_open;
  const auto secret = combined(place, shares);
  if (!secret) return refusal::does_not_open;

  const auto commitment = seal::keyed_hash(secret->reveal(), seal::label::instructions_commitment, {header});
  if (!seal::equal(commitment.reveal(), sealed.subspan(header.size(), 32))) return refusal::does_not_open;
  const auto key = seal::keyed_hash(secret->reveal(), seal::label::instructions_body, {header});
  auto padded = unlock(key, seal::zero_nonce, sealed.first(seal::instructions_body_at),
                       sealed.subspan(seal::instructions_body_at));
  if (!padded) return refusal::does_not_open;
  const seal::Cleared held{std::move(*padded)};
  auto text = unpadded(held.bytes);
  if (!text) return refusal::does_not_open;
  return *std::move(text);
}

base::Result<seal::InstructionsShare> read_share(const seal::InstructionsPlace& place,
                                                 std::string_view text) {
  auto bytes = seal::from_base32(text);
  if (!bytes) return refusal::does_not_open;
  const seal::Cleared held{std::move(*bytes)};
  if (held.bytes.size() != seal::written_share_size) return refusal::does_not_open;
  seal::Reader reader{held.bytes};
  const auto version = reader.number<std::uint8_t>();
  const auto threshold = reader.number<std::uint8_t>();
  const auto index = reader.number<std::uint8_t>();
  const auto id = reader.id<seal::InstructionsId>();
  seal::InstructionsShare share{index, SecretBytes::copy(reader.bytes(SecretBytes::size))};
  const auto check = seal::written_share_check(ByteView{held.bytes}.first(seal::written_share_size - 4));
  const bool whole = seal::equal(reader.rest(), check.view().first(4));
  if (version != 1 || !whole || id != place.id || threshold != place.threshold || index < 1 ||
      index > place.shares)
    return refusal::does_not_open;
  return share;
}

}  // namespace unseal
