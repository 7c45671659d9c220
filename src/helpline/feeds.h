// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own shifts for one's own calendar, under a name and a password that open nothing else. The password
// is shown once and kept hashed; a new one, or none, ends the old.
#pragma once

#include "access/house.h"
#include "bell/rota.h"

namespace helpline {

using FeedId = base::Id<struct FeedTag>;

struct NewFeed {
  FeedId name;
  std::string password;
};

struct FeedShifts {
  base::PersonId person;
  std::string language;
  std::vector<bell::Shift> shifts;  // of the next five weeks, and the one that runs
};

class Feeds {
 public:
  explicit Feeds(staff::House house) : house_{house} {}

  NewFeed make(const staff::Session& asking) const;
  // Also when there is none.
  base::Result<> end(const staff::Session& asking) const;
  std::optional<FeedId> of(const staff::Session& asking) const;

  // Of whoever knows name and password; a wrong one and an unknown one look and take the same.
  base::Result<FeedShifts> read(const std::string& name, const std::string& password) const;

  static void take_out(store::Transaction& transaction, const base::PersonId& person);

 private:
  staff::House house_;
};

namespace refusal {
inline constexpr base::Refusal wrong_feed{base::Kind::unauthorised, "helpline.wrong_feed"};
}  // namespace refusal

}  // namespace helpline
