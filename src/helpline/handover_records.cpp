// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/handover_records.h"

namespace helpline::records {
namespace {

// Danger to life stays urgent after its first answer; everything else until it.
const std::string urgent = R"(
  requests.kind = 'request' AND requests.state IN ('new', 'open', 'answered')
  AND (waiting_since_at IS NOT NULL OR imminence = 'now') )";
const std::string select_held =
    "SELECT requests.id FROM takings JOIN requests ON requests.id = takings.request_id "
    "JOIN team ON team.request_id = requests.id AND team.person_id = takings.person_id "
    "WHERE takings.person_id = $1 AND" +
    urgent;
const std::string select_handovers =
    "SELECT handovers.request_id, giver_id, receiver_id, note_id, offered_at FROM handovers "
    "JOIN requests ON requests.id = handovers.request_id "
    "JOIN takings ON takings.request_id = requests.id AND takings.person_id = giver_id WHERE" +
    urgent;
constexpr auto put_handover = R"(
  INSERT INTO handovers (request_id, giver_id, receiver_id, note_id, offered_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (request_id) DO UPDATE SET giver_id = excluded.giver_id, receiver_id = excluded.receiver_id,
    note_id = excluded.note_id, offered_at = excluded.offered_at, called_at = NULL)";
constexpr auto select_receiver = R"(
  SELECT roles FROM team JOIN persons ON persons.id = team.person_id
  WHERE request_id = $1 AND person_id = $2 AND persons.state = 'active')";
constexpr auto select_note = R"(
  SELECT 1 FROM envelopes WHERE id = $1 AND request_id = $2 AND kind = 'note' AND author_person = $3)";

Handover handover(const store::Row& row) {
  return {row.id<base::RequestId>(0),
          row.id<base::PersonId>(1),
          row.id<base::PersonId>(2),
          row.id<base::EnvelopeId>(3),
          {row.integer(4)}};
}

std::vector<Handover> all(const store::Rows& rows) {
  std::vector<Handover> found;
  for (const auto& row : rows) found.push_back(handover(row));
  return found;
}

}  // namespace

bool holds(store::Transaction& transaction, const base::PersonId& person, const base::RequestId& request) {
  return transaction.one(select_held + "AND requests.id = $2", {person, request}).has_value();
}

std::vector<base::RequestId> held(store::Transaction& transaction, const base::PersonId& person) {
  std::vector<base::RequestId> requests;
  for (const auto& row : transaction.run(select_held + "ORDER BY requests.id", {person}))
    requests.push_back(row.id<base::RequestId>(0));
  return requests;
}

bool can_receive(store::Transaction& transaction, const base::PersonId& person,
                 const base::RequestId& request) {
  const auto row = transaction.one(select_receiver, {request, person});
  const auto roles = row ? staff::Roles::parse(row->text(0)) : staff::refusal::unreadable_roles;
  return roles && roles->has(staff::Role::handler);
}

bool has_note(store::Transaction& transaction, const base::RequestId& request, const base::EnvelopeId& note,
              const base::PersonId& author) {
  return transaction.one(select_note, {note, request, author}).has_value();
}

void put(store::Transaction& transaction, const Handover& handover) {
  transaction.change(put_handover, {handover.request, handover.giver, handover.receiver, handover.note,
                                    handover.offered.milliseconds});
}

std::optional<Handover> find(store::Transaction& transaction, const base::RequestId& request) {
  const auto row = transaction.one(select_handovers + "AND requests.id = $1", {request});
  return row ? std::optional{handover(*row)} : std::nullopt;
}

std::vector<Handover> of_giver(store::Transaction& transaction, const base::PersonId& giver) {
  return all(transaction.run(select_handovers + "AND giver_id = $1 ORDER BY offered_at", {giver}));
}

std::vector<Handover> to_receiver(store::Transaction& transaction, const base::PersonId& receiver) {
  return all(transaction.run(select_handovers + "AND receiver_id = $1 ORDER BY offered_at", {receiver}));
}

void forget(store::Transaction& transaction, const base::RequestId& request) {
  transaction.change("DELETE FROM handovers WHERE request_id = $1", {request});
}

void take_over(store::Transaction& transaction, const base::RequestId& request, const base::PersonId& person,
               base::Instant until) {
  transaction.change(
      "UPDATE takings SET person_id = $2, until_at = CASE WHEN until_at > $3 THEN until_at ELSE $3 END "
      "WHERE request_id = $1",
      {request, person, until.milliseconds});
}

}  // namespace helpline::records
