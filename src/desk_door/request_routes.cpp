// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

std::optional<seal::EnvelopeKind> envelope_kind(std::string_view word) {
  using enum seal::EnvelopeKind;
  for (const auto kind : {message, answer, note, sheet}) {
    if (intake::word(kind) == word) return kind;
  }
  return std::nullopt;
}

base::Result<requests::Wish> wish_of(const http::Request& request) {
  requests::Wish wish;
  if (const auto* state = http::field(request.query, "state")) {
    wish.state = requests::state(*state);
    if (!wish.state) return wire::refusal::unreadable;
  }
  if (const auto* before = http::field(request.query, "before")) {
    wish.before = requests::Cursor::parse(*before);
    if (!wish.before) return wire::refusal::unreadable;
  }
  if (const auto* order = http::field(request.query, "order")) {
    const auto found = requests::order(*order);
    // Of one state only: there is an index for that.
    if (!found || (*found == requests::Order::pressing && !wish.state)) return wire::refusal::unreadable;
    wish.order = *found;
  }
  if (const auto* apart = http::field(request.query, "apart")) {
    if (*apart != "true" || wish.order == requests::Order::pressing) return wire::refusal::unreadable;
    wish.apart = true;
  }
  const auto limit = TRY(number_in_query(request, "limit")).value_or(wish.limit);
  if (limit < 1 || limit > requests::Lists::most) return wire::refusal::unreadable;
  wish.limit = static_cast<int>(limit);
  return wish;
}

Gate::Answered list(Office& office, const staff::Session& session, const http::Request& request) {
  const auto wish = TRY(wish_of(request));
  const auto page = office.lists.list(member_of(session), wish);
  json::array found;
  for (const auto& facts : page.requests) found.push_back(facts_json(facts));
  return answer(
      {{"requests", found}, {"more", page.more ? json::value(page.more->text()) : json::value(nullptr)}});
}

Gate::Answered counts(Office& office, const staff::Session& session) {
  const auto counted = office.lists.counts(member_of(session));
  json::object counts;
  for (std::size_t i = 0; i < counted.size(); ++i)
    counts[requests::word(requests::all_states[i])] = counted[i];
  return answer(counts);
}

json::object reader_json(const requests::ReaderSeen& reader) {
  return {{"id", out(reader.id)},
          {"kind", requests::word(reader.kind)},
          {"state", requests::word(reader.state)},
          {"reach", requests::word(reader.reach)},
          {"reader_key", out(reader.reader_key)},
          {"signer_key", out(reader.signer_key)},
          {"handover", out(reader.handover)},
          {"replaces", out(reader.replaces)}};
}

json::object record_json(const requests::Overview& seen) {
  json::array keys, wraps, readers;
  for (const auto& [generation, statement] : seen.request_keys)
    keys.push_back({{"generation", generation}, {"statement", out(statement)}});
  for (const auto& [generation, wrap] : seen.wraps)
    wraps.push_back({{"generation", generation}, {"wrap", out(wrap)}});
  for (const auto& reader : seen.readers) readers.push_back(reader_json(reader));
  return {
      {"facts", facts_json(seen.facts)},
      {"request_keys", keys},
      {"wraps", wraps},
      {"readers", readers},
      {"next", {{"inward", seen.next_inward}, {"outward", seen.next_outward}, {"inside", seen.next_inside}}}};
}

Gate::Answered one(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  return answer(record_json(TRY(office.readings.one(member_of(session), id))));
}

json::object page_json(const requests::EnvelopePage& page) {
  json::array found;
  for (const auto& envelope : page.envelopes) found.push_back(envelope_json(envelope));
  const auto more = page.more ? json::value(std::to_string(*page.more)) : json::value(nullptr);
  return {{"envelopes", found}, {"more", more}};
}

Gate::Answered envelopes(Office& office, const staff::Session& session, const http::Request& request) {
  const auto after = TRY(number_in_query(request, "after")).value_or(0);
  const auto id = TRY(request_in_path(request));
  return answer(page_json(TRY(office.readings.envelopes(member_of(session), id, after))));
}

Gate::Answered bulk(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto wanted = in.objects("requests", requests::Readings::most_in_bulk, [](In& item) {
    const auto id = item.id<base::RequestId>("id");
    return requests::Wanted{id, item.has("after") ? item.number("after") : 0};
  });
  TRY(in.finish());
  if (wanted.empty()) return wire::refusal::unreadable;
  json::array found;
  for (const auto& [overview, page] : TRY(office.readings.bulk(member_of(session), wanted)))
    found.push_back({{"record", record_json(overview)}, {"page", page_json(page)}});
  return answer({{"requests", found}});
}

Gate::Answered previews(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  const auto ids = in.ids<base::RequestId>("ids", requests::Readings::most_previews);
  TRY(in.finish());
  if (ids.empty()) return wire::refusal::unreadable;
  json::array found;
  for (const auto& envelope : TRY(office.readings.previews(member_of(session), ids)))
    found.push_back({{"request", out(envelope.request)}, {"envelope", envelope_json(envelope)}});
  return answer({{"previews", found}});
}

Gate::Answered write(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const requests::Writing writing{.kind = in.word("kind", envelope_kind),
                                  .sequence = wire::read_sequence(in),
                                  .sealed = wire::read_sealed(in),
                                  .files = wire::read_files(in)};
  TRY(in.finish());
  return answer({{"envelope", out(TRY(office.requests.send(member_of(session), id, writing)))}}, 201);
}

Gate::Answered set_state(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto from = in.word("from", requests::state);
  const auto to = in.word("state", requests::state);
  TRY(in.finish());
  TRY(office.requests.set_state(member_of(session), id, from, to));
  return http::Response::empty();
}

Gate::Answered sentence(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.requests.sentence_sent(member_of(session), id));
  return http::Response::empty();
}

}  // namespace

void add_request_routes(Gate& gate, Office& office) {
  using enum http::Method;
  using staff::Session, http::Request;
  const auto asked = asking(gate, office);
  gate.asked(get, "/api/counts",
             [&](const Session& session, const Request&) { return counts(office, session); });
  asked(get, "/api/requests", list);
  asked(get, "/api/requests/{id}", one);
  asked(get, "/api/requests/{id}/envelopes", envelopes);
  asked(post, "/api/requests/{id}/envelopes", write, large_body);
  asked(post, "/api/requests/{id}/state", set_state);
  asked(post, "/api/requests/{id}/sentence", sentence);
  asked(post, "/api/previews", previews);
  asked(post, "/api/bulk", bulk);
}

}  // namespace desk
