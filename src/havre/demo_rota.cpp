// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/demo_rota.h"

#include <algorithm>

namespace havre {
namespace {

namespace json = boost::json;

const staff::Person& named(const std::vector<staff::Person>& people, std::string_view login) {
  const auto found = std::ranges::find(people, login, &staff::Person::login_name);
  if (found == people.end()) throw base::Fault{"the demonstration's rota names nobody"};
  return *found;
}

}  // namespace

void play_abilities(const json::value& abilities, const staff::House& house, const staff::Session& officer,
                    const std::vector<staff::Person>& people) {
  const auto words = [](const json::value& list) {
    std::vector<std::string> texts;
    for (const auto& text : list.as_array()) texts.emplace_back(text.as_string());
    return texts;
  };
  for (const auto& written : abilities.as_array()) {
    const auto set = helpline::Colleagues{house}.set(
        officer, named(people, written.at("login").as_string()).id,
        {.languages = words(written.at("languages")), .skills = words(written.at("skills"))});
    if (!set) throw base::Fault{"the demonstration's people can do something unknown"};
  }
}

void play_rota(const json::value& rota, const staff::House& house, const staff::Session& officer,
               const std::vector<staff::Person>& people) {
  const helpline::Rotas rotas{house};
  for (const auto& written : rota.as_array()) {
    const auto& person = named(people, written.at("login").as_string());
    const auto number = [&](const char* name) { return written.at(name).to_number<int>(); };
    for (const auto& day : written.at("days").as_array()) {
      const auto added = rotas.add(officer, {.id = bell::PatternId::fresh(),
                                             .person = person.id,
                                             .rank = *bell::rank(written.at("rank").as_string()),
                                             .weekday = day.to_number<int>(),
                                             .begins = number("begins"),
                                             .minutes = number("minutes"),
                                             .zone = person.particulars.time_zone,
                                             .first = {house.clock.today().count - 1}});
      if (!added) throw base::Fault{"the demonstration could not keep its rota"};
    }
  }
  const auto lead = rotas.name(officer, bell::Rung::lead, {named(people, "nadia").id});
  const auto director = rotas.name(officer, bell::Rung::director, {named(people, "tomas").id});
  if (!lead || !director) throw base::Fault{"the demonstration could not name its lead"};
}

}  // namespace havre
