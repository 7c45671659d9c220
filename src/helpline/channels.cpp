// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/channels.h"

#include "helpline/rota_records.h"

namespace helpline {
namespace {

bool may_arrange(const staff::Session& asking, const base::PersonId& person) {
  return person == asking.person.id || staff::may(asking.person, staff::Deed::change_people);
}

}  // namespace

base::Result<std::map<post::Channel, std::string>> Channels::addresses(const staff::Session& asking,
                                                                       const base::PersonId& person) const {
  if (!may_arrange(asking, person)) return staff::refuse(house_, asking, "channels.seen", person);
  store::Transaction reading{house_.database, store::Mode::read};
  return post::addresses_of(reading, person);
}

base::Result<> Channels::set(const staff::Session& asking, const base::PersonId& person,
                             post::Channel channel, const std::string& address) const {
  if (!may_arrange(asking, person)) return staff::refuse(house_, asking, "channels.set", person);
  if (!address.empty()) TRY(post::check_address(channel, address));
  const bool known = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    if (!records::is_here(transaction, person)) return false;
    post::set_address(transaction, person, channel, address);
    house_.trail.record(transaction, {asking.actor(), "channels.set", person});
    return true;
  });
  if (!known) return staff::refuse(house_, asking, "channels.set", person);
  return base::done();
}

void Channels::take_out(store::Transaction& transaction, const base::PersonId& person) {
  for (const auto channel : post::all_channels) post::set_address(transaction, person, channel, "");
}

}  // namespace helpline
