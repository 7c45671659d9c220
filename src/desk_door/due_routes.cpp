// SPDX-License-Identifier: AGPL-3.0-or-later
// Keys that are owed after somebody left: what this device can make, and how far all devices are.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

json::object due_json(const requests::Due& due) {
  json::array envelopes;
  for (const auto& [id, hour, head, wraps] : due.envelopes)
    envelopes.push_back(
        {{"id", out(id)}, {"hour", out(hour)}, {"sealed", out(head)}, {"wraps", out_all(wraps)}});
  return {{"request", out(due.request)},
          {"kind", intake::word(due.kind)},
          {"generation", due.generation},
          {"team", out_all(due.team)},
          {"envelopes", envelopes}};
}

Gate::Answered dues(Office& office, const staff::Session& session, const http::Request& request) {
  std::optional<base::RequestId> after;
  if (const auto* written = http::field(request.query, "after")) {
    after = base::RequestId::parse(*written);
    if (!after) return wire::refusal::unreadable;
  }
  const auto page = office.dues.of(member_of(session), after);
  json::array listed;
  for (const auto& due : page.dues) listed.push_back(due_json(due));
  return answer({{"dues", listed}, {"all", page.all}, {"more", out(page.more)}});
}

Gate::Answered counts(Office& office, const staff::Session& session, const http::Request&) {
  const auto counted = TRY(office.dues.counts(session));
  json::array people;
  for (const auto& [person, count] : counted.people)
    people.push_back({{"person", out(person)}, {"requests", count}});
  return answer({{"all", counted.all}, {"stranded", counted.stranded}, {"people", people}});
}

Gate::Answered renew(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto renewals = in.objects("renewals", requests::most_renewals, [](In& item) {
    const auto request = item.id<base::RequestId>("request");
    auto generation = item.object("generation");
    return requests::Renewal{.request = request, .offered = read_generation(generation)};
  });
  TRY(in.finish());
  return answer({{"renewed", out_all(TRY(office.teams.renew_closed(member_of(session), renewals)))}});
}

}  // namespace

void add_due_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/dues", dues);
  asked(get, "/api/dues/counts", counts);
  asked(post, "/api/dues", renew, large_body);
}

}  // namespace desk
