// SPDX-License-Identifier: AGPL-3.0-or-later
// At the end of a shift whoever sees to something urgent hands it to a named colleague, with a sealed note.
// It stays with the giver until the colleague accepts; nobody ever holds it without knowing.
#pragma once

#include "bell/ladder.h"
#include "requests/visible.h"

namespace helpline {

struct Handover {
  base::RequestId request;
  base::PersonId giver;
  base::PersonId receiver;
  base::EnvelopeId note;
  base::Instant offered;
};

// What a person has to do with.
struct HandoverList {
  std::vector<base::RequestId> held;  // urgent ones they see to and have not offered yet
  std::vector<Handover> offered;      // by them
  std::vector<Handover> received;     // to them
};

class Handovers {
 public:
  explicit Handovers(intake::House house, bell::Ladder ladder = {})
      : house_{house}, ladder_{std::move(ladder)} {}

  // To somebody of its team who handles requests; they are called. `note` is a note the giver has written
  // into it. In place of an earlier offer.
  base::Result<> offer(const requests::Member& member, const base::RequestId& request,
                       const base::PersonId& receiver, const base::EnvelopeId& note) const;
  base::Result<> accept(const requests::Member& member, const base::RequestId& request) const;
  // By either of the two.
  base::Result<> withdraw(const requests::Member& member, const base::RequestId& request) const;
  HandoverList of(const requests::Member& member) const;

 private:
  intake::House house_;
  bell::Ladder ladder_;
};

namespace refusal {
inline constexpr base::Refusal not_yours{base::Kind::conflict, "helpline.not_yours"};
inline constexpr base::Refusal not_in_team{base::Kind::invalid, "helpline.not_in_team"};
inline constexpr base::Refusal no_note{base::Kind::invalid, "helpline.no_note"};
}  // namespace refusal

}  // namespace helpline
