// SPDX-License-Identifier: AGPL-3.0-or-later
// What every page has around it, and what the pages share behind the front.
#pragma once

#include <string>
#include <string_view>

#include "pages/assets.h"
#include "pages/pages.h"
#include "pages/shelf.h"
#include "pages/values.h"

namespace pages {

struct Pages::State {
  House house;
  const languages::Catalogue& catalogue;
  Shelf shelf;
  Assets assets;

  // The visit's language if it is offered, else the default one.
  std::string language(const Visit& visit) const;
  std::string say(const Visit& visit, std::string_view key) const;
  // The sentence of a refusal; one that is not meant for these pages gets the general one.
  std::string say(const Visit& visit, const std::optional<base::Refusal>& refusal) const;

  // `here`: the address of this page without its language, for the language switch; empty where a switch
  // would lose what is on the page.
  Values frame(const Visit& visit, std::string_view here = {}) const;
  std::string fill(const Visit& visit, std::string_view name, const Values& values) const;
  Values::List language_choices(std::string_view current, std::string_view here) const;
};

// What follows a form that was posted natively is native too: a browser that posts has no script, or was told
// so.
Visit answered(Visit visit);
std::string with_language(std::string_view address, std::string_view language);
// A button's sentence; templates draw it native or for the script.
Values::List button(std::string label);
// One field of the form as _field.mustache wants it. `sentences` gives its texts.
Values field_values(const languages::Catalogue& sentences, std::string_view language, const Field& field,
                    const Fields& typed);
std::string typed_value(const Fields& typed, std::string_view name);

}  // namespace pages
