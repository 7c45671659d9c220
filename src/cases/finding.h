// SPDX-License-Identifier: AGPL-3.0-or-later
// Looking for cases by their facts, among those the asking person sees. Every answer costs a bounded walk
// along an index: where little of much fits, a page comes back short, with the place to go on from.
#pragma once

#include "cases/house.h"
#include "cases/priority.h"
#include "requests/lists.h"

namespace cases {

struct Sought {
  std::vector<std::pair<std::string, std::string>> facts;  // class and code, all of them
  std::optional<requests::State> state;
  std::optional<Level> level;
  std::optional<requests::Cursor> before;
  int limit = 50;
};

struct Found {
  std::vector<base::RequestId> requests;  // the newest first
  std::optional<requests::Cursor> more;
};

class Finding {
 public:
  static constexpr std::size_t most_facts = 10;
  static constexpr int most = 200;
  // Rows looked at for one answer.
  static constexpr int most_walked = 4000;

  explicit Finding(House house) : house_{house} {}

  base::Result<Found> find(const requests::Member& member, const Sought& sought) const;

 private:
  House house_;
};

}  // namespace cases
