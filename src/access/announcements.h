// SPDX-License-Identifier: AGPL-3.0-or-later
// What must not happen quietly: everybody concerned is paged, without content, and finds it in the desk until
// they say that they saw it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "access/house.h"

namespace staff {

using AnnouncementId = base::Id<struct AnnouncementTag>;

struct Announcement {
  AnnouncementId id = AnnouncementId::fresh();
  std::string what;
  std::optional<base::PersonId> by = {};  // nobody: share holders, or the house itself
  std::optional<base::PersonId> about = {};
  std::optional<base::RequestId> request = {};
  std::string reason;
  base::Hour made = {};
};

std::set<base::PersonId> active_officers(store::Transaction& transaction);

// In the transaction of the deed.
void announce(store::Transaction& transaction, const Announcement& announcement,
              const std::set<base::PersonId>& to, base::Instant now);

class Announcements {
 public:
  explicit Announcements(House house) : house_{house} {}

  // The oldest first.
  std::vector<Announcement> unseen(const Session& asking) const;
  base::Result<> seen(const Session& asking, const AnnouncementId& id) const;

 private:
  House house_;
};

}  // namespace staff
