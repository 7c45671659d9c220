// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/forms.h"

#include <boost/json.hpp>

#include "cases/written.h"
#include "fields/own_fields.h"

namespace cases {
namespace json = boost::json;

ShippedForms ShippedForms::read(const std::filesystem::path& folder) {
  ShippedForms forms;
  std::map<std::string, json::array, std::less<>> all;
  for (const auto& [path, written] : read_written(folder)) {
    try {
      forms.names_.emplace(written.at("of").as_string());
      for (const auto language : shipped_languages)
        all[std::string{language}].emplace_back(in_one_language(written, language));
    } catch (const std::exception&) {
      throw base::Fault{"not a form: " + path.string()};
    }
  }
  for (const auto& [language, array] : all) forms.json_[language] = json::serialize(array);
  return forms;
}

const std::string& ShippedForms::json(std::string_view language) const {
  return in_language(json_, language);
}

// A refusal takes back what the transaction has done.
base::Result<> Forms::still_fits(store::Transaction& transaction, const std::string& form) const {
  if (!fields::is_outside(form)) return base::done();
  auto asked = fields::all(transaction);
  std::erase_if(asked, [&](const auto& field) { return field.form != form; });
  return fields::check_outside(asked);
}

base::Result<> Forms::may_change(const staff::Session& asking, trail::Word deed) const {
  return staff::allow(house_, asking, staff::Deed::keep_forms, deed);
}

std::vector<fields::OwnField> Forms::own() const {
  store::Transaction reading{house_.database, store::Mode::read};
  return fields::all(reading);
}

base::Result<fields::FieldId> Forms::add(const staff::Session& asking, fields::OwnField field) const {
  TRY(may_change(asking, "form.field_added"));
  if (!shipped_.has(field.form) && !fields::is_outside(field.form)) return fields::refusal::unreadable_field;
  TRY(fields::check(field));
  field.id = fields::FieldId::next(static_cast<std::uint32_t>(house_.clock.hour().count));
  return store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> base::Result<fields::FieldId> {
        fields::insert(transaction, field, house_.clock.today());
        TRY(still_fits(transaction, field.form));
        house_.trail.record(transaction, {asking.actor(), "form.field_added", field.id});
        return field.id;
      });
}

base::Result<> Forms::reword(const staff::Session& asking, const fields::FieldId& field,
                             const fields::FieldWording& wording) const {
  TRY(may_change(asking, "form.field_reworded"));
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    const auto before = fields::find(transaction, field);
    if (!before) return staff::refusal::unknown;
    TRY(fields::check_rewording(*before, wording));
    fields::reword(transaction, field, wording);
    TRY(still_fits(transaction, before->form));
    house_.trail.record(transaction, {asking.actor(), "form.field_reworded", field});
    return base::done();
  });
}

}  // namespace cases
