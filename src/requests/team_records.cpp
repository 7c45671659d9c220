// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/team_records.h"

namespace requests::records {
namespace {

constexpr auto team_sql = "SELECT person_id FROM team WHERE request_id = $1 ORDER BY person_id";
// What is kept apart within a case before the case.
constexpr auto requests_of_sql = "SELECT request_id FROM team WHERE person_id = $1 ORDER BY apart DESC";
constexpr auto requests_of_kind_sql = R"(
  SELECT team.request_id FROM team JOIN requests ON requests.id = team.request_id
  WHERE team.person_id = $1 AND requests.kind = $2)";
constexpr auto officers_sql = R"(
  SELECT id FROM persons WHERE state = 'active' AND id <> $1 AND ' ' || roles || ' ' LIKE '% officer %')";
constexpr auto put_in_sql = R"(
  INSERT INTO team (request_id, person_id, arrived_hour, place, state, rank, since_day, apart)
  SELECT id, $2, arrived_hour, place, state, rank, $3,
    CASE WHEN kind IN ('request', 'complaint') THEN 0 ELSE 1 END FROM requests WHERE id = $1
  ON CONFLICT (request_id, person_id) DO NOTHING)";
constexpr auto is_back_sql = "DELETE FROM destructions WHERE what = 'person_wraps' AND subject = $1";
constexpr auto leave_team_sql = "DELETE FROM team WHERE request_id = $1 AND person_id = $2";
constexpr auto lose_keys_sql = "DELETE FROM key_requests WHERE request_id = $1 AND person_id = $2";
constexpr auto lose_wraps_sql = R"(
  DELETE FROM key_wraps WHERE person_id = $2
  AND envelope_id IN (SELECT id FROM envelopes WHERE request_id = $1))";
constexpr auto lose_share_sql = "DELETE FROM key_instructions WHERE request_id = $1 AND person_id = $2";
constexpr auto lose_interpreting_sql = "DELETE FROM interpretings WHERE request_id = $1 AND person_id = $2";
constexpr auto lose_clocks_sql =
    "UPDATE case_clocks SET person_id = NULL WHERE request_id = $1 AND person_id = $2";
// Nobody sees to it any more: whoever is left is called.
constexpr auto lose_acknowledged_sql = R"(
  UPDATE case_clocks SET quiet_until_at = NULL, acknowledged_by = NULL
  WHERE request_id = $1 AND acknowledged_by = $2)";
constexpr auto end_loan_sql = "DELETE FROM loans WHERE request_id = $1 AND person_id = $2";
constexpr auto lose_all_shares_sql = "DELETE FROM key_instructions WHERE person_id = $1";
constexpr auto lose_all_keys_sql = "DELETE FROM key_requests WHERE person_id = $1";
constexpr auto lose_all_wraps_sql = "DELETE FROM key_wraps WHERE person_id = $1";
constexpr auto destruction_sql = R"(
  INSERT INTO destructions (subject, what, day) VALUES ($1, 'person_wraps', $2)
  ON CONFLICT (what, subject) DO NOTHING)";
constexpr auto generations_sql =
    "SELECT generation FROM request_keys WHERE request_id = $1 ORDER BY generation";
constexpr auto insert_key_sql =
    "INSERT INTO request_keys (request_id, generation, statement) VALUES ($1, $2, $3)";
constexpr auto insert_wrap_sql = R"(
  INSERT INTO key_requests (request_id, generation, recipient, person_id, wrap) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (request_id, generation, recipient) DO NOTHING)";
constexpr auto open_sql = "UPDATE requests SET generation = $2, generation_open = 1 WHERE id = $1";
constexpr auto close_sql = "UPDATE requests SET generation_open = 0 WHERE id = $1 AND generation_open = 1";
constexpr auto waiting_sql = R"(
  SELECT DISTINCT envelopes.id FROM envelopes JOIN key_wraps ON key_wraps.envelope_id = envelopes.id
  WHERE envelopes.request_id = $1 AND key_wraps.person_id = $2 AND NOT EXISTS
    (SELECT 1 FROM key_wraps AS own WHERE own.envelope_id = envelopes.id AND own.recipient_kind = 3))";
constexpr auto is_of_request_sql = "SELECT 1 FROM envelopes WHERE id = $1 AND request_id = $2";
constexpr auto wrap_sql = R"(
  INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, wrap) VALUES ($1, $2, $3, $4)
  ON CONFLICT (envelope_id, recipient) DO NOTHING)";
constexpr auto unwrap_people_sql = "DELETE FROM key_wraps WHERE envelope_id = $1 AND person_id IS NOT NULL";
constexpr auto state_sql = R"(
  UPDATE requests SET state = $2, closed_day = $3,
    reopened = reopened + CASE WHEN state = 'closed' AND $2 = 'open' THEN 1 ELSE 0 END,
    waiting_since_at = CASE WHEN $2 = 'new' THEN COALESCE(waiting_since_at, arrived_hour * 3600000)
                            WHEN $2 = 'open' THEN waiting_since_at ELSE NULL END WHERE id = $1)";
