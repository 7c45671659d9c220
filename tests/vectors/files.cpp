// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/file.h"

#include "vectors.h"

namespace vectors {
namespace {

const seal::FilePlace place{id<base::OrganisationId>(0x10), id<base::RequestId>(0x20),
                            id<base::FileId>(0x50)};

base::Bytes chunk_of(std::uint64_t size, std::uint64_t index) {
  base::Bytes plain(seal::chunk_length(size, index));
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const auto at = index * seal::chunk_size + i;
    plain[i] = at < size ? static_cast<std::uint8_t>(at % 251) : 0;
  }
  return plain;
}

object file(std::uint64_t size) {
  array chunks;
  const auto count = seal::chunk_count(size);
  for (std::uint64_t i = 0; i < count; ++i) {
    const auto final = i + 1 == count ? std::optional{size} : std::nullopt;
    const auto sealed = seal::seal_chunk(place, seed(51), i, chunk_of(size, i), final);
    object chunk{{"length", sealed.size()}, {"hash", hex(seal::hash("vectors", {sealed}).view())}};
    if (size <= 1) chunk["bytes"] = hex(sealed);
    chunks.push_back(chunk);
  }
  return {{"size", size}, {"chunks", chunks}};
}

// One chunk of an empty file, wrong in one way.
array refused() {
  array out;
  const auto add = [&](std::string_view why, std::uint64_t index, base::ByteView plain,
                       std::optional<std::uint64_t> final) {
    out.push_back(object{{"why", why},
                         {"index", 0},
                         {"size", 1},
                         {"bytes", hex(seal::seal_chunk(place, seed(51), index, plain, final))}});
  };
  auto plain = chunk_of(1, 0);
  plain.back() = 1;
  add("padding is not zero", 0, plain, 1);
  plain.back() = 0;
  add("the last chunk is not marked final", 0, plain, std::nullopt);
  add("marked final with another true size", 0, plain, 2);
  add("chunk 1 in place of chunk 0", 1, plain, 1);
  add("shorter than it must be", 0, base::ByteView{plain}.first(4095), 1);
  plain.push_back(0);
  add("longer than it must be", 0, plain, 1);
  return out;
}

}  // namespace

object files() {
  array all;
  for (const std::uint64_t size :
       {0, 1, 4095, 4096, 4097, 262'143, 262'144, 262'145, 524'288, 524'289, 600'000, 16'777'217})
    all.push_back(file(size));
  return {{"files", object{{"organisation", hex(place.organisation.raw())},
                           {"case", hex(place.request.raw())},
                           {"file", hex(place.file.raw())},
                           {"key", hex(seed(51).reveal())},
                           {"sealed", all},
                           {"refused", refused()}}}};
}

}  // namespace vectors
