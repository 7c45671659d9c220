// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <functional>

#include "pages/frame.h"

namespace pages {
namespace {

bool was_typed(const Fields& typed, std::string_view name) { return !typed_value(typed, name).empty(); }

// What of a field does not depend on words.
Values typed_values(const Field& field, const std::string& given) {
  return Values{}
      .text("name", std::string{field.name})
      .when("line", field.kind == FieldKind::line)
      .when("options", !field.options.empty())
      .text("input", field.kind == FieldKind::choice ? "radio" : "checkbox")
      .text("rows", field.limit > 10'000  ? "7"
                    : field.limit > 1'000 ? "4"
                                          : "3")
      .when("over", too_long(field, given))
      .text("limit", std::to_string(field.limit))
      .text("typed", field.options.empty() ? given : "");
}

// The words of an option, by its value.
using OptionWords = std::function<std::string(std::string_view)>;

Values::List option_values(const Field& field, const Fields& typed, const OptionWords& words) {
  Values::List list;
  for (const auto option : field.options) {
    const std::pair<std::string, std::string> chosen{field.name, option};
    list.push_back(Values{}
                       .text("value", std::string{option})
                       .text("option", words(option))
                       .when("checked", std::ranges::find(typed, chosen) != typed.end()));
  }
  return list;
}

Values::List first_fields(const languages::Catalogue& sentences, std::string_view language,
                          const FormPage& page) {
  Values::List list;
  for (const auto& field : fields(page.kind)) {
    if (field.group == "first") list.push_back(field_values(sentences, language, field, page.typed));
  }
  return list;
}

Values own_values(const OwnField& own, const Fields& typed) {
  const auto field = field_of(own);
  const auto words = [&](std::string_view option) {
    return std::ranges::find(own.options, option, &decltype(own.options)::value_type::first)->second;
  };
  return typed_values(field, typed_value(typed, own.name))
      .text("label", own.label)
      .text("hint", own.hint)
      .list("option_list", option_values(field, typed, words));
}

// Open where something was typed in it.
Values drawn_group(const std::string& title, const std::string& hint, bool open, Values::List members) {
  return Values{}
      .text("group_title", title)
      .text("group_hint", hint)
      .when("open", open)
      .list("group_fields", std::move(members));
}

// What the organisation asks besides: one more group.
void add_own(Values::List& groups, const languages::Catalogue& sentences, std::string_view language,
             const FormPage& page) {
  if (page.own.empty()) return;
  Values::List members;
  bool open = false;
  for (const auto& own : page.own) {
    members.push_back(own_values(own, page.typed));
    open = open || was_typed(page.typed, own.name);
  }
  groups.push_back(drawn_group(sentences.text(language, "ask.group.own"), "", open, std::move(members)));
}

Values::List group_values(const languages::Catalogue& sentences, std::string_view language,
                          const FormPage& page) {
  Values::List groups;
  const auto& all = fields(page.kind);
  for (auto field = all.begin(); field != all.end();) {
    const auto group = std::string{field->group};
    Values::List members;
    bool open = false;
    for (; field != all.end() && field->group == group; ++field) {
      members.push_back(field_values(sentences, language, *field, page.typed));
      open = open || was_typed(page.typed, field->name);
    }
    if (group == "first") continue;

    const auto key = "ask.group." + group;
    const auto hint = sentences.has(key + ".hint") ? sentences.text(language, key + ".hint") : "";
    groups.push_back(drawn_group(sentences.text(language, key), hint, open, std::move(members)));
  }
  add_own(groups, sentences, language, page);
  return groups;
}

// What the script shows in place of this page, once it has sealed and sent. It fills in the words itself.
Values::List for_script(const std::string& check) {
  return {Values{}.list("words", {}).text("digits", "").text("token", " ").list("check", button(check))};
}

}  // namespace

Values field_values(const languages::Catalogue& sentences, std::string_view language, const Field& field,
                    const Fields& typed) {
  const auto key = "ask." + std::string{field.name};
  const auto words = [&](std::string_view option) {
    return sentences.text(language, key + "." + std::string{option});
  };
  return typed_values(field, typed_value(typed, field.name))
      .text("label", sentences.text(language, field.label.empty() ? key : std::string{field.label}))
      .text("hint", sentences.has(key + ".hint") ? sentences.text(language, key + ".hint") : "")
      .list("option_list", option_values(field, typed, words));
}

std::string Pages::form(const Visit& asked, const FormPage& page) const {
  const auto visit = page.refusal ? answered(asked) : asked;
  const auto language = state_->language(visit);
  const bool complaint = page.kind == FormKind::complaint;
  const std::string_view about = complaint ? "complaint" : "ask";

  auto values = state_->frame(visit, complaint ? "/ask?for=complaint" : "/ask");
  values.text("title", state_->say(visit, std::string{about} + ".title"))
      .text("lede", state_->say(visit, std::string{about} + ".lede"))
      .text("kind", std::string{word(page.kind)})
      .text("token", page.token)
      .text("wrong", state_->say(visit, page.refusal))
      .when("files_lost", page.files_lost)
      .list("first", first_fields(state_->catalogue, language, page))
      .list("groups", group_values(state_->catalogue, language, page))
      .list("send", button(state_->say(visit, "ask.send")))
      .list("for_script",
            visit.path == Path::plain ? Values::List{} : for_script(state_->say(visit, "words.check")));
  return state_->fill(visit, "ask", values);
}

}  // namespace pages
