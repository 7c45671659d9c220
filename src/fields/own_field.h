// SPDX-License-Identifier: AGPL-3.0-or-later
// A field that an organisation has added to a form, without code. Its name is an id, so that it never means
// anything else than it meant; it can be worded anew and put out of use, and is never deleted. Pure rules.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"

namespace fields {

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

// What it is called among facts and answers.
std::string name_of(const FieldId& field);
std::optional<FieldId> field_of(std::string_view name);
// These codes may stand together as this fact now; none take it back.
bool offers(const OwnField& field, const std::set<std::string>& codes);

// Asked of whoever asks for help, and not on a sheet of the case.
inline constexpr std::array<std::string_view, 2> outside_forms{"request", "complaint"};
bool is_outside(std::string_view form);
// In use on one of them: somebody in danger answers few questions, and the page stays small.
inline constexpr std::size_t most_outside = 10, most_outside_bytes = 3000;  // of words, in one language

inline constexpr std::size_t most_options = 60, longest_label = 400;

namespace refusal {
inline constexpr base::Refusal unreadable_field{base::Kind::invalid, "fields.unreadable_field"};
inline constexpr base::Refusal no_label{base::Kind::invalid, "fields.no_label"};
inline constexpr base::Refusal fact_needs_choice{base::Kind::invalid, "fields.fact_needs_choice"};
inline constexpr base::Refusal no_options{base::Kind::invalid, "fields.no_options"};
// What people write who ask for help is sealed.
inline constexpr base::Refusal only_sealed{base::Kind::invalid, "fields.only_sealed"};
inline constexpr base::Refusal too_many{base::Kind::invalid, "fields.too_many"};
}  // namespace refusal

base::Result<> check(const OwnField& field);
// All of one form of the way in, as it would be asked then.
base::Result<> check_outside(const std::vector<OwnField>& fields);
// In this language, or in another that it was said in.
std::string in_language(const Words& words, std::string_view language);
// Options may be added and put out of use; none may vanish.
base::Result<> check_rewording(const OwnField& before, const FieldWording& after);

}  // namespace fields
