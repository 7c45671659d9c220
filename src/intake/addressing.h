// SPDX-License-Identifier: AGPL-3.0-or-later
// To whom an inward envelope is sealed, from the request's first to its last (doc/sealing.md 8.2 to 8.4), and
// whether one that has arrived was. Pure rules.
#pragma once

#include "intake/recipients.h"

namespace intake {

// A request as new inward envelopes find it.
struct Standing {
  RequestKind kind = RequestKind::request;
  std::uint32_t generation = 0;  // 0: nobody has opened it yet
  bool open = false;             // the newest generation may be written to
  seal::Bytes key_statement;     // of the newest generation; empty for 0
  std::vector<base::PersonId> team;
};

// For a request that does not stand yet.
seal::Recipients addressees(RequestKind kind, const Certified& certified);
seal::Recipients addressees(const Standing& standing, const Certified& certified);

struct Addressed {
  std::vector<Holder> holders;  // of each wrap, in order; kind request: the request's own key
  bool stale = false;           // sealed to a key past its day
};

namespace refusal {
// Keys have changed since it was sealed: it must be sealed again.
inline constexpr base::Refusal keys_moved{base::Kind::conflict, "intake.keys_moved"};
}  // namespace refusal

base::Result<Addressed> check_addressees(RequestKind kind, const Certified& certified,
                                         const std::vector<seal::Wrap>& wraps);
base::Result<Addressed> check_addressees(const Standing& standing, const Certified& certified,
                                         const std::vector<seal::Wrap>& wraps);

}  // namespace intake
