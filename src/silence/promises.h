// SPDX-License-Identifier: AGPL-3.0-or-later
// What a defender does about their own silence, with their receipt: when they want to be heard of, saying
// that they are well, and what they leave for the case that they are not. Reporters and narrowed receipts
// find nothing here.
#pragma once

#include "intake/recipients.h"
#include "requests/threads.h"
#include "silence/plans.h"

namespace silence {

// Somebody of the team who may hold a share.
struct Candidate {
  base::PersonId person;
  std::string name;
  seal::SealingPublicKey key;
};

struct Leaving {
  struct Share {
    Held held;
    seal::Wrap wrap;
  };
  seal::Bytes sealed;
  std::vector<Share> shares;  // of staff
};

class Promises {
 public:
  Promises(intake::House house, intake::Recipients& recipients, const requests::Threads& threads,
           const checkin::Ladder& ladder)
      : house_{house}, recipients_{recipients}, threads_{threads}, ladder_{ladder} {}

  base::Result<Plan> see(const seal::Digest& finder) const;
  // It begins now, whatever its `begins` says, and replaces what was there.
  base::Result<> write(const seal::Digest& finder, checkin::Schedule schedule) const;
  base::Result<> say_well(const seal::Digest& finder) const;
  // 1 to checkin::most_pause_days; 0 ends a pause.
  base::Result<> pause(const seal::Digest& finder, int days) const;
  // Nothing of the schedule stays.
  base::Result<> end(const seal::Digest& finder) const;

  base::Result<std::vector<Candidate>> candidates(const seal::Digest& finder) const;
  base::Result<base::RequestId> request(const seal::Digest& finder) const;
  // In place of what was left before: its shares fit nothing any more.
  base::Result<> leave(const seal::Digest& finder, const Leaving& leaving) const;
  base::Result<> take_back(const seal::Digest& finder) const;
  // The holders need not wait for the ladder's end.
  base::Result<> let_open(const seal::Digest& finder) const;

 private:
  template <class Errand>
  base::Result<> own(const seal::Digest& finder, trail::Word deed, Errand errand) const;
  base::Result<requests::Reader> defender(const seal::Digest& finder) const;

  intake::House house_;
  intake::Recipients& recipients_;
  const requests::Threads& threads_;
  checkin::Ladder ladder_;
};

}  // namespace silence
