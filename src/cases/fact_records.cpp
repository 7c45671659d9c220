// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/fact_records.h"

namespace cases::records {
namespace {

constexpr auto select_facts = "SELECT class, code FROM case_facts WHERE request_id = $1";
constexpr auto select_said = "SELECT imminence FROM requests WHERE id = $1";
constexpr auto take_back = "DELETE FROM case_facts WHERE request_id = $1 AND class = $2 AND code = $3";
constexpr auto insert = R"(
  INSERT INTO case_facts (request_id, class, code, arrived_hour, place, person_id, day)
  SELECT id, $2, $3, arrived_hour, place, $4, $5 FROM requests WHERE id = $1
  ON CONFLICT (request_id, class, code) DO NOTHING)";

}  // namespace

FactCodes facts(store::Transaction& transaction, const base::RequestId& request) {
  FactCodes facts;
  for (const auto& row : transaction.run(select_facts, {request})) facts[row.text(0)].insert(row.text(1));
  return facts;
}

std::string said(store::Transaction& transaction, const base::RequestId& request) {
  return transaction.one(select_said, {request})->text(0);
}

void replace(store::Transaction& transaction, const base::RequestId& request,
             const std::set<std::string>& before, const FactChange& change, const base::PersonId& by,
             base::Day today) {
  for (const auto& code : before)
    if (!change.codes.contains(code)) transaction.change(take_back, {request, change.fact_class, code});
  for (const auto& code : change.codes)
    transaction.change(insert, {request, change.fact_class, code, by, today.count});
}

}  // namespace cases::records
