// SPDX-License-Identifier: AGPL-3.0-or-later
// How people are woken.
#include "desk_door/helpline_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

json::array words(const std::vector<post::Channel>& channels) {
  json::array array;
  for (const auto channel : channels) array.emplace_back(post::word(channel));
  return array;
}

Gate::Answered see(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "id"));
  json::array addresses;
  for (const auto& [channel, address] : TRY(office.channels.addresses(session, person)))
    addresses.push_back({{"channel", post::word(channel)}, {"address", address}});
  return answer({{"offered", words(office.channels.offered())}, {"addresses", addresses}});
}

Gate::Answered set(Office& office, const staff::Session& session, const http::Request& request) {
  const auto person = TRY(id_in_path<base::PersonId>(request, "id"));
  In in{request.body};
  const auto channel = in.word("channel", post::channel);
  const auto address = in.text("address", post::longest_address);
  TRY(in.finish());
  TRY(office.channels.set(session, person, channel, address));
  return http::Response::empty();
}

Gate::Answered hear(Office& office, const staff::Session& session, const http::Request& request) {
  In in{request.body};
  std::vector<post::Channel> channels;
  for (const auto& written : in.texts("channels", post::all_channels.size(), 20))
    channels.push_back(in.kept(post::channel(written)));
  TRY(in.finish());
  TRY(office.channels.hear(session, channels));
  return http::Response::empty();
}

}  // namespace

json::array hearing_json(const Office& office) {
  json::array array;
  for (const auto& [tested, hearing] : office.channels.heard())
    array.push_back({{"person", out(tested.person)},
                     {"channel", post::word(tested.channel)},
                     {"hearing", bell::word(hearing)},
                     {"tested", out(tested.sent)},
                     {"undelivered", tested.undelivered}});
  return array;
}

void add_channel_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/people/{id}/channels", see);
  asked(post, "/api/people/{id}/channels", set);
  asked(post, "/api/channels/heard", hear);
}

}  // namespace desk
