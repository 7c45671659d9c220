// SPDX-License-Identifier: AGPL-3.0-or-later
// How people are woken: each says where they are reached, or an officer does for them.
#pragma once

#include <map>

#include "access/house.h"
#include "bell/hearings.h"
#include "post/outboxes.h"

namespace helpline {

struct Heard {
  bell::Tested tested;
  bell::Hearing hearing = bell::Hearing::untested;
};

class Channels {
 public:
  Channels(staff::House house, std::vector<post::Channel> offered,
           std::int64_t silent_after = bell::seconds_until_silent)
      : house_{house}, offered_{std::move(offered)}, silent_after_{silent_after} {}

  // What the operator arranged.
  const std::vector<post::Channel>& offered() const { return offered_; }

  // One's own; somebody else's only for officers.
  base::Result<std::map<post::Channel, std::string>> addresses(const staff::Session& asking,
                                                               const base::PersonId& person) const;
  // Empty: not on this channel. Mail stands with the person (staff::People).
  base::Result<> set(const staff::Session& asking, const base::PersonId& person, post::Channel channel,
                     const std::string& address) const;

  // Everybody's, of what is offered: all of them see which ones are silent.
  std::vector<Heard> heard() const;
  // On these the person who asks heard the test; a conflict when there is none they have not answered.
  base::Result<> hear(const staff::Session& asking, const std::vector<post::Channel>& channels) const;

  // Of somebody who leaves: in the transaction in which they do.
  static void take_out(store::Transaction& transaction, const base::PersonId& person);

 private:
  staff::House house_;
  std::vector<post::Channel> offered_;
  std::int64_t silent_after_;
};

namespace refusal {
inline constexpr base::Refusal no_test{base::Kind::conflict, "helpline.no_test"};
}  // namespace refusal

}  // namespace helpline
