// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/finding_records.h"

namespace cases::records {
namespace {

// A walk along a fact passes requests of others. It is taken only where it ends within one answer, so that
// the place to go on from is always one that the person sees.
constexpr std::int64_t enough = Finding::most_walked + 1;
constexpr auto count_fact =
    "SELECT COUNT(*) FROM (SELECT 1 FROM case_facts WHERE class = $1 AND code = $2 LIMIT $3) AS counted";
constexpr auto count_team =
    "SELECT COUNT(*) FROM (SELECT 1 FROM team WHERE person_id = $1 AND apart = 0 LIMIT $2) AS counted";
constexpr std::string_view fact_walk =
    "SELECT request_id, arrived_hour, place FROM case_facts WHERE class = ";
constexpr std::string_view team_walk =
    "SELECT request_id, arrived_hour, place FROM team WHERE person_id = $1 AND apart = 0";

// Numbers the parameters of a query as it grows.
struct Query {
  std::string sql;
  store::Values values;
  std::string next(store::Value value) {
    values.push_back(std::move(value));
    return '$' + std::to_string(values.size());
  }
};

void add_walk(Query& query, const Sought& sought, const Walk& walk, int count) {
  if (walk.along == Along::team) {
    query.sql += team_walk;
  } else {
    const auto& [fact_class, code] = sought.facts.at(walk.fact);
    query.sql.append(fact_walk).append(query.next(fact_class));
    query.sql += " AND code = " + query.next(code);
  }
  if (sought.before) {
    query.sql += " AND (arrived_hour, place, request_id) < (" + query.next(sought.before->arrived.count);
    query.sql += ", " + query.next(sought.before->place);
    query.sql += ", " + query.next(sought.before->id) + ")";
  }
  query.sql += " ORDER BY arrived_hour DESC, place DESC, request_id DESC LIMIT " + query.next(count);
}

// The same place in an index that has the walk's order: one lookup lies beside the next, however many rows
// there are. SQLite would rather take a key, and read a page for every row.
std::string there(std::string_view table) {
  std::string sql;
  for (const auto* column : {"arrived_hour", "place", "request_id"})
    sql.append(" AND ").append(table).append(".").append(column).append(" = walked.").append(column);
  return sql;
}

std::string along(std::string_view table, std::string_view index, store::Engine engine) {
  std::string sql{table};
  if (engine == store::Engine::sqlite) sql.append(" INDEXED BY ").append(index);
  return sql;
}

// The one rule of access first: whoever does not stand in the team finds nothing.
void add_conditions(Query& query, const Sought& sought, store::Engine engine) {
  query.sql += "EXISTS (SELECT 1 FROM " + along("team", "team_by_person", engine);
  query.sql += " WHERE team.person_id = $1 AND team.apart = 0" + there("team");
  if (sought.state) query.sql += " AND team.state = " + query.next(requests::word(*sought.state));
  if (sought.level) {
    const auto from = first_rank(*sought.level);
    query.sql += " AND team.rank >= " + query.next(from);
    query.sql += " AND team.rank < " + query.next(from + ranks_a_level);
  }
  query.sql += ")";
  for (const auto& [fact_class, code] : sought.facts) {
    query.sql += " AND EXISTS (SELECT 1 FROM " + along("case_facts", "case_facts_by_code", engine);
    query.sql += " WHERE class = " + query.next(fact_class);
    query.sql += " AND code = " + query.next(code) + there("case_facts") + ")";
  }
}

}  // namespace

Walk shortest(store::Transaction& transaction, const requests::Member& member, const Sought& sought) {
  Walk walk;
  auto least = transaction.one(count_team, {member.person, enough})->integer(0);
  for (std::size_t i = 0; i < sought.facts.size(); ++i) {
    const auto& [fact_class, code] = sought.facts[i];
    const auto count = transaction.one(count_fact, {fact_class, code, enough})->integer(0);
    if (count >= least || count == enough) continue;
    least = count;
    walk = {Along::fact, i};
  }
  return walk;
}

std::vector<Step> steps(store::Transaction& transaction, const requests::Member& member, const Sought& sought,
                        const Walk& walk, int count) {
  Query query{"SELECT walked.request_id, walked.arrived_hour, walked.place, CASE WHEN ", {member.person}};
  add_conditions(query, sought, transaction.engine());
  query.sql += " THEN 1 ELSE 0 END FROM (";
  add_walk(query, sought, walk, count);
  query.sql += ") AS walked ORDER BY walked.arrived_hour DESC, walked.place DESC, walked.request_id DESC";

  std::vector<Step> steps;
  for (const auto& row : transaction.run(query.sql, query.values))
    steps.push_back({{0, {row.integer(1)}, row.integer(2), row.id<base::RequestId>(0)}, row.boolean(3)});
  return steps;
}

}  // namespace cases::records
