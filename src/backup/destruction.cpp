// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/destruction.h"

#include <array>
#include <charconv>

namespace backup {
namespace {

constexpr std::array<std::string_view, 4> words{"request", "file", "epoch", "person_wraps"};

bool is_id(std::string_view text) { return base::Id<Destruction>::parse(text).has_value(); }

std::optional<std::int64_t> number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  // One writing per number, so that a line read and written again is the same.
  if (error != std::errc{} || end != text.data() + text.size() || std::to_string(value) != text)
    return std::nullopt;
  return value;
}

// FNV-1a: tells a line cut by a crash, or a worn disk, from a whole one.
std::string check(std::string_view text) {
  std::uint32_t hash = 0x811c9dc5;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x01000193;
  base::Bytes bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes.push_back(static_cast<std::uint8_t>(hash >> shift));
  return base::to_hex(bytes);
}

// The text before the last space, and what follows it.
std::optional<std::pair<std::string_view, std::string_view>> split_last(std::string_view text) {
  const auto space = text.rfind(' ');
  if (space == text.npos) return std::nullopt;
  return std::pair{text.substr(0, space), text.substr(space + 1)};
}

}  // namespace

Destruction Destruction::of_request(const base::RequestId& request, base::Day day) {
  return {Destroyed::request, request.text(), "", day};
}
Destruction Destruction::of_file(const base::FileId& file, base::Day day) {
  return {Destroyed::file, file.text(), "", day};
}
Destruction Destruction::of_epoch(const base::PersonId& person, base::Day epoch, base::Day day) {
  return {Destroyed::epoch, person.text(), std::to_string(epoch.count), day};
}
Destruction Destruction::of_wraps(const base::PersonId& person, base::Day day) {
  return {Destroyed::person_wraps, person.text(), "", day};
}
Destruction Destruction::of_wraps(const base::RequestId& request, const base::PersonId& person,
                                  base::Day day) {
  return {Destroyed::person_wraps, request.text(), person.text(), day};
}

std::optional<Destruction> Destruction::from(std::string_view what, std::string_view subject, base::Day day) {
  const auto colon = subject.find(':');
  const std::string first{subject.substr(0, colon)};
  const std::string second{colon == subject.npos ? "" : subject.substr(colon + 1)};
  if (!is_id(first) || (colon != subject.npos && second.empty())) return std::nullopt;

  if (what == words[0] && second.empty()) return Destruction{Destroyed::request, first, "", day};
  if (what == words[1] && second.empty()) return Destruction{Destroyed::file, first, "", day};
  if (what == words[2] && number(second)) return Destruction{Destroyed::epoch, first, second, day};
  if (what == words[3] && (second.empty() || is_id(second)))
    return Destruction{Destroyed::person_wraps, first, second, day};
  return std::nullopt;
}

std::string_view Destruction::word() const { return words[static_cast<std::size_t>(what_)]; }

std::string Destruction::subject() const { return second_.empty() ? first_ : first_ + ":" + second_; }

std::string Destruction::line() const {
  const auto text = std::string{word()} + " " + subject() + " " + std::to_string(day_.count);
  return text + " " + check(text);
}

std::optional<Destruction> Destruction::read(std::string_view line) {
  const auto checked = split_last(line);
  if (!checked || checked->second != check(checked->first)) return std::nullopt;
  const auto dated = split_last(checked->first);
  const auto day = dated ? number(dated->second) : std::nullopt;
  const auto named = dated ? split_last(dated->first) : std::nullopt;
  if (!day || !named) return std::nullopt;
  return from(named->first, named->second, {*day});
}

}  // namespace backup
