// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff do about a request: answer it, note something, set its state.
#pragma once

#include <functional>

#include "intake/delivery.h"
#include "requests/visible.h"

namespace requests {

// An envelope sealed and signed on a member's device.
struct Writing {
  seal::EnvelopeKind kind = seal::EnvelopeKind::answer;
  std::uint64_t sequence = 0;
  seal::SealedEnvelope sealed;
  std::vector<base::FileId> files;
};

namespace refusal {
// No generation is open: somebody must make the next one first.
inline constexpr base::Refusal key_closed{base::Kind::conflict, "requests.key_closed"};
// No receipt would open it.
inline constexpr base::Refusal nobody_to_answer{base::Kind::conflict, "requests.nobody_to_answer"};
}  // namespace refusal

// What else one errand does in the transaction of a writing; refused, nothing is written.
using Alongside = std::function<base::Result<>(store::Transaction&)>;

class Requests {
 public:
  // An answer that nobody fetches for `fetch_days` is shown.
  Requests(intake::House house, intake::Recipients& recipients, std::int64_t fetch_days)
      : house_{house}, recipients_{recipients}, fetch_days_{fetch_days} {}

  // The very same envelope again is the same one.
  base::Result<base::EnvelopeId> send(const Member& member, const base::RequestId& request,
                                      const Writing& writing, const Alongside& alongside = {}) const;
  // Refused when the screen showed another state than the one it is in.
  base::Result<> set_state(const Member& member, const base::RequestId& request, State from, State to) const;
  // The innocuous sentence agreed with the person was sent.
  base::Result<> sentence_sent(const Member& member, const base::RequestId& request) const;

 private:
  base::Result<intake::Addressed> check_readers(store::Transaction& transaction,
                                                const base::RequestId& request, const Writing& writing,
                                                const seal::Directory& directory) const;
  void note_written(store::Transaction& transaction, const Visible& request, seal::EnvelopeKind kind) const;

  intake::House house_;
  intake::Recipients& recipients_;
  std::int64_t fetch_days_;
};

}  // namespace requests
