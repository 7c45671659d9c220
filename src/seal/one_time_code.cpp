// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/one_time_code.h"

#include <openssl/hmac.h>

#include <array>

#include "base/result.h"
#include "seal/keys.h"

namespace seal {

std::uint64_t one_time_step(base::Instant now) {
  return static_cast<std::uint64_t>(now.milliseconds) / 30'000;
}

std::string one_time_code(base::ByteView secret, std::uint64_t step) {
  std::array<std::uint8_t, 8> counter;
  for (std::size_t i = 0; i < 8; ++i) counter[i] = static_cast<std::uint8_t>(step >> (56 - 8 * i));
  std::array<std::uint8_t, 20> mac;
  CHECK(HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
             mac.data(), nullptr) != nullptr);

  // RFC 4226 5.3: the last four bits say where to read.
  const std::size_t at = mac.back() & 15;
  const auto cut = (mac[at] & 0x7fu) << 24 | mac[at + 1] * 0x10000u | mac[at + 2] * 0x100u | mac[at + 3];
  auto digits = std::to_string(cut % 1'000'000);
  return digits.insert(0, 6 - digits.size(), '0');
}

std::optional<std::uint64_t> check_one_time_code(base::ByteView secret, std::string_view typed,
                                                 std::uint64_t step_now) {
  for (const auto step : {step_now, step_now - 1, step_now + 1})
    if (equal(base::view(one_time_code(secret, step)), base::view(typed))) return step;
  return std::nullopt;
}

}  // namespace seal
