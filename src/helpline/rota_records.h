// SPDX-License-Identifier: AGPL-3.0-or-later
// Patterns, shifts, leads and directors. Private to this room.
#pragma once

#include "helpline/rotas.h"

namespace helpline::records {

void insert_pattern(store::Transaction& transaction, const bell::Pattern& pattern);
// With its shifts; false when there is none.
bool delete_pattern(store::Transaction& transaction, const bell::PatternId& pattern);
std::vector<bell::Pattern> patterns(store::Transaction& transaction);

void forget_offer(store::Transaction& transaction, const bell::PatternId& pattern, base::Instant begins);
// False: there is none to or by this person.
bool forget_offer_of(store::Transaction& transaction, const bell::PatternId& pattern, base::Instant begins,
                     const base::PersonId& person);

// One when it was not there.
int insert_shift(store::Transaction& transaction, const bell::Shift& shift);
void forget_shifts_before(store::Transaction& transaction, base::Instant ended);

// Has not left.
bool is_here(store::Transaction& transaction, const base::PersonId& person);
bool is_active(store::Transaction& transaction, const base::PersonId& person);
bool is_active_handler(store::Transaction& transaction, const base::PersonId& person);
void name(store::Transaction& transaction, bell::Rung rung, const std::vector<base::PersonId>& people);
std::vector<base::PersonId> named(store::Transaction& transaction, bell::Rung rung);

void forget_rungs(store::Transaction& transaction, const base::PersonId& person);
// And what they had taken.
void forget_shifts(store::Transaction& transaction, const base::PersonId& person);

}  // namespace helpline::records
