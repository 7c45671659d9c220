// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/recovery.h"

#include <algorithm>
#include <map>

#include "seal/base32.h"
#include "seal/contexts.h"
#include "seal/layout.h"

namespace unseal {
namespace {

using Secret = std::array<std::uint8_t, 64>;

constexpr std::size_t share_size = 87;
constexpr std::size_t check_size = 4;
constexpr std::size_t group_size = 5;

struct Share {
  std::uint8_t threshold;
  std::uint8_t index;
  base::OrganisationId organisation;
  Secret value;
  Share() = default;
  Share(const Share&) = default;
  Share& operator=(const Share&) = default;
  ~Share() { seal::clear(value); }
};

// GF(256) with x^8 + x^4 + x^3 + x + 1, in constant time: no tables, no branches on secrets (9.2).
std::uint8_t times(std::uint8_t one, std::uint8_t other) {
  unsigned product = 0;
  unsigned shifted = one;
  for (int bit = 0; bit < 8; ++bit) {
    product ^= shifted & (0u - (other >> bit & 1u));
    shifted = shifted << 1 ^ (0x11bu & (0u - (shifted >> 7 & 1u)));
  }
  return static_cast<std::uint8_t>(product);
}

// a^254, the inverse of a.
std::uint8_t inverse(std::uint8_t a) {
  std::uint8_t power = a;
  for (int i = 0; i < 6; ++i) power = times(times(power, power), a);
  return times(power, power);
}

seal::Digest check_of(ByteView before) { return seal::hash(seal::label::share_check, {before}); }

std::string written(const Share& share) {
  seal::Writer out{share_size};
  out.number(std::uint8_t{1}).number(share.threshold).number(share.index);
  out.bytes(share.organisation.raw()).bytes(share.value);
  out.bytes(check_of(out.view()).view().first(check_size));
  const seal::Cleared held{out.take()};
  auto letters = seal::to_base32(held.bytes);
  std::string text;
  text.reserve(letters.size() * 2);
  for (std::size_t at = 0; at < letters.size(); at += group_size)
    text.append(at == 0 ? "" : " ").append(letters, at, group_size);
  seal::clear(letters);
  return text;
}

std::optional<Share> read_share(std::string_view text) {
  auto bytes = seal::from_base32(text);
  if (!bytes) return std::nullopt;
  const seal::Cleared held{std::move(*bytes)};
  if (held.bytes.size() != share_size) return std::nullopt;

  seal::Reader reader{held.bytes};
  const auto version = reader.number<std::uint8_t>();
  Share share;
  share.threshold = reader.number<std::uint8_t>();
  share.index = reader.number<std::uint8_t>();
  share.organisation = reader.id<base::OrganisationId>();
  share.value = reader.array<64>();
  const auto check = check_of(ByteView{held.bytes}.first(share_size - check_size));
  if (version != 1 || share.threshold < 2 || share.index == 0) return std::nullopt;
  if (!seal::equal(reader.rest(), check.view().first(check_size))) return std::nullopt;
  return share;
}

// Lagrange at zero: what this share's value is multiplied by, given the indices of all used.
std::uint8_t weight(const std::map<std::uint8_t, Share>& shares, std::uint8_t index) {
  std::uint8_t product = 1;
  for (const auto& [other, share] : shares)
    if (other != index)
      product = times(product, times(other, inverse(static_cast<std::uint8_t>(other ^ index))));
  return product;
}

OrganisationSecret interpolated(const std::map<std::uint8_t, Share>& shares) {
  Secret secret{};
  for (const auto& [index, share] : shares) {
    const auto factor = weight(shares, index);
    for (std::size_t i = 0; i < secret.size(); ++i) secret[i] ^= times(share.value[i], factor);
  }
  const auto halves = std::span{secret};
  auto root = SecretBytes::take(halves.first<32>());
  return {std::move(root), SecretBytes::take(halves.last<32>())};
}

}  // namespace

OrganisationSecret OrganisationSecret::fresh() { return {SecretBytes::fresh(), SecretBytes::fresh()}; }

std::vector<std::string> split(const OrganisationSecret& secret, int k, int n) {
  CHECK(2 <= k && k <= n && n <= 32);
  // Coefficient 0 is the secret, the others are random: one polynomial a byte.
  std::vector<Secret> coefficients(static_cast<std::size_t>(k));
  std::ranges::copy(secret.root.reveal(), coefficients[0].begin());
  std::ranges::copy(secret.recovery.reveal(), coefficients[0].begin() + 32);
  for (std::size_t i = 1; i < coefficients.size(); ++i) seal::fill_random(coefficients[i]);

  std::vector<std::string> shares;
  Share share;
  share.threshold = static_cast<std::uint8_t>(k);
  share.organisation = seal::organisation_of(seal::signing_public(secret.root));
  for (share.index = 1; share.index <= n; ++share.index) {
    share.value = coefficients.back();
    for (auto i = coefficients.size() - 1; i-- > 0;)
      for (std::size_t at = 0; at < share.value.size(); ++at)
        share.value[at] = times(share.value[at], share.index) ^ coefficients[i][at];
    shares.push_back(written(share));
  }
  for (auto& coefficient : coefficients) seal::clear(coefficient);
  return shares;
}

base::Result<OrganisationSecret> combine(const std::vector<std::string>& shares) {
  std::map<std::uint8_t, Share> read;
  for (const auto& text : shares) {
    const auto share = read_share(text);
    if (!share) return refusal::share_unreadable;
    const auto& first = read.empty() ? *share : read.begin()->second;
    if (share->threshold != first.threshold || share->organisation != first.organisation)
      return refusal::shares_do_not_fit;
    const auto [known, added] = read.emplace(share->index, *share);
    if (!added && !seal::equal(known->second.value, share->value)) return refusal::shares_do_not_fit;
  }
  if (read.empty() || read.size() < read.begin()->second.threshold) return refusal::too_few_shares;

  // 9.3 All that came are used: one that does not belong shows, also beyond the threshold.
  auto secret = interpolated(read);
  if (seal::organisation_of(seal::signing_public(secret.root)) != read.begin()->second.organisation)
    return refusal::shares_do_not_fit;
  return secret;
}

}  // namespace unseal
