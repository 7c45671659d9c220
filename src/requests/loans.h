// SPDX-License-Identifier: AGPL-3.0-or-later
// Break-glass: a request is lent to somebody outside its team, because nobody of the team can act. The server
// cannot do it: k share holders together open the key that was wrapped to the organisation's recovery key,
// and wrap it to one person (`havre break-glass`). Told to the whole team and all officers; for a time only,
// unless the team keeps them; they help, and change nothing about who else may see it.
#pragma once

#include <string>
#include <vector>

#include "access/house.h"
#include "requests/generation.h"

namespace requests {

namespace refusal {
inline constexpr base::Refusal stands_already{base::Kind::conflict, "requests.stands_already"};
inline constexpr base::Refusal on_loan{base::Kind::conflict, "requests.on_loan"};
}  // namespace refusal

enum class LoanReason { danger, unreachable, other };
inline constexpr std::array all_loan_reasons{LoanReason::danger, LoanReason::unreachable, LoanReason::other};
std::string_view word(LoanReason reason);
std::optional<LoanReason> loan_reason(std::string_view word);

inline constexpr std::int64_t most_loan_hours = 7 * 24;

struct Loan {
  base::PersonId person;
  LoanReason reason = LoanReason::other;
  base::Hour since;
  base::Instant until;
};

// What share holders have, wrapped to the recovery key.
struct SharedKey {
  std::uint32_t generation = 0;
  base::Bytes statement;
  base::Bytes wrap;
};
struct SharedEnvelope {
  base::EnvelopeId envelope;
  base::Bytes sealed;
  base::Bytes wrap;
};
struct Shared {
  std::vector<SharedKey> keys;
  std::vector<SharedEnvelope> envelopes;  // that no generation has yet
};

struct Lending {
  base::PersonId person;
  LoanReason reason = LoanReason::other;
  std::int64_t hours = 24;
  struct Key {
    std::uint32_t generation = 0;
    seal::Wrap wrap;
  };
  std::vector<Key> keys;
  std::vector<EnvelopeWrap> envelopes;
};

class Loans {
 public:
  explicit Loans(intake::House house) : house_{house} {}

  // For the operator's machine, where the shares meet.
  Shared shared(store::Transaction& transaction, const base::RequestId& request,
                const base::KeyId& recovery) const;
  // One entry of the trail, and everybody told.
  base::Result<> lend(store::Transaction& transaction, const base::RequestId& request,
                      const Lending& lending) const;

  base::Result<std::vector<Loan>> of(const Member& member, const base::RequestId& request) const;
  // By somebody of the team who is not on loan themself: they stay as anybody else does.
  base::Result<> keep(const Member& member, const base::RequestId& request,
                      const base::PersonId& person) const;
  // Whoever's time is over leaves the team, and the key is closed, to be renewed without them. Not the last
  // of a team: then nobody could act again. How many left.
  std::int64_t end_those_over() const;

 private:
  intake::House house_;
};

}  // namespace requests
