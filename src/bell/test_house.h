// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of this room: people and requests as rows, without keys and envelopes.
#pragma once

#include <gtest/gtest.h>

#include "bell/crew.h"
#include "store/test_database.h"

namespace bell {

inline base::PersonId put_person(store::Database& database, const char* roles) {
  const auto id = base::PersonId::fresh();
  store::in_transaction(database, [&](store::Transaction& transaction) {
    transaction.change(
        "INSERT INTO persons (id, login_name, display_name, mail, roles, language, time_zone, state, "
        "made_day) "
        "VALUES ($1, $2, 'Amal', 'amal@example.org', $3, 'ar', 'UTC', 'active', 0)",
        {id, id.text(), roles});
  });
  return id;
}

inline void put_shift(store::Database& database, const base::PersonId& person, Rank rank,
                      base::Instant begins, base::Instant ends) {
  store::in_transaction(database, [&](store::Transaction& transaction) {
    const auto pattern = PatternId::fresh();
    transaction.change(
        "INSERT INTO shift_patterns (id, person_id, rank, weekday, begins, minutes, zone, first_day) "
        "VALUES ($1, $2, $3, 1, 0, 60, 'UTC', 0)",
        {pattern, person, word(rank)});
    transaction.change(
        "INSERT INTO shifts (pattern_id, person_id, rank, begins_at, ends_at) VALUES ($1, $2, $3, $4, $5)",
        {pattern, person, word(rank), begins.milliseconds, ends.milliseconds});
  });
}

inline base::RequestId put_request(store::Database& database, const char* imminence, base::Instant at,
                                   const char* kind = "request") {
  const auto id = base::RequestId::fresh();
  store::in_transaction(database, [&](store::Transaction& transaction) {
    transaction.change(
        "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour, waiting_since_at) "
        "VALUES ($1, $2, 'ar', $3, 'plain', 'new', $4, $5)",
        {id, kind, imminence, at.hour().count, at.milliseconds});
  });
  return id;
}

inline void answer(store::Database& database, const base::RequestId& request) {
  store::in_transaction(database, [&](store::Transaction& transaction) {
    transaction.change("UPDATE requests SET waiting_since_at = NULL, state = 'answered' WHERE id = $1",
                       {request});
  });
}

inline void take(store::Database& database, const base::RequestId& request, const base::PersonId& person,
                 base::Instant until) {
  store::in_transaction(database, [&](store::Transaction& transaction) {
    transaction.change(
        "INSERT INTO takings (request_id, person_id, until_at) VALUES ($1, $2, $3) "
        "ON CONFLICT (request_id) DO UPDATE SET until_at = excluded.until_at",
        {request, person, until.milliseconds});
  });
}

}  // namespace bell
