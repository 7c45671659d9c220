// SPDX-License-Identifier: AGPL-3.0-or-later
// What statements say, as values (doc/sealing.md 7.1). Having one proves nothing: seal/statement.h makes and
// verifies.
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "seal/keys.h"

namespace seal {

namespace purpose {
inline constexpr std::uint16_t officer = 1, requests = 2, complaints = 4, cases = 8;
}

namespace refusal {
inline constexpr base::Refusal not_certified{base::Kind::invalid, "seal.not_certified"};
}

constexpr std::size_t entry_size = 1266;

struct Entry {
  base::PersonId person;
  std::uint16_t purposes;
  SigningPublicKey identity;
  SealingPublicKey sealing;
};

struct Appointment {
  KeyKind issuer_kind;  // identity or root
  base::KeyId issuer;
  base::PersonId person;
  std::uint16_t purposes;
  SigningPublicKey appointment;
  base::Day last_day;
};

struct PersonKeys {
  base::PersonId person;
  SigningPublicKey identity;
  SealingPublicKey sealing;
  base::Day made;
};

struct EpochKey {
  base::PersonId person;
  base::Day day;
  SealingPublicKey key;
};

struct RequestKey {
  base::RequestId request;
  std::uint32_t generation;
  SealingPublicKey key;
  base::PersonId person;
};

struct TrailHead {
  std::uint64_t sequence;
  Digest hash;
  base::Hour hour;
};

struct Revocation {
  base::PersonId person;
  base::KeyId identity;
  std::uint32_t from_version;
};

}  // namespace seal
