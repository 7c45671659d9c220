// SPDX-License-Identifier: AGPL-3.0-or-later
#include "languages/language.h"
#include "pages/frame.h"
#include "pages/thread_values.h"

namespace pages {
namespace {

// An empty thread with all its parts; the script copies it, fills in what it opened and drops what does not
// apply.
Values::List for_script(const languages::Catalogue& sentences, std::string_view language) {
  const PlanPage plan{.standing = PlanPage::Standing::running,
                      .left = {{}},
                      .holders = {{"", ""}},
                      .papers = {""},
                      .every_part = true};
  const ThreadPage empty{.visit = "", .state = "closed", .reader = ReaderKind::reporter, .plan = plan};
  const ThreadMessage message{
      .voice = Voice::team, .text = "", .answers = {{"referee_asked", ""}}, .files = {AttachedFile{}}};
  auto values = message_values(sentences, language, message);
  add_thread(values, sentences, language, empty);
  values.when("native", false).list("words", {}).text("digits", "").text("token", "");
  return {std::move(values)};
}

Values::List kept_values(const Fields& kept) {
  Values::List list;
  for (const auto& [name, value] : kept)
    list.push_back(Values{}.text("kept_name", "kept." + name).text("kept_value", value));
  return list;
}

struct Entrance {
  std::string key;  // prefix of its sentences
  std::string action;
  std::string here;
  std::string other;  // the page for whoever is at the wrong one
};

std::string entrance(const Pages::State& state, const Visit& asked, const EnterPage& page,
                     const Entrance& entrance) {
  const auto visit = page.refusal ? answered(asked) : asked;
  const auto language = state.language(visit);
  auto values = state.frame(visit, page.kept.empty() ? entrance.here : "");
  values.text("title", state.say(visit, entrance.key + ".title"))
      .text("lede", state.say(visit, entrance.key + ".lede"))
      .text("label", state.say(visit, entrance.key + ".label"))
      .text("action", entrance.action)
      .text("havre", entrance.key == "code" ? "replace" : "return")
      .text("wrong", state.say(visit, page.refusal))
      .when("files_lost", false)
      .text("typed", page.typed)
      .list("kept", kept_values(page.kept))
      .text("kept_text", typed_value(page.kept, "text"))
      .list("open", button(state.say(visit, entrance.key + ".open")))
      .text("other", state.say(visit, entrance.key + ".other"))
      .text("other_href", with_language(entrance.other, language))
      .list("check", {})
      .list("for_script", visit.path == Path::plain ? Values::List{} : for_script(state.catalogue, language));
  return state.fill(visit, "enter", values);
}

}  // namespace

std::string Pages::enter(const Visit& visit, const EnterPage& page) const {
  return entrance(*state_, visit, page, {.key = "enter", .action = "/", .here = "/", .other = "/replace"});
}

std::string Pages::code(const Visit& visit, const EnterPage& page) const {
  return entrance(*state_, visit, page,
                  {.key = "code", .action = "/replace", .here = "/replace", .other = "/"});
}

std::string Pages::thread(const Visit& visit, const ThreadPage& page) const {
  const auto language = state_->language(visit);
  auto values = state_->frame(answered(visit));
  add_thread(values, state_->catalogue, language, page);
  values.text("wrong", state_->say(visit, page.refusal))
      .when("files_lost", false)
      .text("done", page.done == Deed::nothing ? std::string{} : state_->say(visit, deed_word(page.done)))
      .list("tongues", state_->language_choices(language, "/"));
  return state_->fill(visit, "thread", values);
}

std::string Pages::export_text(std::string_view language, const ThreadPage& page) const {
  const auto& sentences = state_->catalogue;
  std::string out = sentences.text(language, "export.title") + "\n";
  out +=
      sentences.text(language, "thread.arrived", {{"date", sentences.date(language, page.arrived)}}) + "\n";
  out += sentences.text(language, "state." + std::string{shown_state(page)}) + "\n";

  for (const auto& message : page.messages) {
    out += "\n----\n" +
           sentences.text(language, message.voice == Voice::mine ? "thread.mine" : "thread.team") + ", ";
    out += sentences.date(language, message.hour) + "\n\n";
    if (message.text) out += *message.text + "\n";
    if (!message.text && message.answers.empty()) out += sentences.text(language, "thread.only_team") + "\n";
    for (const auto& [name, value] : message.answers)
      out += question(sentences, language, name) + "\n  " + given(sentences, language, name, value) + "\n";
    for (const auto& file : message.files) out += "* " + file.name + " (" + size_text(file.size) + ")\n";
  }
  return out;
}

}  // namespace pages
