// SPDX-License-Identifier: AGPL-3.0-or-later
#include "silence/plan_records.h"

namespace silence::records {
namespace {

constexpr auto select = "SELECT sealed, made_hour, released_hour FROM instructions WHERE request_id = $1";
constexpr auto select_held =
    "SELECT share, person_id FROM key_instructions WHERE request_id = $1 ORDER BY share";
constexpr auto select_share =
    "SELECT share, wrap FROM key_instructions WHERE request_id = $1 AND person_id = $2";
constexpr auto put = R"(
  INSERT INTO instructions (request_id, id, threshold, shares, sealed, made_hour)
  VALUES ($1, $2, $3, $4, $5, $6))";
constexpr auto put_share =
    "INSERT INTO key_instructions (request_id, share, person_id, wrap) VALUES ($1, $2, $3, $4)";
constexpr auto set_released =
    "UPDATE instructions SET released_hour = $2 WHERE request_id = $1 AND released_hour IS NULL";
constexpr auto select_team = R"(
  SELECT person_id, display_name FROM team JOIN persons ON persons.id = person_id
  WHERE request_id = $1 AND persons.state = 'active' ORDER BY display_name, person_id)";

}  // namespace

std::optional<Left> left(store::Transaction& transaction, const base::RequestId& request) {
  const auto row = transaction.one(select, {request});
  if (!row) return std::nullopt;
  const auto place = seal::read_instructions(row->bytes(0));
  if (!place) throw store::Fault{"instructions in the database are not sealed as they should be"};
  Left found{.place = *place, .made = {row->integer(1)}, .released = {}, .held = {}};
  if (const auto hour = row->maybe_integer(2)) found.released = base::Hour{*hour};
  for (const auto& each : transaction.run(select_held, {request}))
    found.held.push_back({static_cast<int>(each.integer(0)), each.id<base::PersonId>(1)});
  return found;
}

seal::Bytes sealed(store::Transaction& transaction, const base::RequestId& request) {
  return transaction.one(select, {request})->bytes(0);
}

std::optional<std::pair<int, seal::Bytes>> share_of(store::Transaction& transaction,
                                                    const base::RequestId& request,
                                                    const base::PersonId& person) {
  const auto row = transaction.one(select_share, {request, person});
  if (!row) return std::nullopt;
  return std::pair{static_cast<int>(row->integer(0)), row->bytes(1)};
}

void insert(store::Transaction& transaction, const seal::InstructionsPlace& place, base::ByteView sealed,
            base::Hour made) {
  transaction.change(put, {place.request, place.id, place.threshold, place.shares, sealed, made.count});
}

void insert_share(store::Transaction& transaction, const base::RequestId& request, const Held& held,
                  base::ByteView wrap) {
  transaction.change(put_share, {request, held.share, held.person, wrap});
}

bool remove(store::Transaction& transaction, const base::RequestId& request) {
  transaction.change("DELETE FROM key_instructions WHERE request_id = $1", {request});
  return transaction.change("DELETE FROM instructions WHERE request_id = $1", {request}) == 1;
}

void release(store::Transaction& transaction, const base::RequestId& request, base::Hour hour) {
  transaction.change(set_released, {request, hour.count});
}

std::vector<Mate> team(store::Transaction& transaction, const base::RequestId& request) {
  std::vector<Mate> found;
  for (const auto& row : transaction.run(select_team, {request}))
    found.push_back({row.id<base::PersonId>(0), row.text(1)});
  return found;
}

}  // namespace silence::records
