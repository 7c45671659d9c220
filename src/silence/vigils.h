// SPDX-License-Identifier: AGPL-3.0-or-later
// What a team does about a defender's silence: seeing to it, writing down a sign of life that came another
// way, and opening what was left when the ladder is at its end.
#pragma once

#include "requests/visible.h"
#include "silence/plans.h"

namespace silence {

// How somebody was reached.
enum class Way { phone, message, person, other };
std::optional<Way> way(std::string_view word);

// For one holder's device; without a share it can still put those of others together.
struct Fetched {
  seal::Bytes sealed;
  std::optional<int> share = {};
  std::optional<seal::Bytes> wrap = {};
};

class Vigils {
 public:
  static constexpr int most_missed = 200;

  Vigils(intake::House house, const checkin::Ladder& ladder) : house_{house}, ladder_{ladder} {}

  base::Result<Plan> see(const requests::Member& member, const base::RequestId& request) const;
  // Whoever is missed among the requests this person sees, longest first.
  std::vector<std::pair<base::RequestId, Plan>> missed(const requests::Member& member) const;

  // Stops the calling for half an hour. Also from somebody else, or again.
  base::Result<> acknowledge(const requests::Member& member, const base::RequestId& request) const;
  base::Result<> record(const requests::Member& member, const base::RequestId& request, Way way) const;
  // Refused before the ladder's end, unless the defender said so.
  base::Result<Fetched> fetch(const requests::Member& member, const base::RequestId& request) const;

 private:
  template <class Errand>
  auto seen(const requests::Member& member, const base::RequestId& request, trail::Word deed,
            Errand errand) const;

  intake::House house_;
  checkin::Ladder ladder_;
};

}  // namespace silence
