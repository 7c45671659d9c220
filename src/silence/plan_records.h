// SPDX-License-Identifier: AGPL-3.0-or-later
// Instructions and their shares as rows. Private to this room.
#pragma once

#include "intake/house.h"
#include "silence/plans.h"

namespace silence::records {

std::optional<Left> left(store::Transaction& transaction, const base::RequestId& request);
seal::Bytes sealed(store::Transaction& transaction, const base::RequestId& request);
// The wrap of one person's share; none: they hold none.
std::optional<std::pair<int, seal::Bytes>> share_of(store::Transaction& transaction,
                                                    const base::RequestId& request,
                                                    const base::PersonId& person);

void insert(store::Transaction& transaction, const seal::InstructionsPlace& place, base::ByteView sealed,
            base::Hour made);
void insert_share(store::Transaction& transaction, const base::RequestId& request, const Held& held,
                  base::ByteView wrap);
// With the shares; false: there were none.
bool remove(store::Transaction& transaction, const base::RequestId& request);
// The first hour stays.
void release(store::Transaction& transaction, const base::RequestId& request, base::Hour hour);

struct Mate {
  base::PersonId person;
  std::string name;
};
// The active people of a request's team, by name.
std::vector<Mate> team(store::Transaction& transaction, const base::RequestId& request);

}  // namespace silence::records
