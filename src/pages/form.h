// SPDX-License-Identifier: AGPL-3.0-or-later
// The one list of what the form asks; doc/form.md explains every field. Names are those of `answers` in the
// sealed payload (doc/sealing.md 11.2). The server reads `imminence` and the page's language, nothing else.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace pages {

using Fields = std::vector<std::pair<std::string, std::string>>;  // name, value, in the order they came

enum class FieldKind {
  line,     // one line of text
  text,     // several lines
  choice,   // one of `options`
  choices,  // any of `options`; an array in `answers`
};

struct Field {
  std::string_view name;
  std::string_view group;  // first, whom, events, needs, person, contact, referee, consent; complaint
  FieldKind kind;
  std::size_t limit = 0;  // characters (code points); 0 for choices
  std::vector<std::string_view> options = {};
  std::string_view label = {};  // the sentence's key where it is not "ask." and the name
};

// A field that the organisation has added, in the words of one language.
struct OwnField {
  std::string name;
  FieldKind kind = FieldKind::line;
  std::string label = {};
  std::string hint = {};
  std::vector<std::pair<std::string, std::string>> options = {};  // value, words
};
using OwnFields = std::vector<OwnField>;
inline constexpr std::size_t own_line_limit = 300, own_text_limit = 2'000;

enum class FormKind { request, complaint };
std::string_view word(FormKind kind);       // "request", "complaint"
FormKind form_kind(std::string_view word);  // anything else: request

// In the order in which they are asked.
const std::vector<Field>& fields(FormKind kind);
// Asked under the receipt, of a request that is closed: is the person safer, do they work, would they ask
// again.
const std::vector<Field>& closing_fields();
// What the team wants to ask somebody about the person, and whether they may. The first is the team's, the
// others come back.
const std::vector<Field>& referee_fields();
// Of that form, or of what is asked later.
const Field* find_field(FormKind kind, std::string_view name);

// All texts together, as JSON: an envelope's largest bucket leaves room for the list of files beside it.
inline constexpr std::size_t answers_limit = 60 * 1024;

namespace refusal {
inline constexpr base::Refusal form_empty{base::Kind::invalid, "form.empty"};
inline constexpr base::Refusal form_field_too_long{base::Kind::too_large, "form.field_too_long"};
inline constexpr base::Refusal form_too_long{base::Kind::too_large, "form.too_long"};
// For doors: the whole body, files included, is more than they take at once.
inline constexpr base::Refusal form_too_much{base::Kind::too_large, "form.too_much"};
}  // namespace refusal

bool too_long(const Field& field, std::string_view value);
// As long as `own` is there.
Field field_of(const OwnField& own);

// One of now day week later unknown; anything else is unknown.
std::string_view imminence(const Fields& typed);

enum class Attached { nothing, files };

// The JSON object `answers`: known fields only, empty ones left out, options that were not offered dropped.
// Refused when nothing was said and nothing is attached, or when something is over its limit.
base::Result<std::string> answers(FormKind kind, const Fields& typed, Attached attached,
                                  const OwnFields& own = {});
base::Result<std::string> answers(const std::vector<Field>& fields, const Fields& typed, Attached attached);

}  // namespace pages
