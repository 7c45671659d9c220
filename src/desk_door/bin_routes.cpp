// SPDX-License-Identifier: AGPL-3.0-or-later
// Junk: into the bin by the hundred, out of it, and what lies in it.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

Gate::Answered bin(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto ids = in.ids<base::RequestId>("ids", requests::Bins::most_at_once);
  const auto reason = in.word("reason", requests::junk);
  TRY(in.finish());
  if (ids.empty()) return wire::refusal::unreadable;
  const auto done = TRY(office.bins.put(member_of(session), ids, reason));
  return answer({{"binned", done.binned}, {"unopened", out_all(done.unopened)}});
}

Gate::Answered take_back(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto ids = in.ids<base::RequestId>("ids", requests::Bins::most_at_once);
  TRY(in.finish());
  if (ids.empty()) return wire::refusal::unreadable;
  return answer({{"back", TRY(office.bins.take_back(member_of(session), ids))}});
}

Gate::Answered see(Office& office, const staff::Session& session, const http::Request&) {
  json::array lying;
  for (const auto& one : office.bins.see(member_of(session)))
    lying.push_back({{"request", out(one.request)},
                     {"reason", requests::word(one.junk)},
                     {"person", out(one.person)},
                     {"since_day", out(one.since)},
                     {"ends_day", out(one.ends)}});
  return answer({{"lying", lying}});
}

}  // namespace

void add_bin_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/bin", see);
  asked(post, "/api/bin", bin);
  asked(post, "/api/bin/back", take_back);
}

}  // namespace desk
