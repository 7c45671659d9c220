// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests that come by telephone or otherwise and are entered by staff: the same way in as the form's.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

constexpr std::size_t most_language = 35;

Gate::Answered prepare(Office& office, const staff::Session& session, const http::Request& request) {
  TRY(staff::allow(office.house, session, staff::Deed::enter_requests, "request.entered"));
  const auto* written = http::field(request.query, "kind");
  const auto kind = intake::request_kind(written ? *written : "request");
  if (!kind) return wire::refusal::unreadable;

  const auto token = intake::Token::fresh();
  const auto prepared = TRY(office.intake.prepare(token, *kind));
  const auto certified = office.recipients.current();
  auto told = wire::prepared_json(prepared, *certified, office.records, office.house.root);
  told["token"] = token.text();
  return answer(told);
}

Gate::Answered enter(Office& office, const staff::Session& session, const http::Request& request) {
  TRY(staff::allow(office.house, session, staff::Deed::enter_requests, "request.entered"));
  In in{request.body};
  const auto imminence = [](std::string_view word) { return std::optional{intake::imminence(word)}; };
  const intake::Submission submission{.token = wire::read_token(in),
                                      .kind = in.word("kind", intake::request_kind),
                                      .language = in.text("language", most_language),
                                      .imminence = in.word("imminence", imminence),
                                      .path = intake::Path::staff,
                                      .channel = in.word("channel", intake::channel),
                                      .sequence = wire::read_sequence(in),
                                      .sealed = wire::read_sealed(in),
                                      .reader = wire::read_reader(in),
                                      .files = wire::read_files(in),
                                      .author = session.person.id};
  TRY(in.finish());
  const auto kept = TRY(office.intake.accept(submission));
  // Whoever entered it is on it: nobody needs to be called. Who may not see it has not taken it.
  const bool handles = session.person.roles.has(staff::Role::handler);
  if (handles && submission.kind == intake::RequestKind::request)
    (void)office.takings.take(member_of(session), kept);
  return answer({{"request", out(kept)}}, 201);
}

}  // namespace

void add_entry_routes(Gate& gate, Office& office) {
  using staff::Session, http::Request;
  gate.asked(http::Method::get, "/api/prepare", [&](const Session& session, const Request& request) {
    return prepare(office, session, request);
  });
  gate.asked(
      http::Method::post, "/api/requests",
      [&](const Session& session, const Request& request) { return enter(office, session, request); },
      large_body);
}

}  // namespace desk
