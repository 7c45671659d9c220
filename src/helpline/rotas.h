// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeping the rota: officers write the weekly patterns, the house makes shifts of them five weeks ahead and
// says where nobody is on duty.
#pragma once

#include "access/house.h"
#include "bell/crew.h"

namespace helpline {

struct Rota {
  std::vector<bell::Pattern> patterns;
  std::vector<bell::Shift> shifts;  // from now on, by their beginning
  std::vector<bell::Gap> gaps;      // of the next seven days
  std::vector<base::PersonId> leads;
  std::vector<base::PersonId> directors;
};

// What every desk looks at whenever something happens.
struct OnDuty {
  std::vector<base::PersonId> duty;  // the first is accountable
  std::vector<base::PersonId> backup;
  std::vector<bell::Gap> gaps;  // of the next seven days
};

class Rotas {
 public:
  static constexpr std::int64_t days_ahead = 35;
  static constexpr std::int64_t days_of_gaps = 7;
  static constexpr std::size_t most_patterns = 2000;

  explicit Rotas(staff::House house) : house_{house} {}

  base::Result<> add(const staff::Session& asking, const bell::Pattern& pattern) const;
  // With its shifts, also the one that runs.
  base::Result<> remove(const staff::Session& asking, const bell::PatternId& pattern) const;
  base::Result<> name(const staff::Session& asking, bell::Rung rung,
                      const std::vector<base::PersonId>& people) const;

  // Whoever leaves the house: no shift, no rung, and what they had taken calls again. In the transaction of
  // their leaving.
  void take_out(store::Transaction& transaction, const base::PersonId& person) const;
  // Who handles requests no more keeps their rung, and nothing else.
  void end_shifts(store::Transaction& transaction, const base::PersonId& person) const;

  Rota see() const;
  OnDuty on_duty() const;
  // Makes what is missing of the next five weeks and forgets what is long over; to be called every hour.
  int fill() const;

 private:
  base::Result<> may_change(const staff::Session& asking, trail::Word deed) const;

  staff::House house_;
};

namespace refusal {
inline constexpr base::Refusal too_many_patterns{base::Kind::invalid, "helpline.too_many_patterns"};
inline constexpr base::Refusal no_handler{base::Kind::invalid, "helpline.no_handler"};
}  // namespace refusal

}  // namespace helpline
