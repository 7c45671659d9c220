// SPDX-License-Identifier: AGPL-3.0-or-later
#include "return_door/planning.h"

#include <date/tz.h>

#include <algorithm>
#include <charconv>

namespace return_door {
namespace {

constexpr std::int64_t a_day = 86'400;
constexpr int most_parts = 32;

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "09:00"; some browsers add seconds.
std::optional<int> minute_in(std::string_view text) {
  if (text.size() < 5 || text[2] != ':') return std::nullopt;
  const auto hours = number_in(text.substr(0, 2)), minutes = number_in(text.substr(3, 2));
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return *hours * 60 + *minutes;
}

// Digits, so that it reads the same in every language.
std::string in_zone(base::Instant at, const std::string& zone) {
  const date::sys_time<std::chrono::minutes> moment{std::chrono::minutes{at.milliseconds / 60'000}};
  return date::format("%F %H:%M ", date::make_zoned(zone, moment)) + zone;
}

pages::PlanPage::Standing shown(checkin::State state) {
  using enum pages::PlanPage::Standing;
  switch (state) {
    case checkin::State::running:
    case checkin::State::due: return running;
    case checkin::State::paused: return paused;
    case checkin::State::missed:
    case checkin::State::climbing:
    case checkin::State::silent: return missed;
    case checkin::State::ended: return over;
  }
  return none;
}

std::string moment_of(const silence::Plan& plan) {
  const auto& running = plan.standing->running;
  if (!running.due) return {};
  const bool away = plan.state == checkin::State::paused;
  return in_zone(away ? *running.paused_until : *running.due, running.schedule.zone);
}

// Each holder once, and all of the team.
base::Result<std::vector<silence::Candidate>> chosen(Hall& hall, const Visitor& visitor,
                                                     const std::vector<base::PersonId>& holders) {
  auto all = TRY(hall.promises.candidates(visitor.finder(hall)));
  std::erase_if(all,
                [&](const auto& one) { return std::ranges::find(holders, one.person) == holders.end(); });
  if (all.size() != holders.size()) return silence::refusal::holders_moved;
  return all;
}

}  // namespace

Written::~Written() { seal::clear(text); }

std::optional<pages::PlanPage> plan_of(Hall& hall, const Visitor& visitor) {
  const auto plan = hall.promises.see(visitor.finder(hall));
  if (!plan) return std::nullopt;
  pages::PlanPage page;
  if (plan->standing) {
    page.standing = shown(plan->state);
    page.when = moment_of(*plan);
  }
  if (const auto& left = plan->left)
    page.left.push_back({left->made, left->place.threshold, left->place.shares, silence::may_open(*plan)});
  if (const auto candidates = hall.promises.candidates(visitor.finder(hall)))
    for (const auto& one : *candidates) page.holders.emplace_back(one.person.text(), one.name);
  return page;
}

base::Result<checkin::Schedule> schedule_in(const http::Fields& form, base::Instant now) {
  const auto rhythm = checkin::rhythm(value_of(form, "rhythm"));
  const auto at = minute_in(value_of(form, "at"));
  const auto weekday = number_in(value_of(form, "weekday")), every = number_in(value_of(form, "every"));
  const auto grace = number_in(value_of(form, "grace")), days = number_in(value_of(form, "days"));
  const bool hourly = rhythm == checkin::Rhythm::hours;
  if (!rhythm || !grace || !days || *days < 1 || *days > checkin::most_days || (hourly ? !every : !at))
    return checkin::refusal::unreadable_schedule;
  return checkin::Schedule{.rhythm = *rhythm,
                           .every_hours = hourly ? *every : 24,
                           .minute = at.value_or(0),
                           .weekday = weekday.value_or(1),
                           .zone = value_of(form, "zone"),
                           .grace_minutes = *grace,
                           .begins = now,
                           .ends = now.plus_seconds(*days * a_day)};
}

base::Result<std::vector<std::string>> leave(Hall& hall, const Visitor& visitor, const Written& written) {
  const auto parts = static_cast<int>(written.holders.size()) + written.papers;
  const bool blank = written.text.find_first_not_of(" \t\r\n") == std::string::npos;
  if (blank || written.papers < 0 || written.needed < 2 || written.needed > parts || parts > most_parts)
    return refusal::unfit;
  const auto holders = TRY(chosen(hall, visitor, written.holders));
  const seal::InstructionsPlace place{hall.house.organisation,
                                      TRY(hall.promises.request(visitor.finder(hall))),
                                      seal::InstructionsId::fresh(), written.needed, parts};
  auto sealed = seal::close_instructions(place, base::view(written.text));
  if (!sealed) return pages::refusal::form_too_long;

  silence::Leaving leaving{.sealed = std::move(sealed->bytes), .shares = {}};
  std::vector<std::string> papers;
  for (const auto& share : sealed->shares) {
    const auto at = static_cast<std::size_t>(share.index - 1);
    if (at >= holders.size()) {
      papers.push_back(seal::written_share(place, share));
      continue;
    }
    leaving.shares.push_back(
        {{share.index, holders[at].person},
         seal::wrap(share.value, {seal::KeyKind::person, holders[at].key},
                    seal::WrapPurpose::instructions_share, seal::share_subject(place, share.index))});
  }
  TRY(hall.promises.leave(visitor.finder(hall), leaving));
  return papers;
}

}  // namespace return_door
