// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/gate.h"

#include <charconv>

namespace desk {
namespace {

// "https://desk.example:8443" and "desk.example:8443"
bool is_own(std::string_view origin, const std::string* host) {
  const auto scheme = origin.find("://");
  return host && scheme != origin.npos && origin.substr(scheme + 3) == *host;
}

base::Result<staff::Session> session_of(const staff::Logins& logins, const http::Request& request) {
  const auto cookie = request.cookie(session_cookie);
  const auto token = cookie ? base::from_base64url(*cookie) : std::nullopt;
  // Without a cookie, or with nonsense in it, the same look-up as for a session that is over.
  return logins.session(token.value_or(base::Bytes{}));
}

http::Response answered(const Gate::Answered& result) {
  return result ? *result : http::refusal(result.error());
}

}  // namespace

bool is_foreign(const http::Request& request) {
  const auto* guard = request.header("x-havre");
  const auto* origin = request.header("origin");
  const bool only_reads = request.method == http::Method::get || request.method == http::Method::head;
  if (!only_reads && (!guard || *guard != "1")) return true;
  return origin && !is_own(*origin, request.header("host"));
}

void Gate::open(http::Method method, std::string pattern, Open handler) {
  const auto guarded = [handler = std::move(handler)](const http::Request& request) {
    if (is_foreign(request)) return http::refusal(refusal::foreign);
    return answered(handler(request));
  };
  router_.on(method, std::move(pattern), guarded, small_body);
}

void Gate::asked(http::Method method, std::string pattern, Asked handler, std::size_t most_body) {
  const auto guarded = [&logins = logins_, handler = std::move(handler)](const http::Request& request) {
    if (is_foreign(request)) return http::refusal(refusal::foreign);
    const auto session = session_of(logins, request);
    if (!session) return http::refusal(session.error());
    if (session->owes_factor) return http::refusal(refusal::factor_owed);
    return answered(handler(*session, request));
  };
  router_.on(method, std::move(pattern), guarded, most_body);
}

void Gate::early(http::Method method, std::string pattern, Asked handler) {
  const auto guarded = [&logins = logins_, handler = std::move(handler)](const http::Request& request) {
    if (is_foreign(request)) return http::refusal(refusal::foreign);
    const auto session = session_of(logins, request);
    if (!session) return http::refusal(session.error());
    return answered(handler(*session, request));
  };
  router_.on(method, std::move(pattern), guarded, small_body);
}

base::Result<std::optional<std::int64_t>> number_in_query(const http::Request& request,
                                                          std::string_view name) {
  const auto* written = http::field(request.query, name);
  if (!written) return std::optional<std::int64_t>{};
  std::int64_t number = 0;
  const auto* end = written->data() + written->size();
  const auto [at, error] = std::from_chars(written->data(), end, number);
  if (error != std::errc{} || at != end || number < 0) return wire::refusal::unreadable;
  return std::optional{number};
}

}  // namespace desk
