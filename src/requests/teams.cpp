// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/teams.h"

#include <algorithm>
#include <map>

#include "requests/compartment_records.h"
#include "requests/leaving.h"
#include "requests/loan_records.h"
#include "requests/team_records.h"

namespace requests {
namespace {

using base::log::Count;

Count count(std::size_t size) { return {static_cast<long long>(size)}; }

bool contains(const std::vector<base::PersonId>& people, const base::PersonId& person) {
  return std::ranges::count(people, person) != 0;
}

std::vector<base::PersonId> named(const NewGeneration& offered) {
  std::vector<base::PersonId> people;
  for (const auto& each : offered.team) people.push_back(each.person);
  return people;
}

}  // namespace

base::Result<std::uint32_t> Teams::adopt(const Member& member, const base::RequestId& request,
                                         const NewGeneration& offered) const {
  const auto certified = recipients_.current();
  return watched(house_, member, "request.adopt", request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<std::uint32_t> {
          const auto seen = lock_visible(transaction, member, request);
          if (!seen || !leads(member)) return refusal::unknown;
          if (seen->generation != 0) return refusal::moved;
          const auto generation = TRY(make(transaction, member, *seen, {offered, *certified}));
          if (seen->state == State::fresh || seen->state == State::binned)
            records::set_state(transaction, request, State::open, house_.clock.today());
          house_.trail.record(transaction, {trail::Actor::person(member.person),
                                            "request.adopted",
                                            request,
                                            {count(offered.team.size())}});
          return generation;
        });
  });
}

base::Result<std::uint32_t> Teams::renew(const Member& member, const base::RequestId& request,
                                         const NewGeneration& offered) const {
  const auto certified = recipients_.current();
  return watched(house_, member, "request.renew_key", request, [&] {
    return store::in_transaction(
        house_.database, [&](store::Transaction& transaction) -> base::Result<std::uint32_t> {
          const auto seen = lock_visible(transaction, member, request);
          if (!seen || !leads(member)) return refusal::unknown;
          const auto generation = TRY(make_next(transaction, member, *seen, {offered, *certified}));
          house_.trail.record(transaction, {trail::Actor::person(member.person),
                                            "request.key_renewed",
                                            request,
                                            {Count{generation}, count(offered.team.size())}});
          return generation;
        });
  });
}

base::Result<std::vector<base::RequestId>> Teams::renew_closed(const Member& member,
                                                               const std::vector<Renewal>& renewals) const {
  if (renewals.size() > most_renewals) return intake::refusal::unreadable;
  const auto certified = recipients_.current();
  // Two devices of one team do the same at once: in one order, so that neither waits for the other.
  std::map<base::RequestId, const NewGeneration*> in_order;
  for (const auto& [request, offered] : renewals) in_order.emplace(request, &offered);
  return store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> base::Result<std::vector<base::RequestId>> {
        std::vector<std::pair<base::RequestId, std::uint32_t>> made;
        for (const auto& [request, offered] : in_order) {
          const auto seen = lock_visible(transaction, member, request);
          if (!seen || !leads(member) || seen->generation_open) continue;
          const auto generation = make_for_all(transaction, member, *seen, {*offered, *certified});
          if (generation) made.emplace_back(request, *generation);
        }
        std::vector<base::RequestId> done;
        for (const auto& [request, generation] : made) {
          const auto team = records::team(transaction, request).size();
          house_.trail.record(transaction, {trail::Actor::person(member.person),
                                            "request.key_renewed",
                                            request,
                                            {Count{generation}, count(team)}});
          done.push_back(request);
        }
        return done;
      });
}

// Somebody new needs every generation, and comes in by `add`.
base::Result<std::uint32_t> Teams::make_next(store::Transaction& transaction, const Member& member,
                                             const Visible& request, const Making& making) const {
  if (request.generation == 0) return refusal::moved;
  const auto team = records::team(transaction, request.id);
  for (const auto& each : making.offered.team)
    if (!contains(team, each.person)) return refusal::moved;
  return make(transaction, member, request, making);
}

// Nobody was asked whether somebody should go: whoever joined while the device was at work must not drop out.
base::Result<std::uint32_t> Teams::make_for_all(store::Transaction& transaction, const Member& member,
                                                const Visible& request, const Making& making) const {
  const auto people = named(making.offered);
  for (const auto& each : records::team(transaction, request.id)) {
    const auto* entry = making.certified.directory.find(each);
    const bool may_stay = entry != nullptr && may_stand_in_team(request.kind, entry->purposes);
    if (may_stay && !contains(people, each)) return refusal::moved;
  }
  return make_next(transaction, member, request, making);
}

