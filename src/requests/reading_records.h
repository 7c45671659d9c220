// SPDX-License-Identifier: AGPL-3.0-or-later
// Envelopes, keys and readers as staff and readers fetch them. Private to this room; the caller has asked who
// may.
#pragma once

#include "requests/readings.h"

namespace requests::records {

std::vector<StatedKey> request_keys(store::Transaction& transaction, const base::RequestId& request);
std::vector<GenerationWrap> own_wraps(store::Transaction& transaction, const base::RequestId& request,
                                      const base::PersonId& person);
std::vector<ReaderSeen> readers(store::Transaction& transaction, const base::RequestId& request);

struct Part {
  std::int64_t after;  // a place, or 0
  int limit;
};
std::vector<StoredEnvelope> envelopes(store::Transaction& transaction, const Member& member,
                                      const base::RequestId& request, const Part& part);
std::optional<StoredEnvelope> first_envelope(store::Transaction& transaction, const Member& member,
                                             const base::RequestId& request);

void mark_read(store::Transaction& transaction, const base::EnvelopeId& envelope, std::string_view who,
               base::Hour hour);
// Of a file that some envelope of the request names.
std::optional<seal::Bytes> chunk(store::Transaction& transaction, const base::RequestId& request,
                                 const base::FileId& file, std::int64_t number);

}  // namespace requests::records
