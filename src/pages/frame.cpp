// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/frame.h"

#include <algorithm>

#include "languages/language.h"

namespace pages {

Visit answered(Visit visit) {
  visit.path = Path::plain;
  return visit;
}

std::string with_language(std::string_view address, std::string_view language) {
  const char joint = address.find('?') == std::string_view::npos ? '?' : '&';
  return std::string{address} + joint + "lang=" + std::string{language};
}

Values::List button(std::string label) { return {Values{}.text("label", std::move(label))}; }

std::string typed_value(const Fields& typed, std::string_view name) {
  const auto found = std::ranges::find(typed, name, &Fields::value_type::first);
  return found == typed.end() ? std::string{} : found->second;
}

std::string Pages::State::language(const Visit& visit) const {
  const auto& offered = house.languages;
  return std::ranges::find(offered, visit.language) == offered.end() ? offered.front() : visit.language;
}

std::string Pages::State::say(const Visit& visit, std::string_view key) const {
  return catalogue.text(language(visit), key);
}

std::string Pages::State::say(const Visit& visit, const std::optional<base::Refusal>& refusal) const {
  if (!refusal) return {};
  return say(visit, catalogue.has(refusal->code) ? refusal->code : "refused.other");
}

Values::List Pages::State::language_choices(std::string_view current, std::string_view here) const {
  Values::List choices;
  for (const auto& tag : house.languages) {
    choices.push_back(Values{}
                          .text("tag", tag)
                          .text("own", std::string{languages::own_name(tag)})
                          .text("href", with_language(here, tag))
                          .when("current", tag == current));
  }
  return choices;
}

Values Pages::State::frame(const Visit& visit, std::string_view here) const {
  const auto spoken = language(visit);
  const bool native = visit.path == Path::plain;
  // A door's links to itself name no host, so that they hold at every address it is reached by.
  const auto intake = visit.door == Door::intake ? std::string{} : house.intake;
  const auto back = visit.door == Door::back ? std::string{} : house.back;

  const auto texts = assets.texts.find(spoken);

  Values values;
  values.text("lang", spoken)
      .text("dir", std::string{written(languages::direction(spoken))})
      .text("organisation", house.organisation)
      .text("hours", house.hours)
      .text("leave", house.leave)
      .text("intake", intake)
      .text("back", back)
      .text("home", with_language(intake + "/", spoken))
      .text("css", assets.style)
      .text("logo", assets.logo)
      .text("script", native ? std::string{} : assets.script)
      .text("texts", texts == assets.texts.end() ? std::string{} : texts->second)
      .text("root", house.root)
      .when("native", native)
      .when("plain", native)
      .text(
          "plain_href",
          with_language(std::string{here} + (here.find('?') == here.npos ? "?" : "&") + "path=plain", spoken))
      .when("languages", !here.empty() && house.languages.size() > 1)
      .list("choices", language_choices(spoken, here));
  return values;
}

std::string Pages::State::fill(const Visit& visit, std::string_view name, const Values& values) const {
  return shelf.find(language(visit), name).fill(values);
}

}  // namespace pages
