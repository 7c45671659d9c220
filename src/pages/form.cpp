// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/form.h"

#include <algorithm>

#include <boost/json.hpp>

#include "pages/escape.h"

namespace pages {
namespace {

constexpr auto line = FieldKind::line;
constexpr auto text = FieldKind::text;
constexpr auto choice = FieldKind::choice;
constexpr auto choices = FieldKind::choices;
using Options = std::vector<std::string_view>;

const Options how_soon{"now", "day", "week", "later", "unknown"};
const Options yes_no{"yes", "no", "unsure"};

const std::vector<Field> request_fields{
    {"what", "first", text, 20'000},
    {"imminence", "first", choice, 0, how_soon},
    {"reach", "first", text, 1'000},

    {"whom", "whom", choice, 0, {"self", "other", "organisation"}},
    {"whom_knows", "whom", choice, 0, yes_no},
    {"whom_asked", "whom", choice, 0, yes_no},
    {"reporter_risk", "whom", choice, 0, yes_no},

    {"threats",
     "events",
     choices,
     0,
     {"death_threat", "violence", "arrest", "disappeared", "search", "surveillance", "accounts", "smear",
      "travel", "family", "harassment", "other"}},
    {"when", "events", line, 300},
    {"going_on", "events", choice, 0, yes_no},
    {"behind_kinds",
     "events",
     choices,
     0,
     {"state", "armed", "company", "crowd", "near", "online", "unknown"}},
    {"behind", "events", text, 2'000},
    {"steps", "events", text, 2'000},

    {"needs",
     "needs",
     choices,
     0,
     {"safe_place", "accompaniment", "digital", "legal", "medical", "psychosocial", "money", "family",
      "public", "advice"}},
    {"needs_text", "needs", text, 2'000},

    {"name", "person", line, 200},
    {"work",
     "person",
     choices,
     0,
     {"rights", "press", "law", "land", "women", "lgbtiq", "labour", "community", "elections", "family",
      "other"}},
    {"work_text", "person", text, 1'000},
    {"gender", "person", line, 100},
    {"speak", "person", line, 200},
    {"dependants", "person", text, 1'000},
    {"where", "person", line, 500},
    {"who_knows", "person", text, 1'000},

    {"reach_time", "contact", line, 300},
    {"code_word", "contact", line, 100},
    {"not_send", "contact", text, 1'000},
    {"sentence", "contact", line, 300},

    {"referee", "referee", text, 1'000},
    {"consent", "consent", choices, 0, {"keep", "verify", "share", "statistics", "publish"}},
};

const std::vector<Field> complaint_fields{
    {"what", "first", text, 20'000, {}, "complaint.what"},
    {"imminence", "first", choice, 0, how_soon},
    {"reach", "first", text, 1'000},
    {"about", "complaint", text, 2'000},
    {"when", "complaint", line, 300},
    {"wish", "complaint", text, 2'000},
    {"name", "complaint", line, 200},
    {"not_send", "complaint", text, 1'000},
};

const Options how_much{"yes", "partly", "no"};
const std::vector<Field> asked_at_closing{
    {"safer", "closing", choice, 0, how_much},
    {"working", "closing", choice, 0, how_much},
    {"again", "closing", choice, 0, yes_no},
    {"closing_words", "closing", text, 2'000},
};

const std::vector<Field> asked_of_referees{
    {"referee_asked", "referee", text, 2'000},
    {"referee_of", "referee", line, 20},
    {"referee_allowed", "referee", choice, 0, {"yes", "no"}},
};

std::string_view value_of(const Fields& typed, std::string_view name) {
  const auto found = std::ranges::find(typed, name, &Fields::value_type::first);
  return found == typed.end() ? std::string_view{} : std::string_view{found->second};
}

// Browsers send CR LF; a line break is one character to the person who wrote it.
std::string with_plain_breaks(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    if (c != '\r') out += c;
  }
  return out;
}

bool is_blank(std::string_view said) { return said.find_first_not_of(" \t\r\n") == std::string_view::npos; }

boost::json::value answer(const Field& field, const Fields& typed) {
  if (field.kind == line || field.kind == text)
    return boost::json::value(with_plain_breaks(value_of(typed, field.name)));

  boost::json::array chosen;
  for (const auto option : field.options) {
    if (std::ranges::find(typed, std::pair{std::string{field.name}, std::string{option}}) != typed.end())
      chosen.emplace_back(option);
  }
  if (field.kind == choices) return chosen;
  return chosen.empty() ? boost::json::value("") : chosen.front();
}

bool says_something(const boost::json::value& value) {
  if (const auto* chosen = value.if_array()) return !chosen->empty();
  return !is_blank(value.get_string());
}

}  // namespace

std::string_view word(FormKind kind) { return kind == FormKind::complaint ? "complaint" : "request"; }

FormKind form_kind(std::string_view word) {
  return word == "complaint" ? FormKind::complaint : FormKind::request;
}

const std::vector<Field>& fields(FormKind kind) {
  return kind == FormKind::complaint ? complaint_fields : request_fields;
}

const std::vector<Field>& closing_fields() { return asked_at_closing; }
const std::vector<Field>& referee_fields() { return asked_of_referees; }

const Field* find_field(FormKind kind, std::string_view name) {
  for (const auto* all : {&fields(kind), &asked_at_closing, &asked_of_referees}) {
    const auto found = std::ranges::find(*all, name, &Field::name);
    if (found != all->end()) return &*found;
  }
  return nullptr;
}

bool too_long(const Field& field, std::string_view value) {
  return field.limit > 0 && characters(with_plain_breaks(value)) > field.limit;
}

std::string_view imminence(const Fields& typed) {
  const auto found = std::ranges::find(how_soon, value_of(typed, "imminence"));
  return found == how_soon.end() ? "unknown" : *found;
}

Field field_of(const OwnField& own) {
  const auto limit = own.kind == line ? own_line_limit : own.kind == text ? own_text_limit : 0;
  Field field{own.name, "own", own.kind, limit};
  for (const auto& [value, words] : own.options) field.options.emplace_back(value);
  return field;
}

base::Result<std::string> answers(FormKind kind, const Fields& typed, Attached attached,
                                  const OwnFields& own) {
  auto asked = fields(kind);
  for (const auto& field : own) asked.push_back(field_of(field));
  return answers(asked, typed, attached);
}

base::Result<std::string> answers(const std::vector<Field>& asked, const Fields& typed, Attached attached) {
  boost::json::object said;
  bool anything = attached == Attached::files;
  for (const auto& field : asked) {
    if (too_long(field, value_of(typed, field.name))) return refusal::form_field_too_long;
    auto value = answer(field, typed);
    if (!says_something(value)) continue;
    // How soon, and what may be done with the answer, do not yet say that anything happened.
    if (field.name != "imminence" && field.name != "consent") anything = true;
    said.emplace(field.name, std::move(value));
  }

  if (!anything) return refusal::form_empty;
  auto json = boost::json::serialize(said);
  if (json.size() > answers_limit) return refusal::form_too_long;
  return json;
}

}  // namespace pages
