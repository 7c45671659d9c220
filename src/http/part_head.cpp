// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/part_head.h"

#include <algorithm>

#include "http/form.h"

namespace http {
namespace {

// Up to the closing quote. A backslash escapes only a quote or itself, because some browsers send whole
// Windows paths.
std::optional<std::string> quoted(std::string_view& rest) {
  std::string out;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    const char c = rest[at];
    if (c == '"') {
      rest.remove_prefix(at + 1);
      return out;
    }
    const bool escapes = c == '\\' && at + 1 < rest.size() && (rest[at + 1] == '"' || rest[at + 1] == '\\');
    out.push_back(escapes ? rest[++at] : c);
  }
  return std::nullopt;
}

std::string_view taken_until(std::string_view& rest, std::string_view ends) {
  const auto token = rest.substr(0, rest.find_first_of(ends));
  rest.remove_prefix(token.size());
  return trimmed(token);
}

// Browsers write quotes and line breaks of a name as %22, %0D and %0A, and no other character so.
std::string with_browser_escapes_undone(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto code = lower_case(text.substr(at, 3));
    const char meant = code == "%22" ? '"' : code == "%0d" ? '\r' : code == "%0a" ? '\n' : '\0';
    out.push_back(meant ? meant : text[at]);
    if (meant) at += 2;
  }
  return out;
}

// RFC 8187: UTF-8'language'percent-encoded.
std::optional<std::string> extended_value(std::string_view text) {
  const auto first = text.find('\'');
  const auto second = first == text.npos ? first : text.find('\'', first + 1);
  if (second == text.npos || !same_token(text.substr(0, first), "utf-8")) return std::nullopt;
  return percent_decoded(text.substr(second + 1), Plus::stays);
}

bool read_disposition(std::string_view value, PartHead& head) {
  const auto disposition = parametered(value);
  if (!disposition || disposition->value != "form-data") return false;
  const auto& given = disposition->parameters;
  const auto name = given.find("name");
  if (name == given.end()) return false;
  head.name = with_browser_escapes_undone(name->second);
  if (const auto file = given.find("filename"); file != given.end()) {
    head.file_name = with_browser_escapes_undone(file->second);
  }
  if (const auto file = given.find("filename*"); file != given.end()) {
    head.file_name = extended_value(file->second);
    if (!head.file_name) return false;
  }
  return true;
}

bool is_plain_encoding(std::string_view value) {
  return same_token(value, "binary") || same_token(value, "8bit") || same_token(value, "7bit");
}

}  // namespace

std::optional<Parametered> parametered(std::string_view rest) {
  Parametered out{.value = lower_case(taken_until(rest, ";")), .parameters = {}};
  if (out.value.empty()) return std::nullopt;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    if (trimmed(rest).empty()) break;
    auto name = lower_case(taken_until(rest, "=;\""));
    if (name.empty() || !rest.starts_with('=')) return std::nullopt;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    auto value = rest.starts_with('"') ? quoted(rest) : std::string{taken_until(rest, ";\"")};
    if (!value || !out.parameters.try_emplace(std::move(name), *std::move(value)).second) return std::nullopt;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (!rest.empty() && !rest.starts_with(';')) return std::nullopt;
  }
  return out;
}

std::optional<PartHead> part_head(std::string_view lines) {
  if (!is_utf8(lines) || lines.find('\0') != lines.npos) return std::nullopt;
  PartHead head;
  bool disposed = false;
  bool typed = false;
  while (!lines.empty()) {
    const auto line = lines.substr(0, lines.find("\r\n"));
    lines.remove_prefix(std::min(lines.size(), line.size() + 2));
    const auto colon = line.find(':');
    if (colon == 0 || colon == line.npos || line.find_first_of("\r\n") != line.npos) return std::nullopt;
    const auto name = lower_case(line.substr(0, colon));
    if (name.find_first_of(" \t") != name.npos) return std::nullopt;
    const auto value = trimmed(line.substr(colon + 1));
    if (name == "content-disposition") {
      if (std::exchange(disposed, true) || !read_disposition(value, head)) return std::nullopt;
    } else if (name == "content-type") {
      if (std::exchange(typed, true)) return std::nullopt;
      head.type = value;
    } else if (name == "content-transfer-encoding" && !is_plain_encoding(value)) {
      return std::nullopt;
    }
  }
  if (!disposed) return std::nullopt;
  return head;
}

}  // namespace http
