// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "seal/file_layout.h"
#include "unseal/unlock.h"
#include "unseal/unseal.h"

namespace unseal {

base::Result<Bytes> open_chunk_alone(const seal::FilePlace& place, const SecretBytes& file_key,
                                     std::uint64_t index, std::optional<std::uint64_t> true_size_if_final,
                                     ByteView sealed) {
  if (sealed.size() <= seal::tag_size || sealed.size() > seal::sealed_chunk_size)
    return refusal::does_not_open;
  const auto seal = seal::chunk_seal(place, file_key, index, true_size_if_final);
  auto plain = unlock(seal.key, seal.nonce, seal.associated, sealed);
  if (!plain) return refusal::does_not_open;
  return std::move(*plain);
}

// 4.5
base::Result<Bytes> open_chunk(const seal::FilePlace& place, const SecretBytes& file_key, std::uint64_t index,
                               std::uint64_t true_size, ByteView sealed) {
  if (true_size > seal::most_file_size || index >= seal::chunk_count(true_size))
    return refusal::does_not_open;
  const bool final = index + 1 == seal::chunk_count(true_size);
  if (sealed.size() != seal::chunk_length(true_size, index) + seal::tag_size) return refusal::does_not_open;
  auto plain =
      TRY(open_chunk_alone(place, file_key, index, final ? std::optional{true_size} : std::nullopt, sealed));

  const auto before = index * seal::chunk_size;
  const auto real = before >= true_size ? 0 : std::min<std::uint64_t>(true_size - before, plain.size());
  const auto padding = plain.begin() + static_cast<std::ptrdiff_t>(real);
  if (std::any_of(padding, plain.end(), [](auto byte) { return byte != 0; })) {
    seal::clear(plain);
    return refusal::does_not_open;
  }
  plain.resize(real);
  return plain;
}

}  // namespace unseal
