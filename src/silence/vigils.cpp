// SPDX-License-Identifier: AGPL-3.0-or-later
#include "silence/vigils.h"

#include "silence/plan_records.h"

namespace silence {
namespace {

const std::string select_missed = "SELECT requests.id" + std::string{requests::visible} + R"(
  AND requests.state IN ('new', 'open', 'answered') AND requests.id IN
    (SELECT request_id FROM checkins WHERE late_at <= $2)
  LIMIT $3)";

trail::Term term(Way way) {
  switch (way) {
    case Way::phone: return "phone";
    case Way::message: return "message";
    case Way::person: return "person";
    case Way::other: return "other";
  }
  CHECK(false);
}

bool is_missed(const Plan& plan) {
  using enum checkin::State;
  return plan.state == missed || plan.state == climbing || plan.state == silent;
}

}  // namespace

std::optional<Way> way(std::string_view word) {
  for (const auto way : {Way::phone, Way::message, Way::person, Way::other})
    if (term(way).text() == word) return way;
  return std::nullopt;
}

template <class Errand>
auto Vigils::seen(const requests::Member& member, const base::RequestId& request, trail::Word deed,
                  Errand errand) const {
  const auto now = house_.clock.now();
  return requests::watched(house_, member, deed, request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) {
      using Outcome = decltype(errand(transaction, std::declval<const Plan&>()));
      if (!requests::lock_visible(transaction, member, request)) return Outcome{requests::refusal::unknown};
      return errand(transaction, find_plan(transaction, request, ladder_, now));
    });
  });
}

base::Result<Plan> Vigils::see(const requests::Member& member, const base::RequestId& request) const {
  return requests::watched(house_, member, "checkin.read", request, [&]() -> base::Result<Plan> {
    store::Transaction reading{house_.database, store::Mode::read};
    if (!requests::find_visible(reading, member, request)) return requests::refusal::unknown;
    return find_plan(reading, request, ladder_, house_.clock.now());
  });
}

std::vector<std::pair<base::RequestId, Plan>> Vigils::missed(const requests::Member& member) const {
  const auto now = house_.clock.now();
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<std::pair<base::RequestId, Plan>> found;
  for (const auto& row : reading.run(select_missed, {member.person, now.milliseconds, most_missed})) {
    const auto request = row.id<base::RequestId>(0);
    auto plan = find_plan(reading, request, ladder_, now);
    if (is_missed(plan)) found.emplace_back(request, std::move(plan));
  }
  std::ranges::sort(found, {}, [](const auto& one) { return std::pair{one.second.late, one.first}; });
  return found;
}

base::Result<> Vigils::acknowledge(const requests::Member& member, const base::RequestId& request) const {
  const auto now = house_.clock.now();
  return seen(member, request, "checkin.acknowledged",
              [&](store::Transaction& transaction, const Plan& plan) -> base::Result<> {
                if (!requests::leads(member)) return requests::refusal::unknown;
                if (!is_missed(plan)) return refusal::not_missed;
                auto standing = *plan.standing;
                standing.running = checkin::acknowledged(standing.running, now);
                standing.acknowledged_by = member.person;
                checkin::put(transaction, request, standing);
                house_.trail.record(transaction,
                                    {trail::Actor::person(member.person), "checkin.acknowledged", request});
                return base::done();
              });
}

base::Result<> Vigils::record(const requests::Member& member, const base::RequestId& request, Way way) const {
  const auto now = house_.clock.now();
  return seen(member, request, "checkin.recorded",
              [&](store::Transaction& transaction, const Plan& plan) -> base::Result<> {
                if (!requests::leads(member)) return requests::refusal::unknown;
                if (!plan.standing) return refusal::no_plan;
                checkin::put(transaction, request,
                             {.running = checkin::heard(plan.standing->running, now), .heard = now.hour()});
                house_.trail.record(
                    transaction,
                    {trail::Actor::person(member.person), "checkin.recorded", request, {term(way)}});
                return base::done();
              });
}

base::Result<Fetched> Vigils::fetch(const requests::Member& member, const base::RequestId& request) const {
  const auto hour = house_.clock.hour();
  return seen(member, request, "instructions.fetched",
              [&](store::Transaction& transaction, const Plan& plan) -> base::Result<Fetched> {
                if (!plan.left) return refusal::no_plan;
                if (!may_open(plan)) return refusal::not_yet;
                Fetched fetched{.sealed = records::sealed(transaction, request)};
                if (auto share = records::share_of(transaction, request, member.person)) {
                  fetched.share = share->first;
                  fetched.wrap = std::move(share->second);
                }
                records::release(transaction, request, hour);
                house_.trail.record(transaction,
                                    {trail::Actor::person(member.person), "instructions.fetched", request});
                return fetched;
              });
}

}  // namespace silence
