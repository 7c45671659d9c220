// SPDX-License-Identifier: AGPL-3.0-or-later
// People's epoch keys: handing them in, fetching one's own sealed halves, and destroying the past.
#pragma once

#include <vector>

#include "access/epoch.h"
#include "access/house.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal epoch_refused{base::Kind::invalid, "access.epoch_refused"};
inline constexpr base::Refusal epoch_exists{base::Kind::conflict, "access.epoch_exists"};
}  // namespace refusal

inline constexpr std::size_t sealed_seed_size = 73;  // doc/sealing.md 6.4

struct NewEpoch {
  base::Day day;
  base::Bytes statement;
  base::Bytes sealed;  // the private half, for the person's own device
};

struct Stock {
  std::int64_t left = 0;
  bool is_low = false;             // and the person needs any
  std::vector<base::Day> overdue;  // kept past their time for an unread request
};

struct Swept {
  std::int64_t destroyed = 0;
  std::int64_t kept = 0;
};

class Epochs {
 public:
  explicit Epochs(House house) : house_{house} {}

  base::Result<> add(const Session& asking, const std::vector<NewEpoch>& keys) const;
  std::vector<base::Day> days(const Session& asking) const;
  base::Result<base::Bytes> sealed(const Session& asking, base::Day day) const;
  Stock stock(const Session& asking) const;

  // Hourly. Destroys what is past; what an unread request still needs is kept and recorded once, and so is a
  // stock that has run low. Any number of processes may do it.
  Swept sweep() const;

 private:
  House house_;
};

}  // namespace staff
