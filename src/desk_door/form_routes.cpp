// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked on the sheets of a case, and what an organisation adds to it.
#include "desk_door/gate.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

constexpr std::size_t most_languages = 40, most_tag = 35, most_word = 40;

json::object words_json(const fields::Words& words) {
  json::object object;
  for (const auto& [language, text] : words) object[language] = text;
  return object;
}

json::object field_json(const fields::OwnField& field) {
  json::array options;
  for (const auto& option : field.wording.options)
    options.push_back(
        {{"code", option.code}, {"label", words_json(option.label)}, {"active", option.active}});
  return {{"id", out(field.id)},
          {"form", field.form},
          {"kind", fields::word(field.kind)},
          {"keeping", fields::word(field.keeping)},
          {"version", field.version},
          {"active", field.wording.active},
          {"label", words_json(field.wording.label)},
          {"hint", words_json(field.wording.hint)},
          {"options", options}};
}

// [{"language": "fr", "text": "…"}]: an array, so that every member is asked for by name.
fields::Words read_words(In& in, std::string_view name) {
  fields::Words words;
  for (auto& [language, text] : in.objects(name, most_languages, [](In& item) {
         return std::pair{item.text("language", most_tag), item.text("text", fields::longest_label)};
       }))
    words[language] = text;
  return words;
}

fields::FieldWording read_wording(In& in) {
  fields::FieldWording wording{
      .label = read_words(in, "label"), .hint = read_words(in, "hint"), .options = {}};
  wording.options = in.objects("options", fields::most_options, [](In& item) {
    return fields::FieldOption{item.text("code", most_word), read_words(item, "label"),
                               item.number("active") == 1};
  });
  wording.active = in.number("active") == 1;
  return wording;
}

Gate::Answered see(Office& office, const staff::Session&, const http::Request& request) {
  const auto* language = http::field(request.query, "language");
  json::array own;
  for (const auto& field : office.forms.own()) own.push_back(field_json(field));
  return answer(
      {{"shipped", json::parse(office.shipped_forms.json(language ? *language : "en"))}, {"own", own}});
}

Gate::Answered first_aid(Office& office, const staff::Session&, const http::Request& request) {
  const auto* language = http::field(request.query, "language");
  return http::Response::json(office.first_aid.json(request.parts.at("code"), language ? *language : "en"));
}

Gate::Answered letter_of_refusal(Office& office, const staff::Session&, const http::Request& request) {
  const auto* language = http::field(request.query, "language");
  return http::Response::json(office.refusals.json(language ? *language : "en"));
}

Gate::Answered add(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const fields::OwnField field{.id = {},
                               .form = request.parts.at("form"),
                               .kind = in.word("kind", fields::field_kind),
                               .keeping = in.word("keeping", fields::keeping),
                               .wording = read_wording(in)};
  TRY(in.finish());
  return answer({{"id", out(TRY(office.forms.add(session, field)))}}, 201);
}

Gate::Answered reword(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(id_in_path<fields::FieldId>(request, "id"));
  In in{request.body};
  const auto wording = read_wording(in);
  TRY(in.finish());
  TRY(office.forms.reword(session, id, wording));
  return http::Response::empty();
}

}  // namespace

void add_form_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/forms", see);
  asked(get, "/api/first-aid/{code}", first_aid);
  asked(get, "/api/refusal", letter_of_refusal);
  asked(post, "/api/forms/{form}/fields", add);
  asked(post, "/api/form-fields/{id}", reword);
}

}  // namespace desk
