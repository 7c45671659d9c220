// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/specimens.h"

namespace pages {
namespace {

ReceiptPage receipt_page(const std::string& said) {
  ReceiptPage page{.digits = "104 511 007 233 390 018 442 290 301 077 129 450", .token = said};
  for (const char* word : {"amber", "river", "kettle", "spoon", "meadow", "violin", "paper", "cloud",
                           "ladder", "onion", "harbour", "quilt"})
    page.words.emplace_back(word);
  return page;
}

FormPage refused_form(const std::string& said) {
  FormPage page{.token = said, .refusal = refusal::form_field_too_long, .files_lost = true};
  for (const auto& field : fields(FormKind::request)) {
    if (field.options.empty()) page.typed.emplace_back(field.name, said);
    for (const auto option : field.options) page.typed.emplace_back(field.name, option);
  }
  page.typed.emplace_back(said, said);
  for (auto& [name, value] : page.typed) {
    if (name == "code_word") value = said + std::string(200, '.');
  }
  return page;
}

ThreadPage thread_page(const std::string& said) {
  const base::Hour arrived{495'800};
  ThreadPage page{.visit = said, .state = "answered", .arrived = arrived};
  page.messages.push_back({.hour = arrived, .answers = {{"what", said}, {"imminence", "day"}, {said, said}}});
  page.messages.push_back({.voice = Voice::team,
                           .hour = {arrived.count + 3},
                           .text = said,
                           .answers = {{"referee_asked", said}},
                           .files = {{.id = "00", .name = said + ".pdf", .size = 1'234'567}}});
  page.messages.push_back({.hour = {arrived.count + 20}});
  page.done = Deed::message_sent;
  page.refusal = refusal::form_too_long;
  page.typed = {{"text", said}, {"reach", said}};
  page.consents = {"keep", "verify"};
  page.plan = PlanPage{.standing = PlanPage::Standing::paused,
                       .when = said,
                       .left = {{.made = arrived, .needed = 2, .count = 3}},
                       .holders = {{"00", said}},
                       .papers = {said}};
  return page;
}

}  // namespace

House specimen_house(std::vector<std::string> languages) {
  return {.organisation = "Havre",
          .hours = "08–20 UTC",
          .languages = std::move(languages),
          .intake = "https://intake.example",
          .back = "https://return.example",
          .leave = "about:blank"};
}

Specimens specimens(const Pages& pages, std::string_view language, Path path, const std::string& said) {
  const Visit in{.door = Door::intake, .language = std::string{language}, .path = path};
  const Visit back{.door = Door::back, .language = std::string{language}, .path = path};
  constexpr base::Refusal unknown{base::Kind::invalid, "receipt.unknown"};

  auto handed_over = thread_page(said);
  handed_over.state = "open";
  handed_over.reader = ReaderKind::reporter;
  handed_over.reach = Reach::own;
  auto over = thread_page(said);
  over.state = "withdrawn";
  auto code_taken = receipt_page(said);
  code_taken.token.clear();

  return {{"first", pages.first(in)},
          {"guide", pages.guide(in)},
          {"ask", pages.form(in, {.token = said})},
          {"complaint", pages.form(in, {.kind = FormKind::complaint, .token = said})},
          {"refused", pages.form(in, refused_form(said))},
          {"receipt", pages.receipt(in, receipt_page(said))},
          {"receipt-again", pages.receipt_again(in, said, unknown)},
          {"confirmed", pages.confirmed(in)},
          {"enter", pages.enter(back, {})},
          {"enter-refused",
           pages.enter(back, {.typed = said, .refusal = unknown, .kept = {{"text", said}, {said, said}}})},
          {"code", pages.code(back, {})},
          {"code-taken", pages.receipt(back, code_taken)},
          {"thread", pages.thread(back, thread_page(said))},
          {"thread-reporter", pages.thread(back, handed_over)},
          {"thread-withdrawn", pages.thread(back, over)},
          {"destroyed", pages.farewell(back, Farewell::destroyed)},
          {"left", pages.farewell(back, Farewell::left)},
          {"sentence", pages.sentence(in, unknown)},
          {"fault", pages.fault(in, "0f3a")},
          {"not-found", pages.not_found(in)}};
}

}  // namespace pages
