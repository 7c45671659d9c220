// SPDX-License-Identifier: AGPL-3.0-or-later
#include "silence/promises.h"

#include <set>

#include "intake/delivery.h"
#include "post/outboxes.h"
#include "silence/plan_records.h"

namespace silence {
namespace {

constexpr std::int64_t a_day = 86'400;
constexpr std::size_t share_wrap_purpose_at = 1;

bool is_over(store::Transaction& transaction, const base::RequestId& request) {
  const auto row = transaction.one("SELECT state FROM requests WHERE id = $1", {request});
  const auto state = row ? requests::state(row->text(0)) : std::nullopt;
  return !state || requests::is_ended(*state);
}

// A schedule that somebody changes has nobody seeing to it any more.
base::Result<> change(store::Transaction& transaction, const base::RequestId& request, auto how) {
  auto standing = checkin::find(transaction, request);
  if (!standing) return refusal::no_plan;
  checkin::put(transaction, request, {.running = how(standing->running), .heard = standing->heard});
  return base::done();
}

// Each share once, for somebody of the team, to the key that the directory vouches for.
base::Result<> check_shares(store::Transaction& transaction, const seal::InstructionsPlace& place,
                            const std::vector<Leaving::Share>& shares, const seal::Directory& directory) {
  std::set<base::PersonId> team;
  for (const auto& mate : records::team(transaction, place.request)) team.insert(mate.person);
  std::set<int> indices;
  for (const auto& [held, wrap] : shares) {
    const bool counts = held.share >= 1 && held.share <= place.shares && indices.insert(held.share).second;
    const bool purpose =
        wrap.bytes[share_wrap_purpose_at] == static_cast<int>(seal::WrapPurpose::instructions_share);
    if (!counts || !purpose) return refusal::instructions_unreadable;
    const auto* entry = directory.find(held.person);
    if (!team.erase(held.person) || !entry ||
        wrap.recipient != seal::key_id(seal::KeyKind::person, entry->sealing.view()))
      return refusal::holders_moved;
  }
  return base::done();
}

}  // namespace

base::Result<requests::Reader> Promises::defender(const seal::Digest& finder) const {
  const auto reader = TRY(threads_.find(finder));
  if (reader.kind != requests::ReaderKind::defender || reader.reach != requests::Reach::all)
    return requests::refusal::receipt_unknown;
  return reader;
}

template <class Errand>
base::Result<> Promises::own(const seal::Digest& finder, trail::Word deed, Errand errand) const {
  const auto reader = TRY(defender(finder));
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    if (!intake::lock_standing(transaction, reader.request)) return requests::refusal::receipt_unknown;
    if (is_over(transaction, reader.request)) return requests::refusal::ended;
    TRY(errand(transaction, reader.request));
    house_.trail.record(transaction, {trail::Actor::reader(reader.id), deed, reader.request});
    return base::done();
  });
}

base::Result<Plan> Promises::see(const seal::Digest& finder) const {
  const auto reader = TRY(defender(finder));
  store::Transaction reading{house_.database, store::Mode::read};
  return find_plan(reading, reader.request, ladder_, house_.clock.now());
}

base::Result<> Promises::write(const seal::Digest& finder, checkin::Schedule schedule) const {
  schedule.begins = house_.clock.now();
  TRY(checkin::check(schedule));
  const auto hour = house_.clock.hour();
  return own(finder, "checkin.written", [&](auto& transaction, const auto& request) {
    checkin::put(transaction, request, {.running = checkin::begun(schedule), .heard = hour});
    return base::done();
  });
}

base::Result<> Promises::say_well(const seal::Digest& finder) const {
  const auto now = house_.clock.now();
  return own(finder, "checkin.made", [&](auto& transaction, const auto& request) -> base::Result<> {
    auto standing = checkin::find(transaction, request);
    if (!standing) return refusal::no_plan;
    // Whoever was called is told that there is something to see: nobody needs to search any more.
    const auto late = checkin::late(standing->running);
    if (late && *late <= now)
      for (const auto& mate : records::team(transaction, request)) post::page(transaction, mate.person, now);
    checkin::put(transaction, request,
                 {.running = checkin::heard(standing->running, now), .heard = now.hour()});
    return base::done();
  });
}

base::Result<> Promises::pause(const seal::Digest& finder, int days) const {
  const auto now = house_.clock.now();
  if (days < 0 || days > checkin::most_pause_days) return checkin::refusal::unreadable_schedule;
  if (days == 0)
    return own(finder, "checkin.resumed", [&](auto& transaction, const auto& request) {
      return change(transaction, request,
                    [&](const auto& running) { return checkin::resumed(running, now); });
    });
  return own(finder, "checkin.paused", [&](auto& transaction, const auto& request) {
    return change(transaction, request, [&](const auto& running) {
      return checkin::paused(running, now.plus_seconds(days * a_day));
    });
  });
}

base::Result<> Promises::end(const seal::Digest& finder) const {
  return own(finder, "checkin.ended", [&](auto& transaction, const auto& request) -> base::Result<> {
    if (!checkin::find(transaction, request)) return refusal::no_plan;
    checkin::remove(transaction, request);
    return base::done();
  });
}

base::Result<std::vector<Candidate>> Promises::candidates(const seal::Digest& finder) const {
  const auto reader = TRY(defender(finder));
  const auto certified = recipients_.current();
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<Candidate> found;
  for (const auto& mate : records::team(reading, reader.request))
    if (const auto* entry = certified->directory.find(mate.person))
      found.push_back({mate.person, mate.name, entry->sealing});
  return found;
}

base::Result<base::RequestId> Promises::request(const seal::Digest& finder) const {
  return TRY(defender(finder)).request;
}

base::Result<> Promises::leave(const seal::Digest& finder, const Leaving& leaving) const {
  const auto place = seal::read_instructions(leaving.sealed);
  if (!place || place->organisation != house_.organisation) return refusal::instructions_unreadable;
  const auto certified = recipients_.current();
  const auto hour = house_.clock.hour();
  return own(finder, "instructions.left", [&](auto& transaction, const auto& request) -> base::Result<> {
    if (place->request != request) return refusal::instructions_unreadable;
    TRY(check_shares(transaction, *place, leaving.shares, certified->directory));
    records::remove(transaction, request);
    records::insert(transaction, *place, leaving.sealed, hour);
    for (const auto& [held, wrap] : leaving.shares)
      records::insert_share(transaction, request, held, wrap.bytes);
    return base::done();
  });
}

base::Result<> Promises::take_back(const seal::Digest& finder) const {
  return own(finder, "instructions.taken_back",
             [&](auto& transaction, const auto& request) -> base::Result<> {
               if (!records::remove(transaction, request)) return refusal::no_plan;
               return base::done();
             });
}

base::Result<> Promises::let_open(const seal::Digest& finder) const {
  const auto now = house_.clock.now();
  return own(finder, "instructions.allowed", [&](auto& transaction, const auto& request) -> base::Result<> {
    if (!records::left(transaction, request)) return refusal::no_plan;
    records::release(transaction, request, now.hour());
    for (const auto& mate : records::team(transaction, request)) post::page(transaction, mate.person, now);
    return base::done();
  });
}

}  // namespace silence
