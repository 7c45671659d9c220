// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/escape.h"

#include <utf8proc.h>

namespace pages {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct CodePoint {
  utf8proc_int32_t value;  // below zero: not UTF-8
  std::size_t length;
};

CodePoint first_of(std::string_view text) {
  utf8proc_int32_t value = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (length < 1) return {-1, 1};
  return {value, static_cast<std::size_t>(length)};
}

bool shown(utf8proc_int32_t value) {
  if (value == '\n' || value == '\r' || value == '\t') return true;
  return value >= 0x20 && !(value >= 0x7F && value <= 0x9F);
}

void append(std::string& out, CodePoint point, std::string_view bytes) {
  switch (point.value) {
    case '&': out += "&amp;"; return;
    case '<': out += "&lt;"; return;
    case '>': out += "&gt;"; return;
    case '"': out += "&quot;"; return;
    case '\'': out += "&#39;"; return;
    default: out += shown(point.value) ? bytes : replacement;
  }
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const auto point = first_of(text.substr(at));
    append(out, point, text.substr(at, point.length));
    at += point.length;
  }
  return out;
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += first_of(text.substr(at)).length;
  return count;
}

}  // namespace pages
