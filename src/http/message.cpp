// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/message.h"

#include <algorithm>
#include <charconv>

#include "http/compressed.h"
#include "http/form.h"

namespace http {
namespace {

constexpr base::Refusal unreadable_form{base::Kind::invalid, "http.unreadable_form"};

// "q=0.8" in thousandths; absent or unreadable counts as it would for a lenient browser: fully wanted.
int quality(std::string_view parameters) {
  const auto at = parameters.find("q=");
  if (at == parameters.npos) return 1000;
  double value = 1;
  const auto digits = parameters.substr(at + 2);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return static_cast<int>(std::clamp(value, 0.0, 1.0) * 1000);
}

// "fr" is asked for by "fr", "fr-CA" and, with the least claim, "*".
bool asks_for(std::string_view wanted, std::string_view offered) {
  if (same_token(wanted, offered)) return true;
  return wanted.size() > offered.size() && wanted[offered.size()] == '-' &&
         same_token(wanted.substr(0, offered.size()), offered);
}

}  // namespace

const std::string* Request::header(std::string_view lower_case_name) const {
  const auto found = headers.find(lower_case_name);
  return found == headers.end() ? nullptr : &found->second;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  const auto* sent = header("cookie");
  if (!sent) return std::nullopt;
  const std::string wanted = (over_tls ? "__Host-" : "") + std::string{name};
  std::optional<std::string> found;
  for (std::string_view rest = *sent; !rest.empty();) {
    const auto pair = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const auto equals = pair.find('=');
    if (equals == pair.npos || trimmed(pair.substr(0, equals)) != wanted) continue;
    // Two of one name: somebody planted one, and we cannot know which.
    if (found) return std::nullopt;
    found = trimmed(pair.substr(equals + 1));
  }
  return found;
}

base::Result<Fields> Request::form() const {
  const auto* type = header("content-type");
  if (!type) return unreadable_form;
  const auto essence = trimmed(std::string_view{*type}.substr(0, type->find(';')));
  if (!same_token(essence, "application/x-www-form-urlencoded")) return unreadable_form;
  auto fields = fields_of(body);
  if (!fields) return unreadable_form;
  return *std::move(fields);
}

std::string Request::language(const std::vector<std::string>& offered) const {
  if (offered.empty()) return "";
  const auto* accepted = header("accept-language");
  std::string best = offered.front();
  int best_quality = 0;
  for (std::string_view rest = accepted ? *accepted : std::string_view{}; !rest.empty();) {
    const auto item = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), item.size() + 1));
    const auto semicolon = std::min(item.find(';'), item.size());
    const auto wanted = trimmed(item.substr(0, semicolon));
    const int wish = quality(item.substr(semicolon));
    if (wish <= best_quality) continue;
    const auto match = std::ranges::find_if(offered, [&](const auto& o) { return asks_for(wanted, o); });
    if (match == offered.end()) continue;
    best = *match;
    best_quality = wish;
  }
  return best;
}

const std::string* field(const Fields& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
  return found == fields.end() ? nullptr : &found->second;
}

Response Response::html(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response Response::json(std::string body, int status) {
  auto response = html(std::move(body), status);
  response.type = "application/json";
  return response;
}

Response Response::redirect(std::string path) {
  auto response = empty(303);
  response.headers.emplace_back("Location", std::move(path));
  return response;
}

Response Response::empty(int status) {
  Response response;
  response.status = status;
  response.type.clear();
  return response;
}

int status_of(base::Kind kind) {
  switch (kind) {
    case base::Kind::not_found: return 404;
    case base::Kind::invalid: return 422;
    case base::Kind::conflict: return 409;
    case base::Kind::unauthorised: return 401;
    case base::Kind::too_large: return 413;
    case base::Kind::deferred: return 503;
  }
  return 500;
}

Response packed(Response page, const Request& request) {
  page.headers.emplace_back("Vary", "Accept-Encoding");
  if (!lists(request.header("accept-encoding"), "gzip")) return page;
  page.body = gzip(page.body);
  page.headers.emplace_back("Content-Encoding", "gzip");
  return page;
}

Response refusal(const base::Refusal& refusal) {
  // Codes are literals of our own, letters, dots and underscores: nothing to escape.
  return Response::json("{\"refused\":\"" + std::string{refusal.code} + "\"}", status_of(refusal.kind));
}

}  // namespace http
