// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake_door/page_routes.h"

#include <algorithm>

#include "intake_door/asking.h"
#include "pages/policy.h"
#include "plain/receiving.h"
#include "wire/outside.h"

namespace intake_door {
namespace {

std::string query(const http::Request& request, std::string_view name) {
  const auto* value = http::field(request.query, name);
  return value ? *value : std::string{};
}

http::Response form(Porch& porch, const http::Request& request) {
  const auto kind = pages::form_kind(query(request, "for"));
  const auto token = intake::Token::fresh().text();
  const auto visit = visit_of(porch, request);
  auto own = porch.own_fields.of(kind, visit.language);
  auto page = porch.pages.form(visit, {.kind = kind, .token = token, .own = std::move(own)});
  return http::packed(http::Response::html(std::move(page)), request);
}

// The words typed back; the same page for what cannot be read and what does not fit.
http::Response confirm(Porch& porch, const http::Request& request) {
  const auto visit = visit_of(porch, request);
  const auto fields = request.form();
  const auto value = [&](std::string_view name) {
    const auto* found = fields ? http::field(*fields, name) : nullptr;
    return found ? *found : std::string{};
  };
  const auto again = [&](const base::Refusal& why) {
    return http::Response::html(porch.pages.receipt_again(visit, value("token"), why),
                                http::status_of(why.kind));
  };
  const auto token = intake::Token::parse(value("token"));
  if (!token) return again(token.error());
  const auto numbers = porch.words.parse(value("receipt"), visit.language);
  if (!numbers) return again(numbers.error());
  const auto finder = seal::Receipt::from(*numbers).finder(porch.house.organisation);
  const auto confirmed = porch.intake.confirm(*token, seal::stored_finder(finder));
  if (!confirmed) return again(confirmed.error());
  return http::Response::html(porch.pages.confirmed(visit));
}

}  // namespace

pages::Visit visit_of(const Porch& porch, const http::Request& request) {
  const auto wanted = query(request, "lang");
  const bool offered = std::ranges::find(porch.languages, wanted) != porch.languages.end();
  return {.door = pages::Door::intake,
          .language = offered ? wanted : request.language(porch.languages),
          .path = query(request, "path") == "plain" ? pages::Path::plain : pages::Path::script};
}

void add_page_routes(http::Router& router, Porch& porch) {
  using http::Method;
  const auto page = [&](auto render) {
    return [&porch, render](const http::Request& request) {
      auto page = (porch.pages.*render)(visit_of(porch, request));
      return http::packed(http::Response::html(std::move(page)), request);
    };
  };
  router.on(Method::get, "/", page(&pages::Pages::first));
  router.on(Method::get, "/guide", page(&pages::Pages::guide));
  router.on(Method::get, "/ask", [&porch](const http::Request& request) { return form(porch, request); });
  router.on_stream(Method::post, "/ask",
                   [&porch](const http::Request& head) { return receive_form(porch, head); });
  router.on(
      Method::post, "/receipt", [&porch](const http::Request& request) { return confirm(porch, request); },
      16 * 1024);
  router.missing([&porch](const http::Request& request) {
    if (wire::is_for_script(request)) return wire::unknown_path();
    return http::Response::html(porch.pages.not_found(visit_of(porch, request)), 404);
  });
}

http::Answers answers(const Porch& porch) {
  http::Answers answers;
  answers.fault = [&porch](const http::Request& request, std::string_view incident) {
    if (wire::is_for_script(request)) return wire::fault(incident);
    return http::Response::html(porch.pages.fault(visit_of(porch, request), incident), 503);
  };
  answers.malformed = [&porch](int status) {
    const pages::Visit visit{pages::Door::intake, porch.languages.front(), pages::Path::plain};
    const auto& why = status == 413 ? pages::refusal::form_too_long : plain::refusal::form_unreadable;
    return http::Response::html(porch.pages.sentence(visit, why), status);
  };
  answers.headers = {{"Content-Security-Policy", std::string{pages::content_policy}}};
  return answers;
}

}  // namespace intake_door