constexpr auto leave_bin_sql = "DELETE FROM binnings WHERE request_id = $1";
constexpr auto team_state_sql = "UPDATE team SET state = $2 WHERE request_id = $1";

template <class Id>
std::vector<Id> ids(const store::Rows& rows) {
  std::vector<Id> out;
  for (const auto& row : rows) out.push_back(row.id<Id>(0));
  return out;
}

std::string pair(const base::RequestId& request, const base::PersonId& person) {
  return request.text() + ' ' + person.text();
}

bool is_closed(State state) { return state == State::closed || is_ended(state); }

}  // namespace

std::vector<base::PersonId> team(store::Transaction& transaction, const base::RequestId& request) {
  return ids<base::PersonId>(transaction.run(team_sql, {request}));
}

std::vector<base::RequestId> requests_of(store::Transaction& transaction, const base::PersonId& person) {
  return ids<base::RequestId>(transaction.run(requests_of_sql, {person}));
}

std::vector<base::RequestId> requests_of(store::Transaction& transaction, const base::PersonId& person,
                                         intake::RequestKind kind) {
  return ids<base::RequestId>(transaction.run(requests_of_kind_sql, {person, intake::word(kind)}));
}

std::vector<base::PersonId> officers(store::Transaction& transaction, const base::PersonId& except) {
  return ids<base::PersonId>(transaction.run(officers_sql, {except}));
}

void put_in(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person,
            base::Day today) {
  if (transaction.change(put_in_sql, {request, person, today.count}) == 0) return;
  transaction.change(is_back_sql, {pair(request, person)});
}

void take_out(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person,
              base::Day today) {
  transaction.change(leave_team_sql, {request, person});
  transaction.change(lose_keys_sql, {request, person});
  transaction.change(lose_wraps_sql, {request, person});
  transaction.change(lose_share_sql, {request, person});
  transaction.change(lose_interpreting_sql, {request, person});
  transaction.change(lose_clocks_sql, {request, person});
  transaction.change(lose_acknowledged_sql, {request, person});
  transaction.change(end_loan_sql, {request, person});
  transaction.change(destruction_sql, {pair(request, person), today.count});
}

void forget_wraps(store::Transaction& transaction, const base::PersonId& person, base::Day today) {
  transaction.change(lose_all_keys_sql, {person});
  transaction.change(lose_all_wraps_sql, {person});
  transaction.change(lose_all_shares_sql, {person});
  transaction.change(destruction_sql, {person, today.count});
}

std::vector<std::uint32_t> generations(store::Transaction& transaction, const base::RequestId& request) {
  std::vector<std::uint32_t> out;
  for (const auto& row : transaction.run(generations_sql, {request}))
    out.push_back(static_cast<std::uint32_t>(row.integer(0)));
  return out;
}

void insert_generation(store::Transaction& transaction, const seal::RequestKey& stated,
                       const NewGeneration& offered) {
  transaction.change(insert_key_sql, {stated.request, stated.generation, offered.statement});
  for (const auto& each : offered.team)
    insert_member_wrap(transaction, stated.request, stated.generation, each);
  transaction.change(insert_wrap_sql, {stated.request, stated.generation, offered.recovery.recipient, nullptr,
                                       offered.recovery.bytes});
  transaction.change(open_sql, {stated.request, stated.generation});
}

void insert_member_wrap(store::Transaction& transaction, const base::RequestId& request,
                        std::uint32_t generation, const MemberWrap& offered) {
  transaction.change(insert_wrap_sql,
                     {request, generation, offered.wrap.recipient, offered.person, offered.wrap.bytes});
}

bool close_generation(store::Transaction& transaction, const base::RequestId& request) {
  return transaction.change(close_sql, {request}) == 1;
}

std::vector<base::EnvelopeId> waiting_for_key(store::Transaction& transaction, const base::RequestId& request,
                                              const base::PersonId& person) {
  return ids<base::EnvelopeId>(transaction.run(waiting_sql, {request, person}));
}

bool is_of_request(store::Transaction& transaction, const base::EnvelopeId& envelope,
                   const base::RequestId& request) {
  return transaction.one(is_of_request_sql, {envelope, request}).has_value();
}

void wrap_to_request(store::Transaction& transaction, const EnvelopeWrap& offered) {
  transaction.change(wrap_sql, {offered.envelope, static_cast<int>(offered.wrap.recipient_kind),
                                offered.wrap.recipient, offered.wrap.bytes});
  transaction.change(unwrap_people_sql, {offered.envelope});
}

void set_state(store::Transaction& transaction, const base::RequestId& request, State state,
               base::Day today) {
  const auto closed = is_closed(state) ? store::Value{today.count} : store::Value{nullptr};
  transaction.change(state_sql, {request, word(state), closed});
  transaction.change(team_state_sql, {request, word(state)});
  if (state != State::binned) transaction.change(leave_bin_sql, {request});
}

}  // namespace requests::records
