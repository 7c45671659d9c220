// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff decide about receipts: codes for lost ones or for the defender of somebody else's request, what
// each reaches, and the history for a new one (doc/sealing.md 5.5).
#pragma once

#include "intake/submission.h"
#include "requests/generation.h"

namespace requests {

struct NewCode {
  intake::NewReader reader;
  ReaderKind kind = ReaderKind::defender;
  std::optional<base::ReaderId> replaces;  // the receipt that dies when the code is taken up
};

class Receipts {
 public:
  explicit Receipts(intake::House house) : house_{house} {}

  base::Result<base::ReaderId> add_code(const Member& member, const base::RequestId& request,
                                        const NewCode& code) const;
  base::Result<> set_reach(const Member& member, const base::RequestId& request, const base::ReaderId& reader,
                           Reach reach) const;
  base::Result<> end(const Member& member, const base::RequestId& request,
                     const base::ReaderId& reader) const;
  // Content keys of answers, wrapped to one living reader.
  base::Result<> rewrap(const Member& member, const base::RequestId& request, const base::ReaderId& reader,
                        const std::vector<EnvelopeWrap>& wraps) const;

 private:
  intake::House house_;
};

}  // namespace requests
