// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crisis/cells.h"

#include <algorithm>

#include "crisis/gathering_records.h"
#include "crisis/steering.h"
#include "requests/ending.h"

namespace crisis {
namespace {

trail::Term term(Stage stage) {
  switch (stage) {
    case Stage::running: return "running";
    case Stage::handing_over: return "handing_over";
    case Stage::debriefing: return "debriefing";
    case Stage::closed: return "closed";
  }
  CHECK(false);
}

}  // namespace

std::vector<base::PersonId> Leads::all() const {
  auto people = deputies;
  if (lead) people.push_back(*lead);
  return people;
}

base::Result<CellId> Cells::open(const requests::Member& member, const std::string& language) const {
  if (!requests::leads(member)) {
    house_.trail.record_apart(house_.database,
                              {trail::Actor::person(member.person), "deed.refused", {}, {"cell.opened"}});
    return requests::refusal::unknown;
  }
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<CellId> {
    const auto cell = CellId::next(static_cast<std::uint32_t>(house_.clock.hour().count));
    records::insert(transaction, cell, member.person, language, house_.clock.hour());
    house_.trail.record(transaction, {trail::Actor::person(member.person), "cell.opened", cell});
    return cell;
  });
}

std::vector<Cell> Cells::all(const requests::Member& member) const {
  store::Transaction reading{house_.database, store::Mode::read};
  return records::all_of(reading, member.person);
}

base::Result<Cell> Cells::see(const requests::Member& member, const CellId& cell) const {
  store::Transaction reading{house_.database, store::Mode::read};
  auto found = records::find(reading, member, cell);
  if (!found) return requests::refusal::unknown;
  return *std::move(found);
}

base::Result<> Cells::name(const requests::Member& member, const CellId& cell, const Leads& leads) const {
  if (!leads.lead || leads.deputies.size() > most_deputies) return refusal::too_many;
  return steering(house_, member, cell, "cell.named",
                  [&](store::Transaction& transaction, const Cell& found) -> base::Result<> {
                    if (found.stage == Stage::closed) return refusal::over;
                    auto people = leads.all();
                    std::ranges::sort(people);
                    if (std::ranges::adjacent_find(people) != people.end()) return refusal::too_many;
                    for (const auto& person : people)
                      if (!records::stands_in(transaction, cell, person)) return requests::refusal::unknown;
                    records::set_leads(transaction, cell, leads);
                    house_.trail.record(
                        transaction,
                        {trail::Actor::person(member.person), "cell.named", cell, {*leads.lead}});
                    return base::done();
                  });
}

base::Result<> Cells::step(const requests::Member& member, const CellId& cell, Stage from, Stage to) const {
  return steering(
      house_, member, cell, "cell.stage_set",
      [&](store::Transaction& transaction, const Cell& found) -> base::Result<> {
        if (found.stage != from) return requests::refusal::moved;
        TRY(may_step(from, to, records::left_behind(transaction, cell)));
        records::set_stage(transaction, cell, to);
        if (to == Stage::debriefing || to == Stage::closed)
          records::end_shifts(transaction, cell, house_.clock.now());
        if (to == Stage::closed) requests::close_cell(transaction, cell, house_.clock.today());
        house_.trail.record(
            transaction,
            {trail::Actor::person(member.person), "cell.stage_set", cell, {term(from), term(to)}});
        return base::done();
      });
}

base::Result<> Cells::call_roll(const requests::Member& member, const CellId& cell) const {
  return steering(house_, member, cell, "cell.roll_called",
                  [&](store::Transaction& transaction, const Cell& found) -> base::Result<> {
                    if (found.stage == Stage::closed) return refusal::over;
                    records::call_roll(transaction, cell, house_.clock.hour());
                    house_.trail.record(transaction,
                                        {trail::Actor::person(member.person), "cell.roll_called", cell});
                    return base::done();
                  });
}

}  // namespace crisis
