// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fields/own_field.h"

#include <algorithm>
#include <array>

namespace fields {
namespace {

constexpr std::array<std::string_view, 5> kinds{"line", "text", "day", "choice", "choices"};
constexpr std::array<std::string_view, 2> keepings{"sealed", "fact"};
constexpr std::size_t longest_code = 40;
constexpr std::string_view own = "own_";

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= longest_code && std::ranges::all_of(code, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool is_said(const Words& words) {
  return !words.empty() && std::ranges::all_of(words, [](const auto& each) {
    return !each.second.empty() && each.second.size() <= longest_label;
  });
}

bool chooses(FieldKind kind) { return kind == FieldKind::choice || kind == FieldKind::choices; }

std::size_t bytes_of(const FieldWording& wording, std::string_view language) {
  auto bytes = in_language(wording.label, language).size() + in_language(wording.hint, language).size();
  for (const auto& option : wording.options)
    if (option.active) bytes += in_language(option.label, language).size();
  return bytes;
}

base::Result<> check_wording(FieldKind kind, const FieldWording& wording) {
  if (!is_said(wording.label) || (!wording.hint.empty() && !is_said(wording.hint))) return refusal::no_label;
  if (chooses(kind) && wording.options.empty()) return refusal::no_options;
  if (!chooses(kind) && !wording.options.empty()) return refusal::unreadable_field;
  if (wording.options.size() > most_options) return refusal::unreadable_field;
  std::set<std::string_view> codes;
  for (const auto& option : wording.options) {
    if (!is_code(option.code) || !codes.insert(option.code).second) return refusal::unreadable_field;
    if (!is_said(option.label)) return refusal::no_label;
  }
  return base::done();
}

}  // namespace

std::string_view word(FieldKind kind) { return kinds.at(static_cast<std::size_t>(kind)); }
std::string_view word(Keeping keeping) { return keepings.at(static_cast<std::size_t>(keeping)); }

std::optional<FieldKind> field_kind(std::string_view text) {
  const auto found = std::ranges::find(kinds, text);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<FieldKind>(found - kinds.begin());
}

std::optional<Keeping> keeping(std::string_view text) {
  if (text == "sealed") return Keeping::sealed;
  if (text == "fact") return Keeping::fact;
  return std::nullopt;
}

std::string name_of(const FieldId& field) { return std::string{own} + field.text(); }

std::optional<FieldId> field_of(std::string_view name) {
  if (!name.starts_with(own)) return std::nullopt;
  return FieldId::parse(name.substr(own.size()));
}

bool offers(const OwnField& field, const std::set<std::string>& codes) {
  if (field.keeping != Keeping::fact || (codes.size() > 1 && field.kind != FieldKind::choices)) return false;
  return std::ranges::all_of(codes, [&](const auto& code) {
    return field.wording.active && std::ranges::any_of(field.wording.options, [&](const auto& option) {
             return option.code == code && option.active;
           });
  });
}

bool is_outside(std::string_view form) { return std::ranges::count(outside_forms, form) != 0; }

std::string in_language(const Words& words, std::string_view language) {
  for (const auto wanted : {language, std::string_view{"en"}})
    if (const auto found = words.find(wanted); found != words.end()) return found->second;
  return words.empty() ? std::string{} : words.begin()->second;
}

base::Result<> check_outside(const std::vector<OwnField>& asked) {
  std::set<std::string> languages;
  std::size_t count = 0;
  for (const auto& field : asked) {
    if (!field.wording.active) continue;
    ++count;
    for (const auto& [language, text] : field.wording.label) languages.insert(language);
  }
  if (count > most_outside) return refusal::too_many;
  for (const auto& language : languages) {
    std::size_t bytes = 0;
    for (const auto& field : asked) bytes += field.wording.active ? bytes_of(field.wording, language) : 0;
    if (bytes > most_outside_bytes) return refusal::too_many;
  }
  return base::done();
}

base::Result<> check(const OwnField& field) {
  if (is_outside(field.form) && field.keeping != Keeping::sealed) return refusal::only_sealed;
  if (is_outside(field.form) && field.kind == FieldKind::day) return refusal::unreadable_field;
  if (field.keeping == Keeping::fact && !chooses(field.kind)) return refusal::fact_needs_choice;
  return check_wording(field.kind, field.wording);
}

base::Result<> check_rewording(const OwnField& before, const FieldWording& after) {
  for (const auto& option : before.wording.options) {
    const auto stays =
        std::ranges::any_of(after.options, [&](const auto& each) { return each.code == option.code; });
    if (!stays) return refusal::unreadable_field;
  }
  return check_wording(before.kind, after);
}

}  // namespace fields
