// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fields/own_fields.h"

#include <boost/json.hpp>

namespace fields {
namespace {

namespace json = boost::json;

constexpr auto columns = "SELECT id, form, kind, keeping, active, version, words FROM form_fields";
constexpr auto insert_sql = R"(
  INSERT INTO form_fields (id, form, kind, keeping, active, version, words, made_day)
  VALUES ($1, $2, $3, $4, $5, 1, $6, $7))";
constexpr auto reword_sql =
    "UPDATE form_fields SET active = $2, words = $3, version = version + 1 WHERE id = $1";

json::object written(const Words& words) {
  json::object out;
  for (const auto& [language, text] : words) out[language] = text;
  return out;
}

std::string written(const FieldWording& wording) {
  json::array options;
  for (const auto& option : wording.options)
    options.push_back({{"code", option.code}, {"label", written(option.label)}, {"active", option.active}});
  return json::serialize(
      json::object{{"label", written(wording.label)}, {"hint", written(wording.hint)}, {"options", options}});
}

Words read_words(const json::value& value) {
  Words words;
  for (const auto& [language, text] : value.as_object()) words[language] = std::string{text.as_string()};
  return words;
}

OwnField read(const store::Row& row) {
  const auto kind = field_kind(row.text(2));
  const auto kept = keeping(row.text(3));
  if (!kind || !kept) throw store::Fault{"an unknown kind of field in the database"};
  const auto words = json::parse(row.text(6));
  OwnField field{.id = row.id<FieldId>(0),
                 .form = row.text(1),
                 .kind = *kind,
                 .keeping = *kept,
                 .wording = {read_words(words.at("label")), read_words(words.at("hint")), {}, row.boolean(4)},
                 .version = row.integer(5)};
  for (const auto& option : words.at("options").as_array())
    field.wording.options.push_back({std::string{option.at("code").as_string()},
                                     read_words(option.at("label")), option.at("active").as_bool()});
  return field;
}

}  // namespace

std::vector<OwnField> all(store::Transaction& transaction) {
  std::vector<OwnField> found;
  for (const auto& row : transaction.run(std::string{columns} + " ORDER BY made_day, id"))
    found.push_back(read(row));
  return found;
}

std::optional<OwnField> find(store::Transaction& transaction, const FieldId& field) {
  const auto row = transaction.one(std::string{columns} + " WHERE id = $1", {field});
  return row ? std::optional{read(*row)} : std::nullopt;
}

void insert(store::Transaction& transaction, const OwnField& field, base::Day today) {
  transaction.change(insert_sql, {field.id, field.form, word(field.kind), word(field.keeping),
                                  field.wording.active, written(field.wording), today.count});
}

void reword(store::Transaction& transaction, const FieldId& field, const FieldWording& wording) {
  transaction.change(reword_sql, {field, wording.active, written(wording)});
}

}  // namespace fields
