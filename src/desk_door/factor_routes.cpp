// SPDX-License-Identifier: AGPL-3.0-or-later
// The second factor, its loss, and what is announced.
#include "desk_door/people_json.h"
#include "desk_door/routes.h"
#include "seal/base32.h"

namespace desk {
namespace {

constexpr std::size_t most_code = 20, most_secret = 40;

staff::FactorProof read_proof(In& in) {
  return {.challenge = in.id<staff::ChallengeId>("challenge_id"),
          .by = in.word("by", proved_by),
          .signature = in.key<seal::Signature>("signature"),
          .code = in.text("code", most_code)};
}

Gate::Answered print_codes(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto proof = read_proof(in);
  TRY(in.finish());
  return answer({{"codes", json::value_from(TRY(office.factors.print_codes(session, proof)))}});
}

Gate::Answered fresh_secret(Office&, const staff::Session&, const http::Request&) {
  const auto secret = seal::to_base32(staff::Factors::fresh_secret());
  return answer({{"one_time_secret", secret}, {"one_time_address", one_time_address(secret)}});
}

Gate::Answered set_time(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto proof = read_proof(in);
  const auto secret = in.kept(seal::from_base32(in.text("one_time_secret", most_secret)));
  const auto code = in.text("one_time_code", most_code);
  TRY(in.finish());
  TRY(office.factors.set_time(session, proof, secret, code));
  return http::Response::empty();
}

Gate::Answered reset(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "id"));
  In in{request.body};
  const auto reason = in.word("reason", staff::reset_reason);
  TRY(in.finish());
  return answer({{"code", TRY(office.factors.reset(session, person, reason))}});
}

Gate::Answered announcements(Office& office, const staff::Session& session, const http::Request&) {
  json::array unseen;
  for (const auto& one : office.announcements.unseen(session)) {
    unseen.push_back({{"id", out(one.id)},
                      {"what", one.what},
                      {"by", out(one.by)},
                      {"about", out(one.about)},
                      {"request", out(one.request)},
                      {"reason", one.reason},
                      {"hour", out(one.made)}});
  }
  return answer({{"announcements", unseen}});
}

Gate::Answered seen(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(id_in_path<staff::AnnouncementId>(request, "id"));
  TRY(office.announcements.seen(session, id));
  return http::Response::empty();
}

}  // namespace

void add_factor_routes(Gate& gate, Office& office) {
  using enum http::Method;
  using staff::Session, http::Request;
  const auto early = [&](http::Method method, const char* pattern, auto handler) {
    gate.early(method, pattern, [&office, handler](const Session& session, const Request& request) {
      return handler(office, session, request);
    });
  };
  early(post, "/api/factor/secret", fresh_secret);
  early(post, "/api/factor/time", set_time);
  const auto asked = asking(gate, office);
  asked(post, "/api/factor/codes", print_codes);
  asked(post, "/api/people/{id}/factor-reset", reset);
  asked(get, "/api/announcements", announcements);
  asked(post, "/api/announcements/{id}/seen", seen);
}

}  // namespace desk
