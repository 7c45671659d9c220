// SPDX-License-Identifier: AGPL-3.0-or-later
// Envelopes, wraps and the files they name. Private to this room.
#pragma once

#include "intake/delivery.h"

namespace intake::records {

struct Held {
  std::int64_t count;
  std::uint64_t bytes;
};

std::uint64_t next_sequence(store::Transaction& transaction, const base::RequestId& request,
                            std::string_view direction);
std::optional<Standing> standing(store::Transaction& transaction, const base::RequestId& request,
                                 std::string_view locking);
// False when the sequence number is taken.
bool insert_envelope(store::Transaction& transaction, const base::EnvelopeId& id, const Delivery& delivery,
                     base::ByteView sealed);
void insert_wraps(store::Transaction& transaction, const base::EnvelopeId& envelope,
                  const std::vector<seal::Wrap>& wraps, const std::vector<Holder>& holders);
// False unless all of it has arrived for this request.
bool attach_file(store::Transaction& transaction, const base::FileId& file, const base::RequestId& request,
                 const base::EnvelopeId& envelope);
Held files_of(store::Transaction& transaction, const base::RequestId& request);
void note_files(store::Transaction& transaction, const base::RequestId& request, std::int64_t count,
                std::int64_t size_bucket);

}  // namespace intake::records
