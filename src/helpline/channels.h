// SPDX-License-Identifier: AGPL-3.0-or-later
// How people are woken: each says where they are reached, or an officer does for them.
#pragma once

#include <map>

#include "access/house.h"
#include "post/outboxes.h"

namespace helpline {

class Channels {
 public:
  Channels(staff::House house, std::vector<post::Channel> offered)
      : house_{house}, offered_{std::move(offered)} {}

  // What the operator arranged.
  const std::vector<post::Channel>& offered() const { return offered_; }

  // One's own; somebody else's only for officers.
  base::Result<std::map<post::Channel, std::string>> addresses(const staff::Session& asking,
                                                               const base::PersonId& person) const;
  // Empty: not on this channel. Mail stands with the person (staff::People).
  base::Result<> set(const staff::Session& asking, const base::PersonId& person, post::Channel channel,
                     const std::string& address) const;

  // Of somebody who leaves: in the transaction in which they do.
  static void take_out(store::Transaction& transaction, const base::PersonId& person);

 private:
  staff::House house_;
  std::vector<post::Channel> offered_;
};

}  // namespace helpline
