// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody sees to a request that waits for its first answer. That stops the calling, and not the promise:
// only an answer does.
#pragma once

#include "bell/ladder.h"
#include "requests/visible.h"

namespace helpline {

// What staff see of one request's clock.
struct Clock {
  bell::Urgency urgency = bell::Urgency::other;
  std::string language;  // of the page the person asked on
  base::Instant since;
  base::Instant promised;  // an answer by then
  std::optional<base::PersonId> taken_by;
  std::optional<base::Instant> taken_until;  // unanswered by then, calling begins again
  std::vector<bell::Rung> reached;           // whose turn has come, while nobody has taken it
};

class Takings {
 public:
  static constexpr int most_clocks = 200;

  explicit Takings(intake::House house, bell::Ladder ladder = {})
      : house_{house}, ladder_{std::move(ladder)} {}

  // Also from somebody else, or again: only the time is new.
  base::Result<> take(const requests::Member& member, const base::RequestId& request) const;
  // What waits among the requests this person sees, the most pressing first; of very many, the oldest.
  std::vector<std::pair<base::RequestId, Clock>> clocks(const requests::Member& member) const;

 private:
  intake::House house_;
  bell::Ladder ladder_;
};

namespace refusal {
// It has been answered, or binned, meanwhile.
inline constexpr base::Refusal waits_no_more{base::Kind::conflict, "helpline.waits_no_more"};
}  // namespace refusal

}  // namespace helpline
