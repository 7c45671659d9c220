// SPDX-License-Identifier: AGPL-3.0-or-later
// A request arrives sealed. Nobody here can open it, and nobody is turned away: there is no log-in and no cap
// on text.
#pragma once

#include "intake/delivery.h"
#include "intake/house.h"

namespace intake {

namespace refusal {
// The receipt was typed back: the request stands, and the form is spent.
inline constexpr base::Refusal already_confirmed{base::Kind::conflict, "intake.already_confirmed"};
inline constexpr base::Refusal receipt_differs{base::Kind::invalid, "intake.receipt_differs"};
}  // namespace refusal

// What a sender must know before sealing.
struct Prepared {
  base::RequestId request;
  std::uint64_t sequence = 0;
  std::optional<Standing> standing;  // none: it does not stand yet
};

class Intake {
 public:
  Intake(House house, Recipients& recipients) : house_{house}, recipients_{recipients} {}

  // The same token gives the same request, and the next free sequence number.
  base::Result<Prepared> prepare(const Token& token, RequestKind kind);
  // A repeat of a token that was not confirmed adds the new envelope to the same request, and the reader
  // before dies.
  base::Result<base::RequestId> accept(const Submission& submission);
  // The receipt was typed back.
  base::Result<> confirm(const Token& token, const seal::Digest& finder_hash);

 private:
  base::Result<> begin(store::Transaction& transaction, const Submission& submission,
                       const Addressed& addressed);
  base::Result<> repeat(store::Transaction& transaction, const Submission& submission);
  base::Result<> put(store::Transaction& transaction, const Submission& submission,
                     const Addressed& addressed, std::uint32_t generation);

  House house_;
  Recipients& recipients_;
};

// Whom the wraps of a prepared envelope are for.
seal::Recipients addressees(const Prepared& prepared, RequestKind kind, const Certified& certified);

}  // namespace intake
