// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/recipient_records.h"

namespace intake::records {
namespace {

constexpr auto marks_sql = R"(
  SELECT COALESCE((SELECT MAX(version) FROM directories), 0), (SELECT COUNT(*) FROM revocations),
         (SELECT COUNT(*) FROM epoch_keys WHERE day <= $1))";
constexpr auto newest_directory_sql =
    "SELECT statement, appointment, person_keys FROM directories ORDER BY version DESC LIMIT 1";
constexpr auto revocations_sql = "SELECT statement FROM revocations ORDER BY day, person_id";
constexpr auto recovery_sql = "SELECT recovery FROM organisation";
constexpr auto epochs_sql = R"(
  SELECT statement FROM epoch_keys AS epoch
  WHERE day <= $2 AND (day >= $1 OR day = (SELECT MAX(day) FROM epoch_keys
                                           WHERE person_id = epoch.person_id AND day < $1))
  ORDER BY person_id, day)";

std::vector<seal::Bytes> first_column(const store::Rows& rows) {
  std::vector<seal::Bytes> out;
  for (const auto& row : rows) out.push_back(row.bytes(0));
  return out;
}

}  // namespace

std::string marks(store::Transaction& transaction, base::Day today) {
  const auto row = transaction.one(marks_sql, {today.count + 1});
  return std::to_string(row->integer(0)) + ' ' + std::to_string(row->integer(1)) + ' ' +
         std::to_string(row->integer(2)) + ' ' + std::to_string(today.count);
}

std::optional<DirectoryRow> newest_directory(store::Transaction& transaction) {
  const auto row = transaction.one(newest_directory_sql);
  if (!row) return std::nullopt;
  return DirectoryRow{row->bytes(0), {row->bytes(1), row->bytes(2)}};
}

std::vector<seal::Bytes> revocations(store::Transaction& transaction) {
  return first_column(transaction.run(revocations_sql));
}

std::optional<seal::Bytes> recovery_statement(store::Transaction& transaction) {
  const auto row = transaction.one(recovery_sql);
  if (!row) return std::nullopt;
  return row->bytes(0);
}

std::vector<seal::Bytes> epoch_statements(store::Transaction& transaction, base::Day today) {
  return first_column(transaction.run(epochs_sql, {today.count - 2, today.count + 1}));
}

}  // namespace intake::records
