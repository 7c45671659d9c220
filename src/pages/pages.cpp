// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/pages.h"

#include "pages/frame.h"

namespace pages {
namespace {

Values::List listed(const std::vector<std::string>& words) {
  Values::List list;
  for (const auto& word : words) list.push_back(Values{}.text("word", word));
  return list;
}

}  // namespace

Pages::Pages(House house, const languages::Catalogue& catalogue, const std::filesystem::path& templates,
             const std::filesystem::path& assets) {
  CHECK(!house.languages.empty());
  Shelf shelf{templates, catalogue, house.languages};
  state_ = std::make_unique<const State>(
      State{std::move(house), catalogue, std::move(shelf), Assets::read(assets)});
}

Pages::~Pages() = default;
Pages::Pages(Pages&&) noexcept = default;

std::string Pages::first(const Visit& visit) const {
  return state_->fill(visit, "first", state_->frame(visit, "/"));
}

std::string Pages::guide(const Visit& visit) const {
  return state_->fill(visit, "guide", state_->frame(visit, "/guide"));
}

std::string Pages::receipt(const Visit& visit, const ReceiptPage& page) const {
  auto values = state_->frame(answered(visit));
  values.list("words", listed(page.words))
      .text("digits", page.digits)
      .text("token", page.token)
      .when("files_deferred", page.files_deferred)
      .list("check", button(state_->say(visit, "words.check")));
  return state_->fill(visit, "receipt", values);
}

std::string Pages::receipt_again(const Visit& visit, std::string_view token,
                                 const base::Refusal& refusal) const {
  auto values = state_->frame(answered(visit));
  values.text("token", std::string{token})
      .text("wrong", state_->say(visit, refusal))
      .when("files_lost", false)
      .list("check", button(state_->say(visit, "words.check")));
  return state_->fill(visit, "receipt_again", values);
}

std::string Pages::confirmed(const Visit& visit) const {
  return state_->fill(visit, "confirmed", state_->frame(answered(visit)));
}

std::string Pages::farewell(const Visit& visit, Farewell farewell) const {
  const std::string_view name = farewell == Farewell::destroyed ? "destroyed" : "left";
  auto values = state_->frame(visit);
  values.text("title", state_->say(visit, std::string{name} + ".title"))
      .text("text", state_->say(visit, std::string{name} + ".text"))
      .text("href", state_->house.leave)
      .text("link", state_->say(visit, "page.leave"));
  return state_->fill(visit, "notice", values);
}

std::string Pages::sentence(const Visit& visit, const base::Refusal& refusal) const {
  auto values = state_->frame(visit);
  values.text("title", state_->say(visit, "refused.title"))
      .text("text", state_->say(visit, refusal))
      .text("href", with_language("/", state_->language(visit)))
      .text("link", state_->say(visit, "page.start"));
  return state_->fill(visit, "notice", values);
}

std::string Pages::not_found(const Visit& visit) const {
  auto values = state_->frame(visit);
  values.text("title", state_->say(visit, "not_found.title"))
      .text("text", state_->say(visit, "not_found.text"))
      .text("href", with_language("/", state_->language(visit)))
      .text("link", state_->say(visit, "page.start"));
  return state_->fill(visit, "notice", values);
}

std::string Pages::fault(const Visit& visit, std::string_view incident) const {
  auto values = state_->frame(visit);
  values.text("incident", std::string{incident});
  return state_->fill(visit, "fault", values);
}

}  // namespace pages