base::Result<std::uint32_t> Teams::make(store::Transaction& transaction, const Member& member,
                                        const Visible& request, const Making& making) const {
  const auto& [offered, certified] = making;
  if (is_ended(request.state)) return refusal::ended;
  const auto stated = TRY(check_generation(request, member, offered, certified));

  // What this member's device could have opened and did not wrap would stay behind with keys that die.
  for (const auto& waiting : records::waiting_for_key(transaction, request.id, member.person)) {
    const auto given = [&](const EnvelopeWrap& each) { return each.envelope == waiting; };
    if (std::ranges::none_of(offered.envelopes, given)) return refusal::moved;
  }
  for (const auto& each : offered.envelopes)
    if (!records::is_of_request(transaction, each.envelope, request.id)) return intake::refusal::unreadable;

  const auto people = named(offered);
  for (const auto& person : people)
    if (!records::may_join(transaction, request.id, person)) return refusal::not_in_case;
  const auto team = records::team(transaction, request.id);
  const auto stays = [&](const base::PersonId& before) { return contains(people, before); };
  if (records::is_on_loan(transaction, request.id, member.person) && !std::ranges::all_of(team, stays))
    return refusal::on_loan;

  for (const auto& each : offered.envelopes) records::wrap_to_request(transaction, each);

  for (const auto& before : team) {
    if (contains(people, before)) continue;
    (void)leave(house_, transaction, request.id, before);
    house_.trail.record(transaction,
                        {trail::Actor::person(member.person), "team.left_out", request.id, {before}});
  }
  for (const auto& person : people) records::put_in(transaction, request.id, person, house_.clock.today());

  records::insert_generation(transaction, stated, offered);
  return stated.generation;
}

base::Result<> Teams::add(const Member& member, const base::RequestId& request,
                          const std::vector<NewMember>& people) const {
  const auto certified = recipients_.current();
  return watched(house_, member, "team.add", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      const auto seen = lock_visible(transaction, member, request);
      if (!seen || !leads(member)) return refusal::unknown;
      if (is_ended(seen->state)) return refusal::ended;
      if (seen->generation == 0) return refusal::moved;
      if (records::is_on_loan(transaction, request, member.person)) return refusal::on_loan;

      const auto keys = records::generations(transaction, request);
      for (const auto& each : people) {
        if (!records::may_join(transaction, request, each.person)) return refusal::not_in_case;
        std::vector<std::uint32_t> given;
        for (const auto& [generation, bytes] : each.wraps) {
          const MemberWrap offered{each.person, TRY(seal::read_wrap(bytes))};
          TRY(check_member_wrap(*seen, offered, *certified));
          records::insert_member_wrap(transaction, request, generation, offered);
          given.push_back(generation);
        }
        std::ranges::sort(given);
        if (given != keys) return refusal::moved;
        // Every wrap was to a certified key of theirs, so they are somebody.
        records::put_in(transaction, request, each.person, house_.clock.today());
        house_.trail.record(transaction,
                            {trail::Actor::person(member.person), "team.added", request, {each.person}});
      }
      return base::done();
    });
  });
}

base::Result<> Teams::remove(const Member& member, const base::RequestId& request,
                             const base::PersonId& person) const {
  return watched(house_, member, "team.remove", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      const auto seen = lock_visible(transaction, member, request);
      if (!seen || !leads(member)) return refusal::unknown;
      const auto team = records::team(transaction, request);
      if (!contains(team, person)) return refusal::unknown;
      if (person != member.person && records::is_on_loan(transaction, request, member.person))
        return refusal::on_loan;
      return take_one_out(transaction, member, request, person);
    });
  });
}

base::Result<> Teams::step_out(store::Transaction& transaction, const Member& member,
                               const base::RequestId& request) const {
  return take_one_out(transaction, member, request, member.person);
}

base::Result<> Teams::take_one_out(store::Transaction& transaction, const Member& member,
                                   const base::RequestId& request, const base::PersonId& person) const {
  if (records::team(transaction, request).size() == 1) return refusal::last_of_team;
  (void)leave(house_, transaction, request, person);
  records::close_generation(transaction, request);
  house_.trail.record(transaction, {trail::Actor::person(member.person), "team.removed", request, {person}});
  return base::done();
}

std::int64_t Teams::take_out(store::Transaction& transaction, const base::PersonId& person) const {
  std::int64_t closed = 0;
  for (const auto& request : records::requests_of(transaction, person))
    closed += leave_and_close(house_, transaction, request, person);
  records::forget_wraps(transaction, person, house_.clock.today());
  return closed;
}

std::int64_t Teams::take_out_unfit(store::Transaction& transaction, const base::PersonId& person,
                                   std::uint16_t purposes) const {
  std::int64_t closed = 0;
  for (const auto kind : {intake::RequestKind::request, intake::RequestKind::complaint,
                          intake::RequestKind::cell, intake::RequestKind::compartment}) {
    if (may_stand_in_team(kind, purposes)) continue;
    for (const auto& request : records::requests_of(transaction, person, kind)) {
      closed += leave_and_close(house_, transaction, request, person);
      house_.trail.record(transaction, {trail::Actor::system(), "team.removed", request, {person}});
    }
  }
  return closed;
}

}  // namespace requests
