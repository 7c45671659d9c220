// SPDX-License-Identifier: AGPL-3.0-or-later
// RFC 4648 base 32 without padding: shares of the organisation's secret, secrets of one-time codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace seal {

std::string to_base32(base::ByteView bytes);
// Either case; spaces and hyphens are skipped; leftover bits must be zero.
std::optional<base::Bytes> from_base32(std::string_view text);

}  // namespace seal
