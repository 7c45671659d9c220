// SPDX-License-Identifier: AGPL-3.0-or-later
// "If I go silent": one defender's plan, as they and their team see it. When they want to be heard of, how it
// stands, and what they left for the case that nobody hears of them (doc/sealing.md section 17).
#pragma once

#include "checkin/standings.h"
#include "seal/instructions.h"

namespace silence {

struct Held {
  int share = 0;
  base::PersonId person;
};

struct Left {
  seal::InstructionsPlace place;
  base::Hour made;
  std::optional<base::Hour> released;  // the defender said so, or a holder fetched a share
  std::vector<Held> held;              // by staff; the other shares are on paper
};

struct Plan {
  std::optional<checkin::Standing> standing = {};  // none was written
  checkin::State state = checkin::State::ended;
  std::vector<checkin::Rung> reached = {};
  std::optional<base::Instant> late = {};         // missed since then, or from then on
  std::optional<base::Instant> silent_from = {};  // the ladder's end
  std::optional<Left> left = {};
};

// At a moment, within a transaction that has found the request.
Plan find_plan(store::Transaction& transaction, const base::RequestId& request, const checkin::Ladder& ladder,
               base::Instant now);

// Whether holders may have their shares by now.
bool may_open(const Plan& plan);

namespace refusal {
inline constexpr base::Refusal no_plan{base::Kind::not_found, "silence.no_plan"};
// The ladder is not at its end, and the defender did not say so either.
inline constexpr base::Refusal not_yet{base::Kind::conflict, "silence.not_yet"};
// Somebody was heard of meanwhile.
inline constexpr base::Refusal not_missed{base::Kind::conflict, "silence.not_missed"};
// A holder left the team, or has other keys by now: look who is there, and split again.
inline constexpr base::Refusal holders_moved{base::Kind::conflict, "silence.holders_moved"};
inline constexpr base::Refusal instructions_unreadable{base::Kind::invalid,
                                                       "silence.instructions_unreadable"};
}  // namespace refusal

}  // namespace silence
