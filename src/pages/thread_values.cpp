// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/thread_values.h"

#include <array>

#include "pages/frame.h"

namespace pages {
namespace {

constexpr std::array<std::string_view, 5> contact_names{"reach", "reach_time", "code_word", "not_send",
                                                        "sentence"};

Values::List contact_fields(const languages::Catalogue& sentences, std::string_view language,
                            const Fields& typed) {
  Values::List list;
  for (const auto name : contact_names)
    list.push_back(field_values(sentences, language, *find_field(FormKind::request, name), typed));
  return list;
}

Values::List consent_fields(const languages::Catalogue& sentences, std::string_view language,
                            const ThreadPage& page) {
  Fields agreed;
  for (const auto& purpose : page.consents) agreed.emplace_back("consent", purpose);
  return {field_values(sentences, language, *find_field(FormKind::request, "consent"), agreed)};
}

Values::List closing_values(const languages::Catalogue& sentences, std::string_view language,
                            const Fields& typed) {
  Values::List list;
  for (const auto& field : closing_fields()) list.push_back(field_values(sentences, language, field, typed));
  return list;
}

// The team asked whether it may question somebody.
Values::List referee_values(const languages::Catalogue& sentences, std::string_view language,
                            const ThreadMessage& message) {
  Values::List list;
  for (const auto& [name, said] : message.answers)
    if (name == "referee_asked" && message.voice == Voice::team)
      list.push_back(field_values(sentences, language, *find_field(FormKind::request, "referee_allowed"), {})
                         .text("sequence", std::to_string(message.sequence)));
  return list;
}

Values::List file_values(const std::vector<AttachedFile>& files) {
  Values::List list;
  for (const auto& file : files) {
    list.push_back(Values{}
                       .text("file_id", file.id)
                       .text("file_name", file.name)
                       .text("file_size", size_text(file.size)));
  }
  return list;
}

Values::List answer_values(const languages::Catalogue& sentences, std::string_view language,
                           const Fields& answers) {
  Values::List list;
  for (const auto& [name, value] : answers) {
    list.push_back(Values{}
                       .text("question", question(sentences, language, name))
                       .text("given", given(sentences, language, name, value)));
  }
  return list;
}

}  // namespace

bool may_write(const ThreadPage& page) {
  return page.reach != Reach::none && page.state != "withdrawn" && page.state != "destroyed";
}

std::string_view shown_state(const ThreadPage& page) {
  return page.state == "binned" ? std::string_view{"closed"} : std::string_view{page.state};
}

std::string deed_word(Deed deed) {
  switch (deed) {
    case Deed::nothing: return "";
    case Deed::message_sent: return "done.message_sent";
    case Deed::contact_changed: return "done.contact_changed";
    case Deed::consent_changed: return "done.consent_changed";
    case Deed::closing_said: return "done.closing_said";
    case Deed::referee_said: return "done.referee_said";
    case Deed::handover_asked: return "done.handover_asked";
    case Deed::withdrawn: return "done.withdrawn";
    case Deed::said_well: return "done.said_well";
    case Deed::planned: return "done.planned";
    case Deed::left: return "done.left";
    case Deed::left_changed: return "done.left_changed";
  }
  return "";
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1'000) return std::to_string(bytes) + " B";
  std::uint64_t tenths = (bytes + 50) / 100;  // of a kilobyte
  for (const char* unit : {"kB", "MB"}) {
    if (tenths < 10'000) return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + ' ' + unit;
    tenths = (tenths + 500) / 1'000;
  }
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " GB";
}

std::string question(const languages::Catalogue& sentences, std::string_view language,
                     std::string_view name) {
  for (const auto kind : {FormKind::request, FormKind::complaint}) {
    if (find_field(kind, name)) return sentences.text(language, "ask." + std::string{name});
  }
  return std::string{name};
}

std::string given(const languages::Catalogue& sentences, std::string_view language, const std::string& name,
                  const std::string& value) {
  const auto* field = find_field(FormKind::request, name);
  const auto key = "ask." + name + "." + value;
  return field && !field->options.empty() && sentences.has(key) ? sentences.text(language, key) : value;
}

Values message_values(const languages::Catalogue& sentences, std::string_view language,
                      const ThreadMessage& message) {
  const bool mine = message.voice == Voice::mine;
  return Values{}
      .text("voice", mine ? "mine" : "team")
      .text("who", sentences.text(language, mine ? "thread.mine" : "thread.team"))
      .text("when", sentences.date(language, message.hour))
      .when("readable", message.text.has_value())
      .when("sealed", !message.text && message.answers.empty())
      .text("text", message.text.value_or(""))
      .when("has_answers", !message.answers.empty())
      .list("answers", answer_values(sentences, language, message.answers))
      .list("referee", referee_values(sentences, language, message))
      .when("has_files", !message.files.empty())
      .list("files", file_values(message.files));
}

Values& add_thread(Values& values, const languages::Catalogue& sentences, std::string_view language,
                   const ThreadPage& page) {
  Values::List plan;
  if (page.plan && may_write(page)) plan.push_back(plan_values(sentences, language, *page.plan));
  Values::List messages;
  for (const auto& message : page.messages) messages.push_back(message_values(sentences, language, message));

  const auto say = [&](std::string_view key) { return sentences.text(language, key); };
  const auto state = "state." + std::string{shown_state(page)};
  const auto arrived = sentences.date(language, page.arrived);
  return values.text("visit", page.visit)
      .text("title", say(page.kind == FormKind::complaint ? "thread.title_complaint" : "thread.title"))
      .text("state", std::string{shown_state(page)})
      .text("state_title", say(state))
      .text("state_text", say(state + ".text"))
      .text("arrived", sentences.text(language, "thread.arrived", {{"date", arrived}}))
      .list("plan", std::move(plan))
      .list("messages", std::move(messages))
      .when("may_write", may_write(page))
      .when("whole", page.reach == Reach::all)
      .when("is_closed", page.state == "closed")
      .list("closing_fields", closing_values(sentences, language, page.typed))
      .when("is_reporter", page.reader == ReaderKind::reporter)
      .text("typed_text", typed_value(page.typed, "text"))
      .text("typed_left", typed_value(page.typed, "left"))
      .when("contact_open", !typed_value(page.typed, "reach").empty())
      .list("contact_fields", contact_fields(sentences, language, page.typed))
      .list("consent_fields", consent_fields(sentences, language, page))
      .list("send", button(say("thread.send")))
      .list("save", button(say("thread.save")))
      .list("ask", button(say("thread.handover_ask")))
      .list("save_copy", button(say("thread.export_save")))
      .list("withdraw", button(say("thread.withdraw")))
      .list("destroy", button(say("thread.destroy")));
}

}  // namespace pages
