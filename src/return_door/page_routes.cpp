// SPDX-License-Identifier: AGPL-3.0-or-later
#include "return_door/page_routes.h"

#include <algorithm>

#include "pages/policy.h"
#include "plain/receiving.h"
#include "return_door/planning.h"
#include "wire/outside.h"

namespace return_door {
namespace {

using http::Method, http::Request, http::Response;

constexpr std::size_t typed_body = 256 * 1024;  // a receipt, and what was about to be sent
constexpr std::string_view kept_prefix = "kept.";

pages::Fields kept_in(const http::Fields& fields) {
  pages::Fields kept;
  for (const auto& [name, value] : fields)
    if (name.starts_with(kept_prefix)) kept.emplace_back(name.substr(kept_prefix.size()), value);
  return kept;
}

// The buttons of an open thread say their language in the body, where no address keeps it.
pages::Visit visit_of(const Hall& hall, const Request& request, const http::Fields& fields) {
  auto visit = return_door::visit_of(hall, request);
  const auto said = value_of(fields, "lang");
  if (std::ranges::find(hall.texts.languages, said) != hall.texts.languages.end()) visit.language = said;
  return visit;
}

Response wrong(const Hall& hall, const pages::Visit& visit, pages::EnterPage page) {
  const auto status = http::status_of(page.refusal->kind);
  return Response::html(hall.texts.pages.enter(visit, page), status);
}

Response enter(Hall& hall, const Request& request) {
  const auto form = request.form();
  if (!form) return wrong(hall, visit_of(hall, request, {}), {.refusal = plain::refusal::form_unreadable});
  const auto visit = visit_of(hall, request, *form);
  const auto hidden = value_of(*form, "visit");
  if (!hidden.empty()) {
    const auto visitor = known(hall, request, hidden);
    if (!visitor) return ask_again(hall, visit, visitor.error(), {});
    return thread_page(hall, visit, *visitor, {});
  }

  const auto typed = value_of(*form, "receipt");
  const auto numbers = hall.texts.words.parse(typed, visit.language);
  if (!numbers)
    return wrong(hall, visit, {.typed = typed, .refusal = numbers.error(), .kept = kept_in(*form)});
  const auto visitor = arriving(*numbers);
  auto opened = thread_page(hall, visit, visitor, {.typed = kept_in(*form)});
  if (opened.status != 404) return opened;
  return wrong(hall, visit,
               {.typed = typed, .refusal = requests::refusal::receipt_unknown, .kept = kept_in(*form)});
}

Response code_wrong(const Hall& hall, const pages::Visit& visit, const std::string& typed,
                    const base::Refusal& why) {
  return Response::html(hall.texts.pages.code(visit, {.typed = typed, .refusal = why}),
                        http::status_of(why.kind));
}

base::Result<seal::Receipt> take_up(Hall& hall, const seal::Receipt& code) {
  const auto& organisation = hall.house.organisation;
  const auto finder = code.finder(organisation);
  const auto request = TRY(hall.threads.find_code(finder));
  auto receipt = seal::Receipt::fresh();
  const intake::NewReader reader{.finder_hash = seal::stored_finder(receipt.finder(organisation)),
                                 .reader_key = seal::sealing_public(receipt.opener(organisation)),
                                 .signer_key = seal::signing_public(receipt.signer(organisation))};
  const auto proof =
      seal::handover_proof(code.handover_key(organisation), request, reader.reader_key, reader.signer_key);
  TRY(hall.threads.take_up(finder, reader, proof));
  return receipt;
}

Response replace(Hall& hall, const Request& request) {
  const auto form = request.form();
  const auto visit = visit_of(hall, request, form ? *form : http::Fields{});
  const auto typed = form ? value_of(*form, "receipt") : std::string{};
  const auto numbers = hall.texts.words.parse(typed, visit.language);
  if (!numbers) return code_wrong(hall, visit, typed, numbers.error());
  const auto receipt = take_up(hall, seal::Receipt::from(*numbers));
  if (!receipt) return code_wrong(hall, visit, typed, receipt.error());

  const auto fresh = receipt->numbers();
  return Response::html(hall.texts.pages.receipt(
      visit,
      {.words = hall.texts.words.shown(fresh, visit.language), .digits = seal::WordLists::digits(fresh)}));
}

Response leave(const Hall& hall, const Request& request) {
  auto response =
      Response::html(hall.texts.pages.farewell(return_door::visit_of(hall, request), pages::Farewell::left));
  response.cookies.push_back(forgetting());
  return response;
}

pages::Reach shown(requests::Reach reach) {
  switch (reach) {
    case requests::Reach::all: return pages::Reach::all;
    case requests::Reach::own: return pages::Reach::own;
    case requests::Reach::none: return pages::Reach::none;
  }
  CHECK(false);
}

}  // namespace

pages::ThreadPage page_of(const OpenedThread& opened) {
  const auto& thread = opened.thread;
  const bool reporter = thread.reader.kind == requests::ReaderKind::reporter;
  return {.kind = pages::form_kind(thread.kind),
          .state = std::string{requests::word(thread.state)},
          .arrived = thread.arrived,
          .reader = reporter ? pages::ReaderKind::reporter : pages::ReaderKind::defender,
          .reach = shown(thread.reader.reach),
          .messages = opened.messages};
}

Response thread_page(Hall& hall, const pages::Visit& visit, const Visitor& visitor, Shown shown) {
  const auto opened = open_thread(hall, visitor);
  // A code shows nothing here; it is taken up on its own page.
  if (!opened || opened->thread.reader.state == requests::ReaderState::code)
    return wrong(hall, visit, {.refusal = requests::refusal::receipt_unknown});
  auto page = page_of(*opened);
  page.visit = visitor.hidden(hall);
  page.done = shown.done;
  page.refusal = shown.refusal;
  page.typed = std::move(shown.typed);
  page.plan = plan_of(hall, visitor);
  if (page.plan) page.plan->papers = std::move(shown.papers);

  const auto status = page.refusal ? http::status_of(page.refusal->kind) : 200;
  auto response = Response::html(hall.texts.pages.thread(visit, page), status);
  response.cookies.push_back(visitor.cookie());
  return response;
}

Response ask_again(const Hall& hall, const pages::Visit& visit, const base::Refusal& why,
                   pages::Fields kept) {
  return wrong(hall, visit, {.refusal = why, .kept = std::move(kept)});
}

pages::Fields written(const pages::Fields& fields) {
  pages::Fields out;
  for (const auto& field : fields)
    if (field.first != "visit" && field.first != "lang") out.push_back(field);
  return out;
}

http::Handler visited(Hall& hall, DeedOf deed) {
  return [&hall, deed = std::move(deed)](const Request& request) {
    const auto visit = return_door::visit_of(hall, request);
    const auto form = request.form();
    if (!form) return ask_again(hall, visit, plain::refusal::form_unreadable, {});
    const auto visitor = known(hall, request, value_of(*form, "visit"));
    if (!visitor) return ask_again(hall, visit, visitor.error(), written(*form));
    return deed(hall, visit, *visitor, *form);
  };
}

void add_page_routes(http::Router& router, Hall& hall) {
  router.on(Method::get, "/", [&hall](const Request& request) {
    return Response::html(hall.texts.pages.enter(return_door::visit_of(hall, request), {}));
  });
  router.on(Method::get, "/replace", [&hall](const Request& request) {
    return Response::html(hall.texts.pages.code(return_door::visit_of(hall, request), {}));
  });
  router.on(Method::post, "/", [&hall](const Request& request) { return enter(hall, request); }, typed_body);
  router.on(
      Method::post, "/replace", [&hall](const Request& request) { return replace(hall, request); },
      typed_body);
  router.on(Method::post, "/logout", [&hall](const Request& request) { return leave(hall, request); });
  router.missing([&hall](const Request& request) {
    if (wire::is_for_script(request)) return wire::unknown_path();
    return Response::html(hall.texts.pages.not_found(return_door::visit_of(hall, request)), 404);
  });
}

http::Answers answers(const Hall& hall) {
  http::Answers answers;
  answers.fault = [&hall](const Request& request, std::string_view incident) {
    if (wire::is_for_script(request)) return wire::fault(incident);
    return Response::html(hall.texts.pages.fault(return_door::visit_of(hall, request), incident), 503);
  };
  answers.malformed = [&hall](int status) {
    const pages::Visit visit{pages::Door::back, hall.texts.languages.front(), pages::Path::plain};
    const auto& why = status == 413 ? pages::refusal::form_too_long : plain::refusal::form_unreadable;
    return Response::html(hall.texts.pages.sentence(visit, why), status);
  };
  answers.headers = {{"Content-Security-Policy", std::string{pages::content_policy}}};
  return answers;
}

}  // namespace return_door
