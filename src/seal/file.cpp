// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/file.h"

#include <bit>

#include "base/result.h"
#include "seal/file_layout.h"
#include "seal/lock.h"

namespace seal {
namespace {

constexpr std::uint64_t least_padded = 4096;

std::uint64_t padme(std::uint64_t length) {
  const int e = static_cast<int>(std::bit_width(length)) - 1;
  const int s = static_cast<int>(std::bit_width(static_cast<unsigned>(e)));
  const std::uint64_t step = std::uint64_t{1} << (e - s);
  return (length + step - 1) / step * step;
}

}  // namespace

std::uint64_t padded_size(std::uint64_t size) {
  CHECK(size <= most_file_size);
  return padme(std::max(size, least_padded));
}

std::uint64_t chunk_count(std::uint64_t size) { return (padded_size(size) + chunk_size - 1) / chunk_size; }

std::size_t chunk_length(std::uint64_t size, std::uint64_t index) {
  const auto padded = padded_size(size);
  const auto before = index * chunk_size;
  CHECK(before < padded);
  return static_cast<std::size_t>(std::min<std::uint64_t>(chunk_size, padded - before));
}

// 4.4
ChunkSeal chunk_seal(const FilePlace& place, const SecretBytes& file_key, std::uint64_t index,
                     std::optional<std::uint64_t> true_size_if_final) {
  const auto& organisation = place.organisation.raw();
  const std::uint8_t final = true_size_if_final ? 1 : 0;
  Nonce nonce{};
  std::ranges::copy(little(index), nonce.begin());
  nonce[8] = final;
  Writer associated{1 + 3 * 16 + 8 + 1 + 8};
  associated.number(std::uint8_t{1}).bytes(organisation).bytes(place.request.raw()).bytes(place.file.raw());
  associated.number(index).number(final).number(true_size_if_final.value_or(0));
  return {keyed_hash(file_key.reveal(), label::file, {organisation, place.request.raw(), place.file.raw()}),
          nonce, associated.take()};
}

Bytes seal_chunk(const FilePlace& place, const SecretBytes& file_key, std::uint64_t index, ByteView plain,
                 std::optional<std::uint64_t> true_size_if_final) {
  CHECK(!plain.empty() && plain.size() <= chunk_size);
  const auto seal = chunk_seal(place, file_key, index, true_size_if_final);
  return lock(seal.key, seal.nonce, seal.associated, plain);
}

FileSealer::FileSealer(FilePlace place, Emit emit)
    : place_{place}, emit_{std::move(emit)}, key_{SecretBytes::fresh()} {
  held_.reserve(chunk_size);
}

FileSealer::~FileSealer() { clear(held_); }

void FileSealer::write(ByteView piece) {
  size_ += piece.size();
  while (!piece.empty()) {
    // A full chunk waits: only the next byte shows that it is not the last.
    if (held_.size() == chunk_size) emit_held(false);
    const auto some = std::min(piece.size(), chunk_size - held_.size());
    held_.insert(held_.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(some));
    piece = piece.subspan(some);
  }
}

void FileSealer::finish() {
  const auto last = chunk_count(size_) - 1;
  while (next_ < last) {
    held_.resize(chunk_size);
    emit_held(false);
  }
  held_.resize(chunk_length(size_, last));
  emit_held(true);
}

void FileSealer::emit_held(bool final) {
  auto sealed = seal_chunk(place_, key_, next_, held_, final ? std::optional{size_} : std::nullopt);
  clear(held_);
  held_.clear();
  emit_(next_++, std::move(sealed));
}

}  // namespace seal
