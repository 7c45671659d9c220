// SPDX-License-Identifier: AGPL-3.0-or-later
// Setting, moving and stopping a case's clocks, and what is due in all the cases somebody works on.
#pragma once

#include "cases/clock.h"
#include "cases/house.h"
#include "requests/visible.h"

namespace cases {

class Clocks {
 public:
  static constexpr int most_in_a_case = 500, most_in_an_agenda = 200;

  explicit Clocks(House house) : house_{house} {}

  // In order of falling due.
  base::Result<std::vector<CaseClock>> of(const requests::Member& member,
                                          const base::RequestId& request) const;
  // The same id again is moved.
  base::Result<> put(const requests::Member& member, const CaseClock& clock) const;
  base::Result<> stop(const requests::Member& member, const base::RequestId& request,
                      const ClockId& clock) const;
  // Somebody sees to one that is due and calls people: the calling stops for a while. Also from somebody
  // else, or again. Only stopping or moving the clock says that it was done.
  base::Result<> acknowledge(const requests::Member& member, const base::RequestId& request,
                             const ClockId& clock) const;
  // What is overdue or due until then in every case this person sees, the first first.
  std::vector<CaseClock> agenda(const requests::Member& member, base::Instant until) const;

 private:
  House house_;
};

namespace refusal {
// Whoever is named does not stand in the team.
inline constexpr base::Refusal not_in_team{base::Kind::invalid, "cases.not_in_team"};
// The end of a case is the house's to say; people say how long it is kept.
inline constexpr base::Refusal not_for_people{base::Kind::invalid, "cases.not_for_people"};
// It was done or moved meanwhile, or calls nobody.
inline constexpr base::Refusal not_due{base::Kind::conflict, "cases.not_due"};
inline constexpr base::Refusal too_many_clocks{base::Kind::invalid, "cases.too_many_clocks"};
}  // namespace refusal

}  // namespace cases
