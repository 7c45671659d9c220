// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/loan_records.h"

namespace requests::records {
namespace {

constexpr auto loans_sql =
    "SELECT person_id, reason, since_hour, until_at FROM loans WHERE request_id = $1 ORDER BY until_at, "
    "person_id";
constexpr auto insert_loan_sql = R"(
  INSERT INTO loans (request_id, person_id, reason, since_hour, until_at) VALUES ($1, $2, $3, $4, $5))";
constexpr auto over_sql = R"(
  SELECT loans.request_id, loans.person_id FROM loans WHERE until_at <= $1 AND EXISTS
    (SELECT 1 FROM team WHERE team.request_id = loans.request_id AND team.person_id <> loans.person_id)
  ORDER BY loans.request_id, loans.person_id)";
constexpr auto keys_sql = R"(
  SELECT request_keys.generation, request_keys.statement, key_requests.wrap FROM key_requests
  JOIN request_keys ON request_keys.request_id = key_requests.request_id
    AND request_keys.generation = key_requests.generation
  WHERE key_requests.request_id = $1 AND key_requests.recipient = $2 ORDER BY request_keys.generation)";
constexpr auto envelopes_sql = R"(
  SELECT envelopes.id, envelopes.sealed, key_wraps.wrap FROM key_wraps
  JOIN envelopes ON envelopes.id = key_wraps.envelope_id
  WHERE envelopes.request_id = $1 AND key_wraps.recipient = $2 AND NOT EXISTS
    (SELECT 1 FROM key_wraps AS own WHERE own.envelope_id = envelopes.id AND own.recipient_kind = 3))";
constexpr auto insert_envelope_sql = R"(
  INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, person_id, wrap) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (envelope_id, recipient) DO NOTHING)";

}  // namespace

std::vector<Loan> loans(store::Transaction& transaction, const base::RequestId& request) {
  std::vector<Loan> found;
  for (const auto& row : transaction.run(loans_sql, {request})) {
    found.push_back({.person = row.id<base::PersonId>(0),
                     .reason = loan_reason(row.text(1)).value_or(LoanReason::other),
                     .since = {row.integer(2)},
                     .until = {row.integer(3)}});
  }
  return found;
}

bool is_on_loan(store::Transaction& transaction, const base::RequestId& request,
                const base::PersonId& person) {
  return transaction.one("SELECT 1 FROM loans WHERE request_id = $1 AND person_id = $2", {request, person})
      .has_value();
}

void save(store::Transaction& transaction, const base::RequestId& request, const Loan& loan) {
  transaction.change(insert_loan_sql,
                     {request, loan.person, word(loan.reason), loan.since.count, loan.until.milliseconds});
}

bool end_loan(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person) {
  return transaction.change("DELETE FROM loans WHERE request_id = $1 AND person_id = $2",
                            {request, person}) == 1;
}

std::vector<Over> loans_over(store::Transaction& transaction, base::Instant now) {
  std::vector<Over> found;
  for (const auto& row : transaction.run(over_sql, {now.milliseconds}))
    found.push_back({row.id<base::RequestId>(0), row.id<base::PersonId>(1)});
  return found;
}

Shared shared(store::Transaction& transaction, const base::RequestId& request, const base::KeyId& recovery) {
  Shared found;
  for (const auto& row : transaction.run(keys_sql, {request, recovery}))
    found.keys.push_back({static_cast<std::uint32_t>(row.integer(0)), row.bytes(1), row.bytes(2)});
  for (const auto& row : transaction.run(envelopes_sql, {request, recovery}))
    found.envelopes.push_back({row.id<base::EnvelopeId>(0), row.bytes(1), row.bytes(2)});
  return found;
}

void insert_envelope_wrap(store::Transaction& transaction, const base::PersonId& person,
                          const EnvelopeWrap& offered) {
  const auto& [envelope, wrap] = offered;
  transaction.change(insert_envelope_sql,
                     {envelope, static_cast<int>(wrap.recipient_kind), wrap.recipient, person, wrap.bytes});
}

std::optional<Lent> lock_any(store::Transaction& transaction, const base::RequestId& request) {
  const auto row = transaction.one(
      "SELECT kind, state FROM requests WHERE id = $1" + std::string{transaction.locking()}, {request});
  if (!row) return std::nullopt;
  const auto read = state(row->text(1));
  if (!read) throw store::Fault{"a request's state in the database is unknown"};
  const bool complaint = row->text(0) == intake::word(intake::RequestKind::complaint);
  return Lent{.kind = complaint ? intake::RequestKind::complaint : intake::RequestKind::request,
              .state = *read};
}

}  // namespace requests::records
