// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/channels.h"

#include <algorithm>

#include "helpline/rota_records.h"

namespace helpline {
namespace {

bool may_arrange(const staff::House& house, const staff::Session& asking, const base::PersonId& person) {
  return person == asking.person.id || staff::may(house, asking.person, staff::Deed::change_people);
}

}  // namespace

base::Result<std::map<post::Channel, std::string>> Channels::addresses(const staff::Session& asking,
                                                                       const base::PersonId& person) const {
  if (!may_arrange(house_, asking, person)) return staff::refuse(house_, asking, "channels.seen", person);
  store::Transaction reading{house_.database, store::Mode::read};
  return post::addresses_of(reading, person);
}

base::Result<> Channels::set(const staff::Session& asking, const base::PersonId& person,
                             post::Channel channel, const std::string& address) const {
  if (!may_arrange(house_, asking, person)) return staff::refuse(house_, asking, "channels.set", person);
  if (!address.empty()) TRY(post::check_address(channel, address));
  const bool known = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    if (!records::is_here(transaction, person)) return false;
    post::set_address(transaction, person, channel, address);
    bell::forget_test(transaction, person, channel);
    house_.trail.record(transaction, {asking.actor(), "channels.set", person});
    return true;
  });
  if (!known) return staff::refuse(house_, asking, "channels.set", person);
  return base::done();
}

std::vector<Heard> Channels::heard() const {
  const auto now = house_.clock.now();
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<Heard> heard;
  for (const auto& tested : bell::newest_tests(reading))
    if (std::ranges::find(offered_, tested.channel) != offered_.end())
      heard.push_back({tested, bell::hearing(tested, now, silent_after_)});
  return heard;
}

base::Result<> Channels::hear(const staff::Session& asking,
                              const std::vector<post::Channel>& channels) const {
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    bool any = false;
    for (const auto channel : channels)
      any |= bell::hear(transaction, asking.person.id, channel, house_.clock.now());
    if (!any) return refusal::no_test;
    house_.trail.record(transaction, {asking.actor(), "channels.heard", asking.person.id});
    return base::done();
  });
}

void Channels::take_out(store::Transaction& transaction, const base::PersonId& person) {
  for (const auto channel : post::all_channels) {
    post::set_address(transaction, person, channel, "");
    bell::forget_test(transaction, person, channel);
  }
}

}  // namespace helpline
