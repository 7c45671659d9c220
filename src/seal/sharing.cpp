// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/sharing.h"

#include "base/result.h"

namespace seal {

std::uint8_t field_times(std::uint8_t one, std::uint8_t other) {
  unsigned product = 0;
  unsigned shifted = one;
  for (int bit = 0; bit < 8; ++bit) {
    product ^= shifted & (0u - (other >> bit & 1u));
    shifted = shifted << 1 ^ (0x11bu & (0u - (shifted >> 7 & 1u)));
  }
  return static_cast<std::uint8_t>(product);
}

// a^254
std::uint8_t field_inverse(std::uint8_t a) {
  std::uint8_t power = a;
  for (int i = 0; i < 6; ++i) power = field_times(field_times(power, power), a);
  return field_times(power, power);
}

std::vector<Bytes> split_secret(ByteView secret, int k, int n) {
  CHECK(2 <= k && k <= n && n <= 32);
  // Coefficient 0 is the secret, the others are random: one polynomial a byte.
  std::vector<Bytes> coefficients(static_cast<std::size_t>(k), Bytes(secret.size()));
  std::copy(secret.begin(), secret.end(), coefficients[0].begin());
  for (std::size_t i = 1; i < coefficients.size(); ++i) fill_random(coefficients[i]);

  std::vector<Bytes> parts;
  for (int index = 1; index <= n; ++index) {
    auto& part = parts.emplace_back(coefficients.back());
    for (auto i = coefficients.size() - 1; i-- > 0;)
      for (std::size_t at = 0; at < part.size(); ++at)
        part[at] = field_times(part[at], static_cast<std::uint8_t>(index)) ^ coefficients[i][at];
  }
  for (auto& coefficient : coefficients) clear(coefficient);
  return parts;
}

std::uint8_t share_weight(std::span<const std::uint8_t> indices, std::uint8_t index) {
  std::uint8_t product = 1;
  for (const auto other : indices)
    if (other != index)
      product =
          field_times(product, field_times(other, field_inverse(static_cast<std::uint8_t>(other ^ index))));
  return product;
}

}  // namespace seal
