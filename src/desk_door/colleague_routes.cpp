// SPDX-License-Identifier: AGPL-3.0-or-later
// Who speaks which languages and can do what.
#include "desk_door/helpline_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

json::array words(const std::vector<std::string>& texts) {
  json::array array;
  for (const auto& text : texts) array.emplace_back(text);
  return array;
}

Gate::Answered set(Office& office, const staff::Session& session, const http::Request& request) {
  constexpr std::size_t most_word = 20;
  const auto person = TRY(id_in_path<base::PersonId>(request, "id"));
  In in{request.body};
  const helpline::Abilities abilities{.languages = in.texts("languages", helpline::most_languages, most_word),
                                      .skills = in.texts("skills", helpline::all_skills.size(), most_word)};
  TRY(in.finish());
  TRY(office.colleagues.set(session, person, abilities));
  return http::Response::empty();
}

}  // namespace

json::array colleagues_json(const Office& office) {
  json::array array;
  for (const auto& [person, abilities] : office.colleagues.all())
    array.push_back({{"person", out(person)},
                     {"languages", words(abilities.languages)},
                     {"skills", words(abilities.skills)}});
  return array;
}

void add_colleague_routes(Gate& gate, Office& office) {
  asking(gate, office)(http::Method::post, "/api/people/{id}/abilities", set);
}

}  // namespace desk
