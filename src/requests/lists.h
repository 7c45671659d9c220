// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff see of many requests at once: facts, page by page, and counts. Nothing sealed, so no reading is
// recorded.
#pragma once

#include <array>

#include "requests/visible.h"

namespace requests {

// pressing: by rank, and of the same rank whoever waits longest.
enum class Order { newest, pressing };
std::optional<Order> order(std::string_view word);

// Where the next page begins; its text goes to the browser and comes back.
struct Cursor {
  std::int64_t rank = 0;
  base::Hour arrived;
  std::int64_t place = 0;
  base::RequestId id;
  std::string text() const;
  static std::optional<Cursor> parse(std::string_view text);
};

struct Wish {
  std::optional<State> state;
  std::optional<Cursor> before;  // after it, in the order asked for
  int limit = 50;
  Order order = Order::newest;
  bool apart = false;  // cells and compartments, instead of what people asked
};

struct Page {
  std::vector<Facts> requests;
  std::optional<Cursor> more;
};

class Lists {
 public:
  static constexpr int most = 200;

  explicit Lists(intake::House house) : house_{house} {}

  Page list(const Member& member, const Wish& wish) const;
  // Those of them that this person sees, in the order given.
  std::vector<Facts> some(const Member& member, const std::vector<base::RequestId>& requests) const;
  std::array<std::int64_t, all_states.size()> counts(const Member& member) const;

 private:
  intake::House house_;
};

}  // namespace requests
