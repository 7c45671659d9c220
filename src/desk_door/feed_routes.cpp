// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own shifts for one's own calendar: arranged at the desk, fetched by a program with a name and a
// password of its own.
#include "desk_door/routes.h"

namespace desk {
namespace {

constexpr std::size_t most_credentials = 400;

Gate::Answered see(Office& office, const staff::Session& session, const http::Request&) {
  return answer({{"name", out(office.feeds.of(session))}});
}

Gate::Answered make(Office& office, const staff::Session& session, const http::Request&) {
  const auto feed = office.feeds.make(session);
  return answer({{"name", out(feed.name)}, {"password", feed.password}}, 201);
}

Gate::Answered end(Office& office, const staff::Session& session, const http::Request&) {
  TRY(office.feeds.end(session));
  return http::Response::empty();
}

// RFC 7617: base64 of "name:password", in the alphabet we do not use elsewhere.
std::optional<std::pair<std::string, std::string>> credentials(const http::Request& request) {
  const auto* header = request.header("authorization");
  constexpr std::string_view scheme = "Basic ";
  if (!header || !header->starts_with(scheme) || header->size() > most_credentials) return std::nullopt;
  auto coded = header->substr(scheme.size());
  for (auto& c : coded) c = c == '+' ? '-' : c == '/' ? '_' : c;
  while (coded.ends_with('=')) coded.pop_back();
  const auto bytes = base::from_base64url(coded);
  if (!bytes) return std::nullopt;
  const std::string text{bytes->begin(), bytes->end()};
  const auto colon = text.find(':');
  if (colon == std::string::npos) return std::nullopt;
  return std::pair{text.substr(0, colon), text.substr(colon + 1)};
}

http::Response ask_for_password() {
  auto response = http::refusal(helpline::refusal::wrong_feed);
  response.headers.emplace_back("WWW-Authenticate", R"(Basic realm="shifts", charset="UTF-8")");
  return response;
}

http::Response fetched(const Office& office, const helpline::FeedShifts& feed) {
  const auto& words = office.arrangements.calendar_words;
  const auto spoken = words.find(feed.language);
  const auto& in_words =
      spoken == words.end() ? helpline::CalendarWords{"Havre", "On duty", "Next in line"} : spoken->second;
  http::Response response;
  response.type = "text/calendar; charset=utf-8";
  response.body = helpline::calendar(feed.shifts, in_words, office.clock.now());
  return response;
}

Gate::Answered fetch(Office& office, const http::Request& request) {
  const auto given = credentials(request).value_or(std::pair<std::string, std::string>{});
  const auto feed = office.feeds.read(given.first, given.second);
  return feed ? fetched(office, *feed) : ask_for_password();
}

}  // namespace

void add_feed_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/rota/feed", see);
  asked(post, "/api/rota/feed", make);
  asked(del, "/api/rota/feed", end);
  gate.open(get, "/feeds/shifts.ics", [&](const http::Request& request) { return fetch(office, request); });
}

}  // namespace desk
