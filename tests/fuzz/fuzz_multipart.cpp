// SPDX-License-Identifier: AGPL-3.0-or-later
// A form with files, whole and cut in pieces: both readings must agree, whatever was sent.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "http/form.h"
#include "http/multipart.h"

namespace {

// Everything heard, written down.
struct Diary final : http::MultipartReader::Listener {
  bool part(const http::PartHead& head) override {
    CHECK(!in_part);
    CHECK(http::is_utf8(head.name));
    in_part = true;
    text += "[" + head.name + "|" + head.file_name.value_or("-") + "|" + head.type + "]";
    return true;
  }
  bool bytes(base::ByteView piece) override {
    CHECK(in_part && !piece.empty());
    text += base::text(piece);
    return true;
  }
  bool part_end() override {
    CHECK(in_part);
    in_part = false;
    text += "[end]";
    return true;
  }

  std::string text;
  bool in_part = false;
};

struct Reading {
  std::string text;
  bool finished;
};

Reading read(std::string_view wire, std::size_t step) {
  Diary diary;
  http::MultipartReader reader{"b", diary};
  bool going = true;
  for (std::size_t at = 0; at < wire.size() && going; at += step) {
    going = reader.write(base::view(wire.substr(at, step)));
  }
  if (reader.finished()) CHECK(!diary.in_part);
  return {diary.text, going && reader.finished()};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 1) return 0;
  const std::string_view wire{reinterpret_cast<const char*>(bytes) + 1, size - 1};
  if (const auto boundary = http::MultipartReader::boundary(wire))
    CHECK(!boundary->empty() && boundary->size() <= 70);
  const auto whole = read(wire, std::max<std::size_t>(wire.size(), 1));
  const auto pieces = read(wire, bytes[0] % 32 + 1);
  CHECK(whole.finished == pieces.finished);
  // Malformed ones may break off at different bytes, but never say different things.
  const auto common = std::min(whole.text.size(), pieces.text.size());
  CHECK(whole.text.substr(0, common) == pieces.text.substr(0, common));
  if (whole.finished) CHECK(whole.text == pieces.text);
  return 0;
}
