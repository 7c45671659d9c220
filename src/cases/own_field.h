// SPDX-License-Identifier: AGPL-3.0-or-later
// A field that an organisation has added to a form, without code. Its name is an id, so that it never means
// anything else than it meant; it can be worded anew and put out of use, and is never deleted. Pure rules.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"

namespace cases {

using FieldId = base::Id<struct FieldTag>;
using Words = std::map<std::string, std::string, std::less<>>;  // by language

enum class FieldKind { line, text, day, choice, choices };
std::string_view word(FieldKind kind);
std::optional<FieldKind> field_kind(std::string_view word);

// sealed: only the team reads it. fact: the server reads it, to count and to find; choices only.
enum class Keeping { sealed, fact };
std::string_view word(Keeping keeping);
std::optional<Keeping> keeping(std::string_view word);

struct FieldOption {
  std::string code;  // a to z, 0 to 9, _; never reused
  Words label;
  bool active = true;
};

struct FieldWording {
  Words label;
  Words hint;
  std::vector<FieldOption> options;
  bool active = true;
};

struct OwnField {
  FieldId id;
  std::string form;
  FieldKind kind = FieldKind::line;
  Keeping keeping = Keeping::sealed;
  FieldWording wording;
  std::int64_t version = 1;
};

// Its class among facts.
std::string fact_class(const FieldId& field);

std::optional<FieldId> field_of(std::string_view fact_class);
// These codes may stand together as this fact now; none take it back.
bool offers(const OwnField& field, const std::set<std::string>& codes);

inline constexpr std::size_t most_options = 60, longest_label = 400;

namespace refusal {
inline constexpr base::Refusal unreadable_field{base::Kind::invalid, "cases.unreadable_field"};
inline constexpr base::Refusal no_label{base::Kind::invalid, "cases.no_label"};
inline constexpr base::Refusal fact_needs_choice{base::Kind::invalid, "cases.fact_needs_choice"};
inline constexpr base::Refusal no_options{base::Kind::invalid, "cases.no_options"};
}  // namespace refusal

base::Result<> check(const OwnField& field);
// Options may be added and put out of use; none may vanish.
base::Result<> check_rewording(const OwnField& before, const FieldWording& after);

}  // namespace cases
