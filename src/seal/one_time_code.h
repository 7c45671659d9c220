// SPDX-License-Identifier: AGPL-3.0-or-later
// The second factor: TOTP (RFC 6238) with HMAC-SHA-1, six digits, thirty seconds. doc/sealing.md 1.2.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"

namespace seal {

constexpr std::size_t one_time_secret_size = 20;

// Steps of thirty seconds since 1970.
std::uint64_t one_time_step(base::Instant now);
std::string one_time_code(base::ByteView secret, std::uint64_t step);
// The step whose code was typed: this one, the one before or the one after. The caller remembers it and
// accepts none that is not later, so that a code seen over a shoulder does not work twice.
std::optional<std::uint64_t> check_one_time_code(base::ByteView secret, std::string_view typed,
                                                 std::uint64_t step_now);

}  // namespace seal
