// SPDX-License-Identifier: AGPL-3.0-or-later
// Many requests, one event: attached by those who stand in them, and seen by nobody else. Common guidance
// goes to each as an answer of its own, once; and who has been heard of is seen at a glance.
#pragma once

#include "crisis/cells.h"
#include "requests/requests.h"

namespace crisis {

struct Gathered {
  base::RequestId request;
  std::optional<base::Hour> heard;   // a message, a sign of life, or somebody said so
  std::optional<base::Instant> due;  // the first of its clocks
  std::optional<base::PersonId> taken_by;
  bool left_behind = false;          // open, and nobody or nothing sees to it
  std::vector<GuidanceId> guidance;  // sent there
};

struct Gathering {
  std::vector<Gathered> requests;
  std::int64_t unseen = 0;  // attached by colleagues; nothing else is said of them
  std::int64_t left_behind = 0;
};

class Gatherings {
 public:
  static constexpr std::size_t most_at_once = 200;
  static constexpr std::int64_t most = 5000;

  Gatherings(intake::House house, const requests::Requests& requests) : house_{house}, requests_{requests} {}

  base::Result<Gathering> see(const requests::Member& member, const CellId& cell) const;
  // How many; those that the person does not see are passed over.
  base::Result<std::int64_t> attach(const requests::Member& member, const CellId& cell,
                                    const std::vector<base::RequestId>& requests) const;
  base::Result<> detach(const requests::Member& member, const CellId& cell,
                        const base::RequestId& request) const;
  // An answer with the cell's guidance, sealed on the member's device to that request's readers. The same
  // guidance never goes to a request twice, whoever sends it.
  base::Result<base::EnvelopeId> send(const requests::Member& member, const CellId& cell,
                                      const GuidanceId& guidance, const base::RequestId& request,
                                      const requests::Writing& answer) const;
  // The person, or somebody who knows, said that they are safe enough to say so.
  base::Result<> heard(const requests::Member& member, const CellId& cell,
                       const base::RequestId& request) const;

 private:
  // What one does with a request in a cell needs standing in both.
  template <class Errand>
  auto in_both(const requests::Member& member, const CellId& cell, const base::RequestId& request,
               trail::Word deed, Errand errand) const;

  intake::House house_;
  const requests::Requests& requests_;
};

}  // namespace crisis
