// SPDX-License-Identifier: AGPL-3.0-or-later
#include "unseal/recovery.h"

#include <algorithm>
#include <map>

#include "seal/base32.h"
#include "seal/contexts.h"
#include "seal/layout.h"
#include "seal/sharing.h"

namespace unseal {
namespace {

using Secret = std::array<std::uint8_t, 64>;

constexpr std::size_t share_size = 87;
constexpr std::size_t check_size = 4;
constexpr std::size_t group_size = 5;

struct Share {
  std::uint8_t threshold = 0;
  std::uint8_t index = 0;
  base::OrganisationId organisation;
  Secret value{};
  Share() = default;
  Share(const Share&) = default;
  Share& operator=(const Share&) = default;
  ~Share() { seal::clear(value); }
};

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

OrganisationSecret interpolated(const std::map<std::uint8_t, Share>& shares) {
  std::vector<std::uint8_t> indices;
  for (const auto& [index, share] : shares) indices.push_back(index);
  Secret secret{};
  for (const auto& [index, share] : shares) {
    const auto factor = seal::share_weight(indices, index);
    for (std::size_t i = 0; i < secret.size(); ++i) secret[i] ^= seal::field_times(share.value[i], factor);
  }
  const auto halves = std::span{secret};
  auto root = SecretBytes::take(halves.first<32>());
  return {std::move(root), SecretBytes::take(halves.last<32>())};
}

}  // namespace

OrganisationSecret OrganisationSecret::fresh() { return {SecretBytes::fresh(), SecretBytes::fresh()}; }

std::vector<std::string> split(const OrganisationSecret& secret, int k, int n) {
  seal::Writer both{std::tuple_size_v<Secret>};
  both.bytes(secret.root.reveal()).bytes(secret.recovery.reveal());
  const seal::Cleared whole{both.take()};

  std::vector<std::string> shares;
  Share share;
  share.threshold = static_cast<std::uint8_t>(k);
  share.organisation = seal::organisation_of(seal::signing_public(secret.root));
  for (auto& part : seal::split_secret(whole.bytes, k, n)) {
    ++share.index;
    std::ranges::copy(part, share.value.begin());
    seal::clear(part);
    shares.push_back(written(share));
  }
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
