// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/cell_records.h"

namespace crisis::records {
namespace {

// Nothing about it waits, and nobody is called: `new` and its clock are for those who ask for help.
constexpr auto insert_thread = R"(
  INSERT INTO requests (id, kind, language, imminence, path, channel, state, arrived_hour)
  VALUES ($1, 'cell', $2, 'unknown', 'staff', 'other', 'open', $3))";
constexpr auto insert_team = R"(
  INSERT INTO team (request_id, person_id, arrived_hour, place, state, since_day, apart)
  VALUES ($1, $2, $3, 0, 'open', $4, 1))";
constexpr auto insert_cell =
    "INSERT INTO crisis_cells (cell_id, stage, opened_day) VALUES ($1, 'running', $2)";
constexpr auto insert_lead = "INSERT INTO crisis_leads (cell_id, person_id, part) VALUES ($1, $2, $3)";
constexpr auto select_leads = R"(
  SELECT crisis_leads.person_id, part FROM crisis_leads
  JOIN team ON team.request_id = crisis_leads.cell_id AND team.person_id = crisis_leads.person_id
  WHERE crisis_leads.cell_id = $1 ORDER BY crisis_leads.person_id)";
const std::string select_cells = R"(
  SELECT crisis_cells.cell_id, crisis_cells.stage, crisis_cells.opened_day, crisis_cells.roll_hour,
    (SELECT COUNT(*) FROM crisis_requests WHERE crisis_requests.cell_id = crisis_cells.cell_id)
  FROM crisis_cells WHERE crisis_cells.cell_id IN (SELECT requests.id)" +
                                 std::string{requests::visible} +
                                 " AND team.apart = 1 AND requests.kind = 'cell')";

Cell read(store::Transaction& transaction, const store::Row& row) {
  const auto found = stage(row.text(1));
  if (!found) throw store::Fault{"an unknown stage of a cell in the database"};
  Cell cell{.id = row.id<CellId>(0),
            .stage = *found,
            .opened = {row.integer(2)},
            .roll_since = {},
            .gathered = row.integer(4),
            .leads = {}};
  if (const auto hour = row.maybe_integer(3)) cell.roll_since = base::Hour{*hour};
  for (const auto& lead : transaction.run(select_leads, {cell.id})) {
    const auto person = lead.id<base::PersonId>(0);
    if (lead.text(1) == "lead")
      cell.leads.lead = person;
    else
      cell.leads.deputies.push_back(person);
  }
  return cell;
}

}  // namespace

void insert(store::Transaction& transaction, const CellId& cell, const base::PersonId& person,
            const std::string& language, base::Hour now) {
  const auto today = now.count / 24;
  transaction.change(insert_thread, {cell, language, now.count});
  transaction.change(insert_team, {cell, person, now.count, today});
  transaction.change(insert_cell, {cell, today});
  transaction.change(insert_lead, {cell, person, "lead"});
}

std::vector<Cell> all_of(store::Transaction& transaction, const base::PersonId& person) {
  std::vector<Cell> cells;
  for (const auto& row : transaction.run(select_cells + " ORDER BY opened_day DESC, cell_id", {person}))
    cells.push_back(read(transaction, row));
  return cells;
}

std::optional<Cell> find(store::Transaction& transaction, const requests::Member& member,
                         const CellId& cell) {
  const auto row = transaction.one(select_cells + " AND crisis_cells.cell_id = $2", {member.person, cell});
  if (!row) return std::nullopt;
  return read(transaction, *row);
}

std::optional<Cell> lock(store::Transaction& transaction, const requests::Member& member,
                         const CellId& cell) {
  if (!requests::lock_visible(transaction, member, cell)) return std::nullopt;
  return find(transaction, member, cell);
}

bool stands_in(store::Transaction& transaction, const CellId& cell, const base::PersonId& person) {
  return transaction.one("SELECT 1 FROM team WHERE request_id = $1 AND person_id = $2", {cell, person})
      .has_value();
}

void set_stage(store::Transaction& transaction, const CellId& cell, Stage stage) {
  transaction.change("UPDATE crisis_cells SET stage = $2 WHERE cell_id = $1", {cell, word(stage)});
}

void set_leads(store::Transaction& transaction, const CellId& cell, const Leads& leads) {
  transaction.change("DELETE FROM crisis_leads WHERE cell_id = $1", {cell});
  if (leads.lead) transaction.change(insert_lead, {cell, *leads.lead, "lead"});
  for (const auto& deputy : leads.deputies) transaction.change(insert_lead, {cell, deputy, "deputy"});
}

void call_roll(store::Transaction& transaction, const CellId& cell, base::Hour since) {
  transaction.change("UPDATE crisis_cells SET roll_hour = $2 WHERE cell_id = $1", {cell, since.count});
}

}  // namespace crisis::records
