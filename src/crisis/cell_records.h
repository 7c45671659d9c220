// SPDX-License-Identifier: AGPL-3.0-or-later
// Cells and those who lead them, as they are kept. Private to this room.
#pragma once

#include "crisis/cells.h"

namespace crisis::records {

void insert(store::Transaction& transaction, const CellId& cell, const base::PersonId& person,
            const std::string& language, base::Hour now);
std::vector<Cell> all_of(store::Transaction& transaction, const base::PersonId& person);
// None: there is no such cell, or this person does not stand in it.
std::optional<Cell> find(store::Transaction& transaction, const requests::Member& member, const CellId& cell);
// And holds the thread's row until the transaction ends.
std::optional<Cell> lock(store::Transaction& transaction, const requests::Member& member, const CellId& cell);

bool stands_in(store::Transaction& transaction, const CellId& cell, const base::PersonId& person);
void set_stage(store::Transaction& transaction, const CellId& cell, Stage stage);
void set_leads(store::Transaction& transaction, const CellId& cell, const Leads& leads);
void call_roll(store::Transaction& transaction, const CellId& cell, base::Hour since);

}  // namespace crisis::records
