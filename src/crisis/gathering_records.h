// SPDX-License-Identifier: AGPL-3.0-or-later
// What a cell has gathered, as it is kept. Private to this room.
#pragma once

#include "crisis/gatherings.h"
#include "crisis/surges.h"

namespace crisis::records {

// Those that the person sees too; nobody sees a request through a cell.
std::vector<Gathered> gathered(store::Transaction& transaction, const CellId& cell,
                               const base::PersonId& person);
std::int64_t count_gathered(store::Transaction& transaction, const CellId& cell);
bool is_gathered(store::Transaction& transaction, const CellId& cell, const base::RequestId& request);
// Of all: still open, and without anybody who answers or anything that reminds them.
std::int64_t left_behind(store::Transaction& transaction, const CellId& cell);

void attach(store::Transaction& transaction, const CellId& cell, const base::RequestId& request,
            base::Day today);
void detach(store::Transaction& transaction, const CellId& cell, const base::RequestId& request);
void note_heard(store::Transaction& transaction, const CellId& cell, const base::RequestId& request,
                base::Hour now);
// False: it has been sent there before.
bool note_sent(store::Transaction& transaction, const CellId& cell, const GuidanceId& guidance,
               const base::RequestId& request);

std::vector<Surge> surges(store::Transaction& transaction, const CellId& cell);
void insert(store::Transaction& transaction, const CellId& cell, const Surge& surge);
bool remove(store::Transaction& transaction, const CellId& cell, const SurgeId& surge);
// What has not ended by now does not begin, or ends.
void end_shifts(store::Transaction& transaction, const CellId& cell, base::Instant now);

}  // namespace crisis::records
