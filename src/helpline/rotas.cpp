// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/rotas.h"

#include "bell/shifts.h"
#include "helpline/rota_records.h"

namespace helpline {
namespace {

int make_shifts(store::Transaction& transaction, const bell::Pattern& pattern, base::Instant now) {
  // From yesterday on: a night's shift may run already, and local days are not ours.
  const base::Day first{now.day().count - 1}, last{now.day().count + Rotas::days_ahead};
  int made = 0;
  for (const auto& shift : bell::expand(pattern, first, last))
    if (shift.ends > now) made += records::insert_shift(transaction, shift);
  return made;
}

}  // namespace

base::Result<> Rotas::may_change(const staff::Session& asking, trail::Word deed) const {
  return staff::allow(house_, asking, staff::Deed::keep_rota, deed);
}

base::Result<> Rotas::add(const staff::Session& asking, const bell::Pattern& pattern) const {
  TRY(may_change(asking, "rota.added"));
  TRY(bell::check(pattern));
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    if (!records::is_active_handler(transaction, pattern.person)) return refusal::no_handler;
    if (records::patterns(transaction).size() >= most_patterns) return refusal::too_many_patterns;
    records::insert_pattern(transaction, pattern);
    make_shifts(transaction, pattern, house_.clock.now());
    house_.trail.record(transaction, {asking.actor(), "rota.added", pattern.person, {pattern.id}});
    return base::done();
  });
}

base::Result<> Rotas::remove(const staff::Session& asking, const bell::PatternId& pattern) const {
  TRY(may_change(asking, "rota.removed"));
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    if (!records::delete_pattern(transaction, pattern)) return staff::refusal::unknown;
    house_.trail.record(transaction, {asking.actor(), "rota.removed", {}, {pattern}});
    return base::done();
  });
}

base::Result<> Rotas::name(const staff::Session& asking, bell::Rung rung,
                           const std::vector<base::PersonId>& people) const {
  TRY(may_change(asking, "rota.named"));
  if (rung != bell::Rung::lead && rung != bell::Rung::director) return bell::refusal::unreadable_pattern;
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    for (const auto& person : people)
      if (!records::is_active(transaction, person)) return staff::refusal::unknown;
    records::name(transaction, rung, people);
    house_.trail.record(
        transaction, {asking.actor(), "rota.named", {}, {base::log::Count{static_cast<int>(people.size())}}});
    return base::done();
  });
}

void Rotas::take_out(store::Transaction& transaction, const base::PersonId& person) const {
  records::forget_shifts(transaction, person);
  records::forget_rungs(transaction, person);
}

void Rotas::end_shifts(store::Transaction& transaction, const base::PersonId& person) const {
  records::forget_shifts(transaction, person);
}

Rota Rotas::see() const {
  const auto now = house_.clock.now();
  store::Transaction reading{house_.database, store::Mode::read};
  Rota rota{.patterns = records::patterns(reading),
            .shifts = bell::shifts_between(reading, now, now.plus_seconds((days_ahead + 2) * 86'400)),
            .gaps = {},
            .leads = records::named(reading, bell::Rung::lead),
            .directors = records::named(reading, bell::Rung::director)};
  rota.gaps = bell::gaps(rota.shifts, now, now.plus_seconds(days_of_gaps * 86'400));
  return rota;
}

OnDuty Rotas::on_duty() const {
  const auto now = house_.clock.now();
  const auto until = now.plus_seconds(days_of_gaps * 86'400);
  store::Transaction reading{house_.database, store::Mode::read};
  const auto shifts = bell::shifts_between(reading, now, until);
  return {.duty = bell::on(shifts, bell::Rank::duty, now),
          .backup = bell::on(shifts, bell::Rank::backup, now),
          .gaps = bell::gaps(shifts, now, until)};
}

int Rotas::fill() const {
  const auto now = house_.clock.now();
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    int made = 0;
    for (const auto& pattern : records::patterns(transaction)) made += make_shifts(transaction, pattern, now);
    records::forget_shifts_before(transaction, now.plus_seconds(-days_ahead * 86'400));
    return made;
  });
}

}  // namespace helpline
