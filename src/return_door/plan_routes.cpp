// SPDX-License-Identifier: AGPL-3.0-or-later
// Forms about staying in touch, from an open thread. Their addresses are plain words: a history of the
// browser says nothing of what they are for.
#include <charconv>

#include "plain/receiving.h"
#include "return_door/page_routes.h"
#include "return_door/planning.h"

namespace return_door {
namespace {

using http::Request, http::Response;
using pages::Deed;

constexpr std::size_t small_form = 8 * 1024, text_form = 128 * 1024;

int number_of(const http::Fields& form, std::string_view name) {
  const auto text = value_of(form, name);
  int number = -1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

struct Asked {
  Hall& hall;
  const pages::Visit& visit;
  const Visitor& visitor;
  const http::Fields& form;
};

Response answered(const Asked& asked, const base::Result<>& done, Deed deed) {
  if (done) return thread_page(asked.hall, asked.visit, asked.visitor, {.done = deed});
  if (done.error() == requests::refusal::receipt_unknown)
    return ask_again(asked.hall, asked.visit, done.error(), written(asked.form));
  return thread_page(asked.hall, asked.visit, asked.visitor,
                     {.refusal = done.error(), .typed = {{"left", value_of(asked.form, "left")}}});
}

Response say_well(const Asked& asked) {
  return answered(asked, asked.hall.promises.say_well(asked.visitor.finder(asked.hall)), Deed::said_well);
}

base::Result<> write(const Asked& asked) {
  const auto schedule = TRY(schedule_in(asked.form, asked.hall.house.clock.now()));
  return asked.hall.promises.write(asked.visitor.finder(asked.hall), schedule);
}

Response plan(const Asked& asked) {
  const auto& promises = asked.hall.promises;
  const auto finder = asked.visitor.finder(asked.hall);
  const auto act = value_of(asked.form, "act");
  if (act == "write") return answered(asked, write(asked), Deed::planned);
  if (act == "pause") {
    const auto days = number_of(asked.form, "pause");
    return answered(asked, promises.pause(finder, days < 1 ? -1 : days), Deed::planned);
  }
  if (act == "resume") return answered(asked, promises.pause(finder, 0), Deed::planned);
  if (act == "end") return answered(asked, promises.end(finder), Deed::planned);
  return answered(asked, plain::refusal::form_unreadable, Deed::nothing);
}

Response leave_words(const Asked& asked) {
  Written written{.text = value_of(asked.form, "left"),
                  .holders = {},
                  .papers = number_of(asked.form, "papers"),
                  .needed = number_of(asked.form, "needed")};
  for (const auto& [name, value] : asked.form)
    if (const auto person = base::PersonId::parse(value); name == "holder" && person)
      written.holders.push_back(*person);
  auto papers = leave(asked.hall, asked.visitor, written);
  if (!papers) return answered(asked, papers.error(), Deed::nothing);
  return thread_page(asked.hall, asked.visit, asked.visitor,
                     {.done = Deed::left, .papers = *std::move(papers)});
}

Response left(const Asked& asked) {
  const auto& promises = asked.hall.promises;
  const auto finder = asked.visitor.finder(asked.hall);
  const auto act = value_of(asked.form, "act");
  if (act == "leave") return leave_words(asked);
  if (act == "allow") return answered(asked, promises.let_open(finder), Deed::left_changed);
  if (act == "take_back") return answered(asked, promises.take_back(finder), Deed::left_changed);
  return answered(asked, plain::refusal::form_unreadable, Deed::nothing);
}

DeedOf deed(Response (*answer)(const Asked&)) {
  return [answer](Hall& hall, const pages::Visit& visit, const Visitor& visitor, const http::Fields& form) {
    return answer({hall, visit, visitor, form});
  };
}

}  // namespace

void add_plan_routes(http::Router& router, Hall& hall) {
  using enum http::Method;
  router.on(post, "/well", visited(hall, deed(say_well)), small_form);
  router.on(post, "/plan", visited(hall, deed(plan)), small_form);
  router.on(post, "/left", visited(hall, deed(left)), text_form);
}

}  // namespace return_door
