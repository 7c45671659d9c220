// SPDX-License-Identifier: AGPL-3.0-or-later
#include "plain/file_name.h"

#include <algorithm>

#include "http/form.h"

namespace plain {
namespace {

constexpr std::size_t most_name = 200;
constexpr std::size_t most_type = 100;

bool is_letter_or_digit(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t length_of(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

// C0, DEL, C1 and the characters that turn the direction of text or hide in it: U+200B…U+200F,
// U+202A…U+202E, U+2060…U+206F, U+FEFF, U+061C.
bool deceives(std::string_view character) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
  if (character.size() == 1) return byte(0) < 0x20 || byte(0) == 0x7f;
  if (character.size() == 2) return (byte(0) == 0xc2 && byte(1) < 0xa0) || character == "\xd8\x9c";
  if (character.size() != 3) return false;
  if (character == "\xef\xbb\xbf") return true;
  if (byte(0) != 0xe2) return false;
  const bool general =
      byte(1) == 0x80 && ((byte(2) >= 0x8b && byte(2) <= 0x8f) || (byte(2) >= 0xa8 && byte(2) <= 0xae));
  return general || (byte(1) == 0x81 && byte(2) >= 0xa0 && byte(2) <= 0xaf);
}

}  // namespace

std::string shown_name(std::string_view sent) {
  if (const auto path = sent.find_last_of("/\\"); path != sent.npos) sent.remove_prefix(path + 1);
  std::string name;
  if (http::is_utf8(sent)) {
    for (std::size_t at = 0; at < sent.size();) {
      const auto character = sent.substr(at, length_of(static_cast<unsigned char>(sent[at])));
      at += character.size();
      if (deceives(character)) continue;
      if (name.size() + character.size() > most_name) break;
      name += character;
    }
  }
  const bool says_something = name.find_first_not_of(". ") != std::string::npos;
  return says_something ? name : "file";
}

std::string shown_type(std::string_view sent) {
  const bool plain = sent.size() <= most_type && std::ranges::all_of(sent, [](char c) {
                       return is_letter_or_digit(static_cast<unsigned char>(c)) ||
                              std::string_view{"/.+-"}.find(c) != std::string_view::npos;
                     });
  return plain ? std::string{sent} : std::string{};
}

std::string attachment(std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "attachment; filename=\"file\"; filename*=UTF-8''";
  for (const auto c : shown_name(name)) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_letter_or_digit(byte) || c == '.' || c == '-' || c == '_')
      out += c;
    else
      out.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
  }
  return out;
}

}  // namespace plain
