// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "seal/receipt.h"

namespace seal {
namespace {

using Character = utf8proc_int32_t;

utf8proc_option_t options(NormalForm form) {
  switch (form) {
    case NormalForm::composed: return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    case NormalForm::compatible:
      return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    case NormalForm::decomposed: return static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
  }
  return UTF8PROC_STABLE;
}

bool is_digit(Character c) { return utf8proc_category(c) == UTF8PROC_CATEGORY_ND; }

// Unicode keeps the ten digits of a script together and in order, so a digit's value is its place in its run.
Character digit_value(Character c) {
  auto first = c;
  while (is_digit(first - 1)) --first;
  return (c - first) % 10;
}

bool between(Character first, Character c, Character last) { return first <= c && c <= last; }

// 0 where the character is dropped.
Character folded_character(Character c) {
  c = utf8proc_tolower(c);
  if (is_digit(c)) return '0' + digit_value(c);
  if (between(0x200b, c, 0x200d) || c == 0x2060 || c == 0xfeff) return 0;
  if (c == 0x640 || between(0x64b, c, 0x65f) || c == 0x670) return 0;
  if (c == 0x622 || c == 0x623 || c == 0x625 || c == 0x671) return 0x627;
  if (c == 0x649) return 0x64a;
  if (c == 0x629) return 0x647;
  return c;
}

Character without_accent(Character c) { return between(0x300, c, 0x36f) ? 0 : c; }

bool belongs_to_word(Character c) {
  const auto category = utf8proc_category(c);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME) ||
         category == UTF8PROC_CATEGORY_ND;
}

// The text with each character changed, or dropped where `change` gives 0.
template <class Change>
std::string changed(std::string_view text, Change change) {
  std::string out;
  out.reserve(text.size() * 4);
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  for (auto left = static_cast<utf8proc_ssize_t>(text.size()); left > 0;) {
    Character c = 0;
    const auto length = utf8proc_iterate(at, left, &c);
    if (length <= 0) break;
    at += length;
    left -= length;
    std::array<utf8proc_uint8_t, 4> encoded;
    if ((c = change(c)) != 0)
      out.append(reinterpret_cast<const char*>(encoded.data()),
                 static_cast<std::size_t>(utf8proc_encode_char(c, encoded.data())));
  }
  return out;
}

}  // namespace

std::string normalised(std::string_view text, NormalForm form) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options(form));
  if (length < 0) return {};
  std::string out{reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
  clear(std::span{mapped, static_cast<std::size_t>(length)});
  std::free(mapped);
  return out;
}

// 5.3
std::vector<std::string> folded_words(std::string_view typed) {
  const ClearedText compatible{normalised(typed, NormalForm::compatible)};
  const ClearedText simple{changed(compatible.view(), folded_character)};
  const ClearedText decomposed{normalised(simple.view(), NormalForm::decomposed)};
  const ClearedText bare{changed(decomposed.view(), without_accent)};
  const ClearedText composed{normalised(bare.view(), NormalForm::composed)};
  const ClearedText spaced{
      changed(composed.view(), [](Character c) { return belongs_to_word(c) ? c : Character{' '}; })};

  // Room for all from the start: growing would leave copies of words behind.
  std::vector<std::string> words;
  words.reserve(1 + static_cast<std::size_t>(std::ranges::count(spaced.view(), ' ')));
  for (auto rest = spaced.view(); !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

std::string folded(std::string_view typed) {
  std::string out;
  for (const auto& word : folded_words(typed)) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

}  // namespace seal
