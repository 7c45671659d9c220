// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/contexts.h"
#include "seal/file.h"
#include "seal/xwing.h"
#include "vectors.h"

namespace vectors {
namespace {

array hashes() {
  array out;
  const auto add = [&](std::string_view label, const std::vector<base::Bytes>& parts) {
    std::vector<base::ByteView> views{parts.begin(), parts.end()};
    array written;
    for (const auto& part : parts) written.emplace_back(hex(part));
    out.push_back(
        object{{"label", label}, {"parts", written}, {"hash", hex(seal::hash(label, views).view())}});
  };
  add(seal::label::organisation, {base::Bytes(32, 7)});
  add(seal::label::recipients, {});
  add(seal::label::recipients, {base::Bytes(16, 1), base::Bytes(16, 2)});
  add(seal::label::signed_text, {base::Bytes(76, 3), {2}, base::Bytes(16, 4), {}});
  return out;
}

array keyed_hashes() {
  array out;
  const base::Bytes part(16, 9);
  for (const auto label : {seal::label::body, seal::label::commitment, seal::label::wrap})
    out.push_back(object{{"key", hex(seed(5).reveal())},
                         {"label", label},
                         {"parts", array{hex(part), ""}},
                         {"hash", hex(seal::keyed_hash(seed(5).reveal(), label, {part, {}}).reveal())}});
  return out;
}

array key_ids() {
  array out;
  for (int kind = 1; kind <= 10; ++kind) {
    const auto sealing = kind <= 5;
    const base::Bytes key(sealing ? 1216 : 32, static_cast<std::uint8_t>(kind));
    out.push_back(object{{"kind", kind},
                         {"public", hex(key)},
                         {"id", hex(seal::key_id(static_cast<seal::KeyKind>(kind), key).raw())}});
  }
  return out;
}

array xwing() {
  array out;
  for (int number = 1; number <= 3; ++number) {
    const auto open = seal::sealing_public(seed(number));
    std::array<std::uint8_t, 64> randomness;
    randomness.fill(static_cast<std::uint8_t>(100 + number));
    const auto made = seal::xwing::encapsulate_with(open, randomness);
    out.push_back(object{{"seed", hex(seed(number).reveal())},
                         {"public", hex(open.view())},
                         {"randomness", hex(randomness)},
                         {"ciphertext", hex(made.ciphertext)},
                         {"shared", hex(made.shared.reveal())}});
  }
  return out;
}

array padding() {
  array out;
  for (const std::uint64_t size :
       {0ull, 1ull, 4095ull, 4096ull, 4097ull, 4224ull, 4225ull, 100'000ull, 262'143ull, 262'144ull,
        262'145ull, 524'288ull, 1'000'000ull, 26'214'400ull, 1ull << 32, 1ull << 40})
    out.push_back(
        object{{"size", size}, {"padded", seal::padded_size(size)}, {"chunks", seal::chunk_count(size)}});
  return out;
}

}  // namespace

object primitives() {
  return {{"hashes", hashes()},
          {"keyed_hashes", keyed_hashes()},
          {"key_ids", key_ids()},
          {"xwing", xwing()},
          {"padding", padding()}};
}

}  // namespace vectors
