// SPDX-License-Identifier: AGPL-3.0-or-later
// Small words shared by what writes the vectors.
#pragma once

#include <boost/json.hpp>
#include <string>

#include "base/id.h"
#include "seal/envelope.h"

namespace vectors {

using boost::json::array;
using boost::json::object;

// Everything in the vectors comes from these, so that the file can be made again to the byte.
inline seal::SecretBytes seed(int number) {
  std::array<std::uint8_t, 32> bytes;
  bytes.fill(static_cast<std::uint8_t>(number));
  return seal::SecretBytes::take(bytes);
}

template <class Id>
Id id(int number) {
  typename Id::Raw raw;
  for (std::size_t i = 0; i < raw.size(); ++i)
    raw[i] = static_cast<std::uint8_t>(number + static_cast<int>(i));
  return Id{raw};
}

inline std::string hex(base::ByteView bytes) { return base::to_hex(bytes); }

object primitives();  // hash, keyed hash, key ids, X-Wing, padding
object receipts();
object people();
object statements();
object envelopes();
object files();
object recovery();
object instructions();

}  // namespace vectors
