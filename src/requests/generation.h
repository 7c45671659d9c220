// SPDX-License-Identifier: AGPL-3.0-or-later
// A request's own key, one generation after the other (doc/sealing.md section 8): whether what a member's
// device sends is in order. Pure rules; the device alone knows the secrets.
#pragma once

#include "intake/recipients.h"
#include "requests/visible.h"

namespace requests {

struct MemberWrap {
  base::PersonId person;
  seal::Wrap wrap;  // of the generation's seed, to their sealing key
};

struct EnvelopeWrap {
  base::EnvelopeId envelope;
  seal::Wrap wrap;  // of its content key
};

struct NewGeneration {
  seal::Bytes statement;
  std::vector<MemberWrap> team;
  seal::Wrap recovery;
  std::vector<EnvelopeWrap> envelopes;
};

// Stated by the member who asks, directly after the newest; wrapped to everybody named and to recovery, to
// their certified keys, and nobody twice. The envelopes are wrapped to it and to nothing else.
base::Result<seal::RequestKey> check_generation(const Visible& request, const Member& member,
                                                const NewGeneration& offered,
                                                const intake::Certified& certified);

// One generation's seed for one person.
base::Result<> check_member_wrap(const Visible& request, const MemberWrap& offered,
                                 const intake::Certified& certified);

bool carries(const seal::Wrap& wrap, seal::WrapPurpose purpose);

}  // namespace requests
