// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/fact_records.h"

#include <map>

namespace requests::records {
namespace {

constexpr std::string_view facts_columns = R"(
  SELECT requests.id, requests.kind, language, imminence, path, channel, requests.state,
         requests.arrived_hour, waiting_since_at, fetch_by_at, generation, generation_open, stale_keys,
         files, size_bucket,
         (SELECT COUNT(*) FROM envelopes WHERE request_id = requests.id AND direction = 'inward'
           AND NOT EXISTS (SELECT 1 FROM readings WHERE envelope_id = envelopes.id AND who = $1)),
         requests.place, requests.rank)";
// Along an index of `team`, so that a page costs the same wherever it begins.
constexpr std::string_view newest_first =
    " ORDER BY team.arrived_hour DESC, team.place DESC, team.request_id DESC LIMIT ";
constexpr std::string_view pressing_first =
    " ORDER BY team.rank, team.arrived_hour, team.place, team.request_id LIMIT ";
constexpr auto counts_sql =
    "SELECT state, COUNT(*) FROM team WHERE person_id = $1 AND apart = 0 GROUP BY state";
constexpr std::string_view teams_sql = "SELECT request_id, person_id FROM team WHERE request_id IN (";

std::optional<base::Instant> instant(const store::Row& row, int column) {
  const auto value = row.maybe_integer(column);
  if (!value) return std::nullopt;
  return base::Instant{*value};
}

State state_written(const std::string& text) {
  const auto found = state(text);
  if (!found) throw store::Fault{"an unknown state of a request in the database"};
  return *found;
}

Facts read(const store::Row& row) {
  return {.id = row.id<base::RequestId>(0),
          .kind = row.text(1),
          .language = row.text(2),
          .imminence = row.text(3),
          .path = row.text(4),
          .channel = row.text(5),
          .state = state_written(row.text(6)),
          .arrived = {row.integer(7)},
          .waiting_since = instant(row, 8),
          .fetch_by = instant(row, 9),
          .generation = static_cast<std::uint32_t>(row.integer(10)),
          .generation_open = row.boolean(11),
          .stale_keys = row.boolean(12),
          .files = row.integer(13),
          .size_bucket = row.integer(14),
          .unread = row.integer(15),
          .place = row.integer(16),
          .rank = row.integer(17)};
}

}  // namespace

std::vector<Facts> list(store::Transaction& transaction, const Member& member, const Wish& wish) {
  std::string sql{facts_columns};
  sql += visible;
  store::Values values{member.person};
  const auto next = [&](store::Value value) {
    values.push_back(std::move(value));
    return '$' + std::to_string(values.size());
  };
  const bool pressing = wish.order == Order::pressing;
  sql += wish.apart ? " AND team.apart = 1" : " AND team.apart = 0";
  if (wish.state) sql += " AND team.state = " + next(word(*wish.state));
  if (wish.before) {
    const std::string rank = pressing ? "team.rank, " : "",
                      own_rank = pressing ? next(wish.before->rank) + ", " : "";
    sql += " AND (" + rank + "team.arrived_hour, team.place, team.request_id) " + (pressing ? ">" : "<") +
           " (" + own_rank;
    sql += next(wish.before->arrived.count) + ", ";
    sql += next(wish.before->place) + ", ";
    sql += next(wish.before->id) + ")";
  }
  sql.append(pressing ? pressing_first : newest_first).append(next(wish.limit));

  std::vector<Facts> found;
  for (const auto& row : transaction.run(sql, values)) found.push_back(read(row));
  return found;
}

std::optional<Facts> facts(store::Transaction& transaction, const Member& member,
                           const base::RequestId& request) {
  std::string sql{facts_columns};
  sql.append(visible).append(" AND requests.id = $2");
  const auto row = transaction.one(sql, {member.person, request});
  if (!row) return std::nullopt;
  return read(*row);
}

void add_teams(store::Transaction& transaction, std::vector<Facts>& requests) {
  if (requests.empty()) return;
  std::string sql{teams_sql};
  store::Values values;
  std::map<base::RequestId, Facts*> by_id;
  for (auto& request : requests) {
    values.emplace_back(request.id);
    sql.append(values.size() == 1 ? "$" : ", $").append(std::to_string(values.size()));
    by_id[request.id] = &request;
  }
  for (const auto& row : transaction.run(sql += ") ORDER BY request_id, person_id", values))
    by_id.at(row.id<base::RequestId>(0))->team.push_back(row.id<base::PersonId>(1));
}

std::array<std::int64_t, all_states.size()> counts(store::Transaction& transaction, const Member& member) {
  std::array<std::int64_t, all_states.size()> counts{};
  for (const auto& row : transaction.run(counts_sql, {member.person}))
    counts.at(static_cast<std::size_t>(state_written(row.text(0)))) = row.integer(1);
  return counts;
}

}  // namespace requests::records
