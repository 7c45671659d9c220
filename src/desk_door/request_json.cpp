// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/request_json.h"

#include "cases/priority.h"

namespace desk {
json::object facts_json(const requests::Facts& facts) {
  return {{"id", out(facts.id)},
          {"kind", facts.kind},
          {"language", facts.language},
          {"imminence", facts.imminence},
          {"path", facts.path},
          {"channel", facts.channel},
          {"state", requests::word(facts.state)},
          {"arrived_hour", out(facts.arrived)},
          {"waiting_since_at", out(facts.waiting_since)},
          {"fetch_by_at", out(facts.fetch_by)},
          {"generation", facts.generation},
          {"generation_open", facts.generation_open},
          {"stale_keys", facts.stale_keys},
          {"files", facts.files},
          {"size_bucket", facts.size_bucket},
          {"unread", facts.unread},
          {"priority", cases::word(cases::level_of(facts.rank))},
          {"team", out_all(facts.team)}};
}

json::object envelope_json(const requests::StoredEnvelope& envelope) {
  json::array fetched;
  for (const auto& [reader, hour] : envelope.fetched)
    fetched.push_back({{"reader", out(reader)}, {"hour", out(hour)}});
  return {{"id", out(envelope.id)},
          {"kind", envelope.kind},
          {"direction", envelope.direction},
          {"sequence", envelope.sequence},
          {"generation", envelope.generation},
          {"author_person", out(envelope.author_person)},
          {"author_reader", out(envelope.author_reader)},
          {"hour", out(envelope.hour)},
          {"sealed", out(envelope.sealed)},
          {"wraps", out_all(envelope.wraps)},
          {"fetched", fetched}};
}

std::vector<requests::EnvelopeWrap> read_envelope_wraps(In& in, std::string_view name) {
  return in.objects(name, wire::most_wraps, [](In& item) {
    return requests::EnvelopeWrap{.envelope = item.id<base::EnvelopeId>("id"),
                                  .wrap = wire::read_wrap(item, "wrap")};
  });
}

requests::NewGeneration read_generation(In& in) {
  constexpr std::size_t most_people = 1000;
  return {.statement = in.bytes("statement"),
          .team = in.objects("team", most_people,
                             [](In& item) {
                               return requests::MemberWrap{.person = item.id<base::PersonId>("person"),
                                                           .wrap = wire::read_wrap(item, "wrap")};
                             }),
          .recovery = wire::read_wrap(in, "recovery"),
          .envelopes = read_envelope_wraps(in, "envelopes")};
}

}  // namespace desk
