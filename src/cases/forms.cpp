// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/forms.h"

#include <boost/json.hpp>

#include "cases/own_field_records.h"
#include "cases/written.h"

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

base::Result<> Forms::may_change(const staff::Session& asking, trail::Word deed) const {
  return staff::allow(house_, asking, staff::Deed::keep_forms, deed);
}

std::vector<OwnField> Forms::own() const {
  store::Transaction reading{house_.database, store::Mode::read};
  return records::own_fields(reading);
}

base::Result<FieldId> Forms::add(const staff::Session& asking, OwnField field) const {
  TRY(may_change(asking, "form.field_added"));
  if (!shipped_.has(field.form)) return refusal::unreadable_field;
  TRY(check(field));
  field.id = FieldId::fresh();
  return store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> base::Result<FieldId> {
        records::insert(transaction, field, house_.clock.today());
        house_.trail.record(transaction, {asking.actor(), "form.field_added", field.id});
        return field.id;
      });
}

base::Result<> Forms::reword(const staff::Session& asking, const FieldId& field,
                             const FieldWording& wording) const {
  TRY(may_change(asking, "form.field_reworded"));
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    const auto before = records::own_field(transaction, field);
    if (!before) return staff::refusal::unknown;
    TRY(check_rewording(*before, wording));
    records::reword(transaction, field, wording);
    house_.trail.record(transaction, {asking.actor(), "form.field_reworded", field});
    return base::done();
  });
}

}  // namespace cases
