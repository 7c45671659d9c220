// SPDX-License-Identifier: AGPL-3.0-or-later
// Statements as bytes (doc/sealing.md 7.1). For seal/ only.
#pragma once

#include "seal/layout.h"
#include "seal/statement.h"

namespace seal {

enum class StatementKind : std::uint8_t {
  appointment = 1,
  person_keys = 2,
  directory = 3,
  epoch_key = 4,
  request_key = 5,
  revocation = 6,
  trail_head = 7,
  recovery_key = 8,
};

struct ReadStatement {
  ByteView body;
  Digest signed_digest;
  Signature signature;

  bool signed_by(const SigningPublicKey& key) const { return verify(key, signed_digest.view(), signature); }
};
// The frame; nothing of the body has been looked at.
std::optional<ReadStatement> read_statement(StatementKind kind, const base::OrganisationId& organisation,
                                            ByteView statement);

Digest own_keys_digest(const base::OrganisationId& organisation, ByteView keys);
bool known_purposes(std::uint16_t purposes);
inline base::Day read_day(Reader& reader) { return {reader.number<std::uint32_t>()}; }

}  // namespace seal
