// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/compressed.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <string>

#include "base/result.h"

namespace http {
namespace {

// One more than is right, so that a longer content shows.
std::string room_for(std::string_view plain) { return std::string(plain.size() + 1, '\0'); }

bool is(const std::string& unpacked, std::size_t size, std::string_view plain) {
  return std::string_view{unpacked}.substr(0, size) == plain;
}

constexpr int gzip_window = 16 + MAX_WBITS;

}  // namespace

bool brotli_holds(std::string_view compressed, std::string_view plain) {
  auto unpacked = room_for(plain);
  std::size_t size = unpacked.size();
  const auto outcome =
      BrotliDecoderDecompress(compressed.size(), reinterpret_cast<const std::uint8_t*>(compressed.data()),
                              &size, reinterpret_cast<std::uint8_t*>(unpacked.data()));
  return outcome == BROTLI_DECODER_RESULT_SUCCESS && is(unpacked, size, plain);
}

bool gzip_holds(std::string_view compressed, std::string_view plain) {
  auto unpacked = room_for(plain);
  std::string input{compressed};  // zlib does not promise const
  z_stream stream{};
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(unpacked.data());
  stream.avail_out = static_cast<uInt>(unpacked.size());
  if (inflateInit2(&stream, gzip_window) != Z_OK) return false;
  const bool ended = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_in == 0;
  const std::size_t size = stream.total_out;
  inflateEnd(&stream);
  return ended && is(unpacked, size, plain);
}

std::string gzip(std::string_view plain) {
  constexpr int level = 6, memory = 8;
  std::string input{plain};
  z_stream stream{};
  CHECK(deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, input.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  CHECK(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

}  // namespace http
