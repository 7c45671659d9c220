// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes sealing.json: make_vectors > tests/vectors/sealing.json. The same bytes every time.
#include <sodium.h>

#include <iostream>

#include "vectors.h"

namespace {

// In place of the system's randomness, for this program only: BLAKE2b of a counter.
void counted_bytes(void* out, std::size_t size) {
  static std::uint64_t counter = 0;
  auto* at = static_cast<std::uint8_t*>(out);
  for (std::uint8_t block[64]; size > 0;) {
    ++counter;
    crypto_generichash(block, sizeof block, reinterpret_cast<const std::uint8_t*>(&counter), sizeof counter,
                       nullptr, 0);
    const auto some = std::min(size, sizeof block);
    at = std::copy_n(block, some, at);
    size -= some;
  }
}

std::uint32_t counted_number() {
  std::uint32_t number = 0;
  counted_bytes(&number, sizeof number);
  return number;
}

randombytes_implementation counted{.implementation_name = [] { return "counted"; },
                                   .random = counted_number,
                                   .stir = nullptr,
                                   .uniform = nullptr,
                                   .buf = counted_bytes,
                                   .close = nullptr};

void print(const boost::json::value& value, const std::string& indent) {
  const auto inner = indent + ' ';
  if (value.is_object() && !value.get_object().empty()) {
    const char* before = "{\n";
    for (const auto& [key, member] : value.get_object()) {
      std::cout << before << inner << boost::json::serialize(key) << ": ";
      print(member, inner);
      before = ",\n";
    }
    std::cout << '\n' << indent << '}';
    return;
  }
  if (value.is_array() && !value.get_array().empty() && value.get_array().front().is_object()) {
    const char* before = "[\n";
    for (const auto& member : value.get_array()) {
      std::cout << before << inner;
      print(member, inner);
      before = ",\n";
    }
    std::cout << '\n' << indent << ']';
    return;
  }
  std::cout << boost::json::serialize(value);
}

}  // namespace

int main() {
  randombytes_set_implementation(&counted);
  seal::start();
  boost::json::object all{{"version", 1}};
  for (const auto& section :
       {vectors::primitives(), vectors::receipts(), vectors::people(), vectors::statements(),
        vectors::envelopes(), vectors::files(), vectors::recovery(), vectors::instructions()})
    for (const auto& [key, value] : section) all[key] = value;
  print(all, "");
  std::cout << '\n';
}
