// SPDX-License-Identifier: AGPL-3.0-or-later
#include <sodium.h>

#include <mutex>

#include "base/result.h"
#include "seal/keys.h"

namespace seal {
namespace {

// Cells of 32 bytes cut from locked pages. A guarded allocation each would cost three pages a key, and a
// thousand keys would exceed what a process may lock.
class Cells {
 public:
  std::uint8_t* take() {
    const std::lock_guard guard{mutex_};
    if (free_.empty()) add_pages();
    auto* cell = free_.back();
    free_.pop_back();
    return cell;
  }

  void give_back(std::uint8_t* cell) noexcept {
    sodium_memzero(cell, SecretBytes::size);
    const std::lock_guard guard{mutex_};
    free_.push_back(cell);
  }

 private:
  static constexpr std::size_t slab_size = 16384;

  void add_pages() {
    auto* slab = static_cast<std::uint8_t*>(std::aligned_alloc(4096, slab_size));
    if (slab == nullptr || sodium_mlock(slab, slab_size) != 0)
      throw base::Fault{"no memory to lock for keys"};
    cells_ += slab_size / SecretBytes::size;
    free_.reserve(cells_);  // so that giving back never allocates
    for (std::size_t at = 0; at < slab_size; at += SecretBytes::size) free_.push_back(slab + at);
  }

  std::mutex mutex_;
  std::vector<std::uint8_t*> free_;
  std::size_t cells_ = 0;
};

// Never destroyed: secrets in static storage may outlive anything else.
Cells& cells() {
  static auto& only = *new Cells;
  return only;
}

}  // namespace

SecretBytes::SecretBytes() : locked_{cells().take()} {}

SecretBytes::~SecretBytes() {
  if (locked_ != nullptr) cells().give_back(locked_);
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept : locked_{std::exchange(other.locked_, nullptr)} {}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept {
  const SecretBytes before{std::move(*this)};  // cleared here, not when `other` dies
  locked_ = std::exchange(other.locked_, nullptr);
  return *this;
}

SecretBytes SecretBytes::fresh() {
  SecretBytes secret;
  randombytes_buf(secret.locked_, size);
  return secret;
}

SecretBytes SecretBytes::take(std::span<std::uint8_t> from) {
  auto secret = copy(from);
  clear(from);
  return secret;
}

SecretBytes SecretBytes::copy(ByteView from) {
  CHECK(from.size() == size);
  SecretBytes secret;
  std::copy(from.begin(), from.end(), secret.locked_);
  return secret;
}

ByteView SecretBytes::reveal() const {
  CHECK(locked_ != nullptr);
  return {locked_, size};
}

SecretBytes SecretBytes::duplicate() const { return copy(reveal()); }

}  // namespace seal
