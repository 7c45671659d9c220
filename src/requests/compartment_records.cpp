// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/compartment_records.h"

namespace requests::records {
namespace {

// Its language is the case's: it is read beside it.
constexpr auto insert_thread = R"(
  INSERT INTO requests (id, kind, language, imminence, path, channel, state, arrived_hour)
  SELECT $1, 'compartment', language, 'unknown', 'staff', 'other', 'open', CAST($2 AS BIGINT)
  FROM requests WHERE id = $3)";
constexpr auto insert_compartment =
    "INSERT INTO compartments (compartment_id, request_id, part) VALUES ($1, $2, $3)";
const std::string select_compartments =
    "SELECT compartments.compartment_id, compartments.request_id, compartments.part FROM compartments "
    "WHERE EXISTS (SELECT 1" +
    std::string{visible} + " AND requests.id = compartments.compartment_id)";
constexpr auto select_all =
    "SELECT compartment_id FROM compartments WHERE request_id = $1 ORDER BY compartment_id";
constexpr auto select_case = "SELECT request_id FROM compartments WHERE compartment_id = $1";
constexpr auto select_place = "SELECT 1 FROM team WHERE request_id = $1 AND person_id = $2";

Compartment read(const store::Row& row) {
  const auto found = part(row.text(2));
  if (!found) throw store::Fault{"an unknown part of a case in the database"};
  return {row.id<base::RequestId>(0), row.id<base::RequestId>(1), *found};
}

}  // namespace

void insert(store::Transaction& transaction, const Compartment& compartment, base::Hour now) {
  transaction.change(insert_thread, {compartment.id, now.count, compartment.request});
  transaction.change(insert_compartment, {compartment.id, compartment.request, word(compartment.part)});
}

std::optional<Compartment> compartment(store::Transaction& transaction, const base::PersonId& person,
                                       const base::RequestId& id) {
  const auto row = transaction.one(select_compartments + " AND compartment_id = $2", {person, id});
  if (!row) return std::nullopt;
  return read(*row);
}

std::vector<Compartment> compartments(store::Transaction& transaction, const base::PersonId& person,
                                      const base::RequestId& request) {
  std::vector<Compartment> found;
  const auto sql = select_compartments + " AND compartments.request_id = $2 ORDER BY compartment_id";
  for (const auto& row : transaction.run(sql, {person, request})) found.push_back(read(row));
  return found;
}

std::vector<base::RequestId> compartments_of(store::Transaction& transaction,
                                             const base::RequestId& request) {
  std::vector<base::RequestId> found;
  for (const auto& row : transaction.run(select_all, {request})) found.push_back(row.id<base::RequestId>(0));
  return found;
}

bool may_join(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person) {
  const auto row = transaction.one(select_case, {request});
  if (!row) return true;
  const auto sql = select_place + std::string{transaction.locking()};
  return transaction.one(sql, {row->id<base::RequestId>(0), person}).has_value();
}

}  // namespace requests::records
