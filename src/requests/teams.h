// SPDX-License-Identifier: AGPL-3.0-or-later
// Who works on a request, and the keys that follow from it: opening it first, adding, removing, leaving.
#pragma once

#include "requests/generation.h"
#include "requests/readings.h"

namespace requests {

struct NewMember {
  base::PersonId person;
  std::vector<GenerationWrap> wraps;  // of every generation there is
};

struct Renewal {
  base::RequestId request;
  NewGeneration offered;
};
inline constexpr std::size_t most_renewals = 100;  // at once

namespace refusal {
inline constexpr base::Refusal last_of_team{base::Kind::conflict, "requests.last_of_team"};
}

class Teams {
 public:
  Teams(intake::House house, intake::Recipients& recipients) : house_{house}, recipients_{recipients} {}

  // The first opener makes generation 1 and chooses the team (doc/sealing.md 8.2). Refused when somebody was
  // first.
  base::Result<std::uint32_t> adopt(const Member& member, const base::RequestId& request,
                                    const NewGeneration& offered) const;
  // The next generation, for those of the team who are named; the others leave it.
  base::Result<std::uint32_t> renew(const Member& member, const base::RequestId& request,
                                    const NewGeneration& offered) const;
  // After somebody left the house: the next generation of many closed requests in one transaction, each for
  // its whole team. What somebody else's device has done meanwhile, or this person may not do, is passed
  // over: the same again does nothing. Which were done.
  base::Result<std::vector<base::RequestId>> renew_closed(const Member& member,
                                                          const std::vector<Renewal>& renewals) const;
  base::Result<> add(const Member& member, const base::RequestId& request,
                     const std::vector<NewMember>& people) const;
  // At once their wraps are gone and the generation is closed to writing (8.4).
  base::Result<> remove(const Member& member, const base::RequestId& request,
                        const base::PersonId& person) const;

  // Oneself, in the transaction of another errand that has found it visible.
  base::Result<> step_out(store::Transaction& transaction, const Member& member,
                          const base::RequestId& request) const;

  // Out of every team, in the transaction of their leaving the house; how many requests now need a new
  // generation.
  std::int64_t take_out(store::Transaction& transaction, const base::PersonId& person) const;
  // Out of those that these purposes do not allow, in the transaction that sets them; how many need a new
  // one.
  std::int64_t take_out_unfit(store::Transaction& transaction, const base::PersonId& person,
                              std::uint16_t purposes) const;

 private:
  // Whose keys count is asked before the transaction begins: the answer may need one of its own.
  struct Making {
    const NewGeneration& offered;
    const intake::Certified& certified;
  };
  // Never the last.
  base::Result<> take_one_out(store::Transaction& transaction, const Member& member,
                              const base::RequestId& request, const base::PersonId& person) const;
  // A refusal has changed nothing yet.
  base::Result<std::uint32_t> make(store::Transaction& transaction, const Member& member,
                                   const Visible& request, const Making& making) const;
  base::Result<std::uint32_t> make_next(store::Transaction& transaction, const Member& member,
                                        const Visible& request, const Making& making) const;
  base::Result<std::uint32_t> make_for_all(store::Transaction& transaction, const Member& member,
                                           const Visible& request, const Making& making) const;

  intake::House house_;
  intake::Recipients& recipients_;
};

}  // namespace requests
