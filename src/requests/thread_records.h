// SPDX-License-Identifier: AGPL-3.0-or-later
// Readers, their threads, and the end of a request. Private to this room.
#pragma once

#include <unordered_map>

#include "requests/reading_records.h"
#include "requests/receipts.h"
#include "requests/threads.h"

namespace requests::records {

struct Code {
  base::ReaderId id;
  base::RequestId request;
  ReaderKind kind;
  std::optional<base::ReaderId> replaces;
};

struct TakenUp {
  const intake::NewReader& reader;
  const seal::Digest& handover;
  base::Hour hour;
};

// Living ones, and codes.
std::optional<Reader> find_reader(store::Transaction& transaction, const seal::Digest& stored_finder);
std::optional<Code> find_code(store::Transaction& transaction, const seal::Digest& stored_finder);
// Of this request, living or not.
std::optional<ReaderState> reader(store::Transaction& transaction, const base::RequestId& request,
                                  const base::ReaderId& reader);
// Those an answer may be for.
std::unordered_map<base::KeyId, base::ReaderId> keys_of_readers(store::Transaction& transaction,
                                                                const base::RequestId& request);

// False when somebody has this finder already.
bool insert_code(store::Transaction& transaction, const base::ReaderId& id, const base::RequestId& request,
                 const NewCode& code, base::Hour hour);
bool insert_taken_up(store::Transaction& transaction, const base::ReaderId& id, const Code& code,
                     const TakenUp& taken);
void confirm(store::Transaction& transaction, const base::ReaderId& reader);
void set_reach(store::Transaction& transaction, const base::ReaderId& reader, Reach reach);
// Its finder is forgotten and its wraps are gone: from now on it is as unknown as any other.
void bury(store::Transaction& transaction, const base::RequestId& request, const base::ReaderId& reader);

// All but standing and next sequence number.
Thread thread(store::Transaction& transaction, const Reader& reader);
std::optional<seal::Bytes> chunk_for(store::Transaction& transaction, const Reader& reader,
                                     const base::FileId& file, std::int64_t number);
std::optional<base::EnvelopeId> same_envelope(store::Transaction& transaction, const seal::Place& place,
                                              base::ByteView sealed);
// False when it is no answer of this request.
bool wrap_answer(store::Transaction& transaction, const base::RequestId& request,
                 const EnvelopeWrap& offered);

State state_of(store::Transaction& transaction, const base::RequestId& request);
void mark_stale(store::Transaction& transaction, const base::RequestId& request);
// Minutes, in steps: the exact moments are forgotten.
void note_first_answer(store::Transaction& transaction, const base::RequestId& request, base::Instant now);
void fetch_by(store::Transaction& transaction, const base::RequestId& request,
              std::optional<base::Instant> instant);
// Unless an answer is left that nobody has fetched.
void stop_fetch_clock(store::Transaction& transaction, const base::RequestId& request);

}  // namespace requests::records
