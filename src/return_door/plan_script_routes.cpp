// SPDX-License-Identifier: AGPL-3.0-or-later
// Staying in touch, for the script: it seals what is left on its own device and shows the shares itself.
#include "return_door/page_routes.h"
#include "wire/sealed.h"

namespace return_door {
namespace {

using Answered = base::Result<http::Response>;
using http::Request, http::Response;
using wire::In, wire::out;
namespace json = boost::json;

constexpr std::size_t small = 4096, most_zone = 64, most_held = 32;

json::value schedule_json(const silence::Plan& plan) {
  if (!plan.standing) return nullptr;
  const auto& running = plan.standing->running;
  return json::object{{"state", checkin::word(plan.state)},
                      {"due", out(running.due)},
                      {"paused_until", out(running.paused_until)},
                      {"zone", running.schedule.zone}};
}

json::value left_json(const silence::Plan& plan) {
  if (!plan.left) return nullptr;
  return json::object{{"made_hour", out(plan.left->made)},
                      {"threshold", plan.left->place.threshold},
                      {"shares", plan.left->place.shares},
                      {"may_open", silence::may_open(plan)}};
}

seal::Digest finder_alone(In& in) { return in.key<seal::Digest>("finder"); }

Answered plan(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = finder_alone(in);
  TRY(in.finish());
  const auto seen = TRY(hall.promises.see(finder));
  json::array candidates;
  for (const auto& one : TRY(hall.promises.candidates(finder)))
    candidates.push_back({{"person", out(one.person)}, {"name", one.name}});
  return wire::answer(
      {{"schedule", schedule_json(seen)}, {"left", left_json(seen)}, {"candidates", candidates}});
}

// What is out of any range is refused by the schedule's own rule.
int within(std::int64_t number) { return number < 0 || number > 100'000 ? -1 : static_cast<int>(number); }

Answered write(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = finder_alone(in);
  const auto now = hall.house.clock.now();
  const checkin::Schedule schedule{
      .rhythm = in.word("rhythm", checkin::rhythm),
      .every_hours = within(in.number("every_hours")),
      .minute = within(in.number("minute")),
      .weekday = within(in.number("weekday")),
      .zone = in.text("zone", most_zone),
      .grace_minutes = within(in.number("grace_minutes")),
      .begins = now,
      .ends = now.plus_seconds(std::int64_t{within(in.number("days"))} * 86'400)};
  TRY(in.finish());
  TRY(hall.promises.write(finder, schedule));
  return Response::empty();
}

Answered pause(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = finder_alone(in);
  const auto days = within(in.number("days"));
  TRY(in.finish());
  TRY(hall.promises.pause(finder, days));
  return Response::empty();
}

Answered leave(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = finder_alone(in);
  silence::Leaving leaving{.sealed = in.bytes("sealed"), .shares = {}};
  leaving.shares = in.objects("shares", most_held, [](In& one) {
    const silence::Held held{within(one.number("share")), one.id<base::PersonId>("person")};
    return silence::Leaving::Share{held, wire::read_wrap(one, "wrap")};
  });
  TRY(in.finish());
  TRY(hall.promises.leave(finder, leaving));
  return Response::empty();
}

template <class Deed>
auto alone(Deed deed) {
  return [deed](Hall& hall, const Request& request) -> Answered {
    In in{request.body};
    const auto finder = finder_alone(in);
    TRY(in.finish());
    TRY((hall.promises.*deed)(finder));
    return Response::empty();
  };
}

}  // namespace

void add_plan_script_routes(http::Router& router, Hall& hall) {
  const auto add = [&](const char* path, auto errand, std::size_t most_body) {
    router.on(
        http::Method::post, path,
        [&hall, errand](const Request& request) {
          Answered outcome = errand(hall, request);
          return outcome ? *std::move(outcome) : http::refusal(outcome.error());
        },
        most_body);
  };
  using silence::Promises;
  add("/api/plan", plan, small);
  add("/api/plan/write", write, small);
  add("/api/plan/pause", pause, small);
  add("/api/plan/end", alone(&Promises::end), small);
  add("/api/well", alone(&Promises::say_well), small);
  add("/api/left", leave, wire::large_body);
  add("/api/left/allow", alone(&Promises::let_open), small);
  add("/api/left/back", alone(&Promises::take_back), small);
}

}  // namespace return_door
