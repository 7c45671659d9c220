// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake_door/own_fields.h"

namespace intake_door {
namespace {

constexpr std::int64_t seconds_until_looked_again = 10;

pages::FieldKind kind_of(fields::FieldKind kind) {
  switch (kind) {
    case fields::FieldKind::line:
    case fields::FieldKind::day: return pages::FieldKind::line;
    case fields::FieldKind::text: return pages::FieldKind::text;
    case fields::FieldKind::choice: return pages::FieldKind::choice;
    case fields::FieldKind::choices: return pages::FieldKind::choices;
  }
  CHECK(false);
}

pages::OwnField in_words(const fields::OwnField& field, std::string_view language) {
  pages::OwnField own{.name = fields::name_of(field.id),
                      .kind = kind_of(field.kind),
                      .label = fields::in_language(field.wording.label, language),
                      .hint = fields::in_language(field.wording.hint, language)};
  for (const auto& option : field.wording.options)
    if (option.active) own.options.emplace_back(option.code, fields::in_language(option.label, language));
  return own;
}

}  // namespace

pages::OwnFields OwnFields::of(pages::FormKind kind, std::string_view language) {
  pages::OwnFields found;
  for (const auto& field : *known())
    if (field.form == pages::word(kind) && field.wording.active) found.push_back(in_words(field, language));
  return found;
}

OwnFields::Known OwnFields::known() {
  const std::scoped_lock lock{mutex_};
  const auto now = house_.clock.now();
  if (!known_ || now >= looked_.plus_seconds(seconds_until_looked_again)) {
    store::Transaction reading{house_.database, store::Mode::read};
    known_ = std::make_shared<const std::vector<fields::OwnField>>(fields::all(reading));
    looked_ = now;
  }
  return known_;
}

}  // namespace intake_door
