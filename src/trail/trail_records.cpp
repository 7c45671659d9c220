// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/trail_records.h"

#include <limits>

namespace trail::records {
namespace {

constexpr auto select_head = "SELECT sequence, hash FROM trail_head WHERE one = 1";
constexpr auto insert_head =
    "INSERT INTO trail_head (one, sequence, hash) "
    "VALUES (1, 0, $1) ON CONFLICT (one) DO NOTHING";
constexpr auto update_head = "UPDATE trail_head SET sequence = $1, hash = $2 WHERE one = 1";
constexpr auto insert_line =
    "INSERT INTO trail (sequence, hour, actor, deed, subject, detail, hash) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)";
constexpr auto select_all =
    "SELECT sequence, hour, actor, deed, subject, "
    "detail, hash FROM trail ORDER BY sequence";
constexpr auto select_before =
    R"(SELECT sequence, hour, actor, deed, subject, detail, hash FROM trail
  WHERE sequence < $1 ORDER BY sequence DESC LIMIT $2)";
constexpr auto select_about =
    R"(SELECT sequence, hour, actor, deed, subject, detail, hash FROM trail
  WHERE subject = $1 ORDER BY sequence DESC LIMIT $2)";

Line line(const store::Row& row) {
  return {.sequence = row.integer(0),
          .hour = {row.integer(1)},
          .actor = row.text(2),
          .deed = row.text(3),
          .subject = row.text(4),
          .detail = row.text(5),
          .hash = row.bytes(6)};
}

std::vector<Line> lines(const store::Rows& rows) {
  std::vector<Line> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back(line(row));
  return out;
}

Link link(const std::optional<store::Row>& row) {
  if (!row) return {};
  const auto hash = seal::Digest::from(row->bytes(1));
  if (!hash) throw store::Fault{"the head of the trail is malformed"};
  return {row->integer(0), *hash};
}

}  // namespace

Link lock_head(store::Transaction& transaction) {
  const auto locked = std::string{select_head}.append(transaction.locking());
  auto row = transaction.one(locked);
  if (!row) {
    transaction.change(insert_head, {seal::Digest{}.view()});
    row = transaction.one(locked);
  }
  return link(row);
}

Link head(store::Transaction& transaction) { return link(transaction.one(select_head)); }

void append(store::Transaction& transaction, const Line& line) {
  transaction.change(insert_line, {line.sequence, line.hour.count, line.actor, line.deed, line.subject,
                                   line.detail, line.hash});
  transaction.change(update_head, {line.sequence, line.hash});
}

void each(store::Transaction& transaction, const std::function<void(const Line&)>& visit) {
  transaction.each(select_all, {}, [&](const store::Row& row) { visit(line(row)); });
}

std::vector<Line> before(store::Transaction& transaction, std::int64_t sequence, int most) {
  const auto end = sequence > 0 ? sequence : std::numeric_limits<std::int64_t>::max();
  return lines(transaction.run(select_before, {end, most}));
}

std::vector<Line> about(store::Transaction& transaction, const std::string& subject, int most) {
  return lines(transaction.run(select_about, {subject, most}));
}

std::vector<Line> deeds(store::Transaction& transaction, const std::vector<std::string>& subjects,
                        const std::vector<std::string>& deeds) {
  store::Values values;
  std::string sql{"SELECT sequence, hour, actor, deed, subject, detail, hash FROM trail WHERE subject IN "};
  sql += store::listed(values, subjects);
  sql += " AND deed IN " + store::listed(values, deeds);
  sql += " ORDER BY sequence";
  return lines(transaction.run(sql, values));
}

}  // namespace trail::records
