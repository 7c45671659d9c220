// SPDX-License-Identifier: AGPL-3.0-or-later
// Putting one checked envelope into the memory, with its wraps and files: for requests, and for all that
// follows them. The caller holds the request's row and has checked who may.
#pragma once

#include "intake/addressing.h"
#include "store/database.h"

namespace intake {

namespace refusal {
inline constexpr base::Refusal sequence_taken{base::Kind::conflict, "intake.sequence_taken"};
inline constexpr base::Refusal files_incomplete{base::Kind::conflict, "files.incomplete"};
}  // namespace refusal

struct Delivery {
  base::RequestId request;
  seal::EnvelopeKind kind;
  std::uint64_t sequence = 0;
  std::uint32_t generation = 0;  // 0: sealed to people's own keys
  std::optional<base::PersonId> author_person;
  std::optional<base::ReaderId> author_reader;
  base::Hour hour;
};

std::string_view word(seal::EnvelopeKind kind);
std::string_view word(seal::Direction direction);

std::uint64_t next_sequence(store::Transaction& transaction, const base::RequestId& request,
                            seal::Direction direction);

// None when there is no such request.
std::optional<Standing> find_standing(store::Transaction& transaction, const base::RequestId& request);
// And holds its row until the transaction ends.
std::optional<Standing> lock_standing(store::Transaction& transaction, const base::RequestId& request);

base::Result<base::EnvelopeId> deliver(store::Transaction& transaction, const Delivery& delivery,
                                       const seal::SealedEnvelope& sealed, const Addressed& addressed);
// Files that are there whole become part of the envelope that names them.
base::Result<> attach(store::Transaction& transaction, const Delivery& delivery,
                      const base::EnvelopeId& envelope, const std::vector<base::FileId>& files);

}  // namespace intake
