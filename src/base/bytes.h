// SPDX-License-Identifier: AGPL-3.0-or-later
// Plain bytes and their two written forms. Nothing here is secret: secrets are seal::SecretBytes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

std::string to_hex(ByteView bytes);
// Lower-case digits, two a byte; nothing else is accepted.
std::optional<Bytes> from_hex(std::string_view text);

// RFC 4648 section 5, without padding.
std::string to_base64url(ByteView bytes);
std::optional<Bytes> from_base64url(std::string_view text);

inline ByteView view(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace base
