// SPDX-License-Identifier: AGPL-3.0-or-later
// The daily test of every channel of whoever is on duty, and telling the lead of those that stay silent.
#pragma once

#include "bell/hearing.h"
#include "store/database.h"

namespace bell {

class Hearings {
 public:
  Hearings(store::Database& database, std::vector<post::Channel> offered,
           std::int64_t silent_after = seconds_until_silent)
      : database_{database}, offered_{std::move(offered)}, silent_after_{silent_after} {}

  // Whom it tested now. However many processes ask, each person is tested once a day.
  std::set<base::PersonId> test(base::Instant now) const;
  // Pages the leads, once a day, while any channel of anybody is silent; whom.
  std::set<base::PersonId> alarm(base::Instant now) const;

 private:
  store::Database& database_;
  std::vector<post::Channel> offered_;
  std::int64_t silent_after_;
};

// Every channel of everybody active on which they can be reached, offered or not, by person.
std::vector<Tested> newest_tests(store::Transaction& transaction);
// False: there was no test that waited for it.
bool hear(store::Transaction& transaction, const base::PersonId& person, post::Channel channel,
          base::Instant now);
// Its address is another one now: what was heard on the old one says nothing.
void forget_test(store::Transaction& transaction, const base::PersonId& person, post::Channel channel);

}  // namespace bell
