// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/loans.h"

#include <algorithm>

#include "access/announcements.h"
#include "requests/compartment_records.h"
#include "requests/leaving.h"
#include "requests/loan_records.h"
#include "requests/team_records.h"

namespace requests {
namespace {

trail::Word trail_word(LoanReason reason) {
  switch (reason) {
    case LoanReason::danger: return "danger";
    case LoanReason::unreachable: return "unreachable";
    case LoanReason::other: return "other";
  }
  return "other";
}

constexpr auto roles_sql = "SELECT roles FROM persons WHERE id = $1 AND state = 'active'";

// Everything there is, or they could not read what they are called to.
bool is_whole(store::Transaction& transaction, const base::RequestId& request, const Lending& lending) {
  std::vector<std::uint32_t> given;
  for (const auto& key : lending.keys) given.push_back(key.generation);
  std::ranges::sort(given);
  const auto ours = [&](const EnvelopeWrap& each) {
    return records::is_of_request(transaction, each.envelope, request);
  };
  return given == records::generations(transaction, request) && std::ranges::all_of(lending.envelopes, ours);
}

}  // namespace

std::string_view word(LoanReason reason) { return trail_word(reason).text(); }

std::optional<LoanReason> loan_reason(std::string_view written) {
  for (const auto reason : all_loan_reasons) {
    if (word(reason) == written) return reason;
  }
  return std::nullopt;
}

Shared Loans::shared(store::Transaction& transaction, const base::RequestId& request,
                     const base::KeyId& recovery) const {
  return records::shared(transaction, request, recovery);
}

base::Result<> Loans::lend(store::Transaction& transaction, const base::RequestId& request,
                           const Lending& lending) const {
  const auto& person = lending.person;
  const auto lent = records::lock_any(transaction, request);
  const auto row = transaction.one(roles_sql, {person});
  if (!lent || !row) return refusal::unknown;
  const auto roles = staff::Roles::parse(row->text(0));
  if (!roles || !may_stand_in_team(lent->kind, roles->purposes())) return refusal::unknown;
  if (is_ended(lent->state)) return refusal::ended;
  if (!records::may_join(transaction, request, person)) return refusal::not_in_case;
  const auto team = records::team(transaction, request);
  if (std::ranges::count(team, person) != 0) return refusal::stands_already;
  if (lending.hours < 1 || lending.hours > most_loan_hours) return intake::refusal::unreadable;
  if (!is_whole(transaction, request, lending)) return refusal::moved;

  for (const auto& key : lending.keys)
    records::insert_member_wrap(transaction, request, key.generation, {person, key.wrap});
  for (const auto& each : lending.envelopes) records::insert_envelope_wrap(transaction, person, each);
  records::put_in(transaction, request, person, house_.clock.today());
  const auto now = house_.clock.now();
  const Loan loan{.person = person,
                  .reason = lending.reason,
                  .since = house_.clock.hour(),
                  .until = now.plus_seconds(lending.hours * 3600)};
  records::save(transaction, request, loan);

  auto told = staff::active_officers(transaction);
  told.insert(team.begin(), team.end());
  told.insert(person);
  staff::announce(transaction,
                  {.what = "request_lent",
                   .about = person,
                   .request = request,
                   .reason = std::string{word(lending.reason)},
                   .made = loan.since},
                  told, now);
  house_.trail.record(transaction, {trail::Actor::the_operator(),
                                    "request.lent",
                                    request,
                                    {person, trail_word(lending.reason), base::log::Count{lending.hours}}});
  return base::done();
}

base::Result<std::vector<Loan>> Loans::of(const Member& member, const base::RequestId& request) const {
  return watched(house_, member, "loans.seen", request, [&]() -> base::Result<std::vector<Loan>> {
    store::Transaction reading{house_.database, store::Mode::read};
    if (!find_visible(reading, member, request)) return refusal::unknown;
    return records::loans(reading, request);
  });
}

base::Result<> Loans::keep(const Member& member, const base::RequestId& request,
                           const base::PersonId& person) const {
  return watched(house_, member, "loan.kept", request, [&] {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
      if (!lock_visible(transaction, member, request) || !leads(member)) return refusal::unknown;
      if (records::is_on_loan(transaction, request, member.person)) return refusal::on_loan;
      if (!records::end_loan(transaction, request, person)) return refusal::unknown;
      house_.trail.record(transaction, {trail::Actor::person(member.person), "loan.kept", request, {person}});
      return base::done();
    });
  });
}

std::int64_t Loans::end_those_over() const {
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    const auto over = records::loans_over(transaction, house_.clock.now());
    for (const auto& [request, person] : over) {
      (void)records::lock_any(transaction, request);
      (void)leave(house_, transaction, request, person);
      records::close_generation(transaction, request);
    }
    for (const auto& [request, person] : over)
      house_.trail.record(transaction, {trail::Actor::system(), "team.removed", request, {person}});
    return static_cast<std::int64_t>(over.size());
  });
}

}  // namespace requests
