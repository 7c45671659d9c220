// SPDX-License-Identifier: AGPL-3.0-or-later
// Somebody promised a sign of life: how it stands, seeing to it, and what they left for others.
#include "desk_door/request_json.h"
#include "desk_door/routes.h"

namespace desk {
namespace {

json::array rungs(const std::vector<checkin::Rung>& reached) {
  json::array array;
  for (const auto rung : reached) array.emplace_back(checkin::word(rung));
  return array;
}

json::value schedule_json(const std::optional<checkin::Standing>& standing) {
  if (!standing) return nullptr;
  const auto& [running, by, heard] = *standing;
  const auto& plan = running.schedule;
  return json::object{{"rhythm", checkin::word(plan.rhythm)},
                      {"every_hours", plan.every_hours},
                      {"minute", plan.minute},
                      {"weekday", plan.weekday},
                      {"zone", plan.zone},
                      {"grace_minutes", plan.grace_minutes},
                      {"ends", out(plan.ends)},
                      {"due", out(running.due)},
                      {"paused_until", out(running.paused_until)},
                      {"quiet_until", out(running.quiet_until)},
                      {"acknowledged_by", out(by)},
                      {"heard_hour", out(heard)}};
}

json::value left_json(const silence::Plan& plan) {
  if (!plan.left) return nullptr;
  const auto& left = *plan.left;
  json::array holders;
  for (const auto& held : left.held) holders.push_back({{"share", held.share}, {"person", out(held.person)}});
  return json::object{{"id", out(left.place.id)},
                      {"threshold", left.place.threshold},
                      {"shares", left.place.shares},
                      {"made_hour", out(left.made)},
                      {"released_hour", out(left.released)},
                      {"may_open", silence::may_open(plan)},
                      {"holders", holders}};
}

json::object plan_json(const silence::Plan& plan) {
  return {{"state", checkin::word(plan.state)},   {"schedule", schedule_json(plan.standing)},
          {"called", rungs(plan.reached)},        {"late", out(plan.late)},
          {"silent_from", out(plan.silent_from)}, {"left", left_json(plan)}};
}

Gate::Answered see(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  return answer(plan_json(TRY(office.vigils.see(member_of(session), id))));
}

Gate::Answered missed(Office& office, const staff::Session& session, const http::Request&) {
  json::array found;
  for (const auto& [request, plan] : office.vigils.missed(member_of(session)))
    found.push_back({{"request", out(request)}, {"plan", plan_json(plan)}});
  return answer({{"missed", found}});
}

Gate::Answered acknowledge(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  TRY(office.vigils.acknowledge(member_of(session), id));
  return http::Response::empty();
}

Gate::Answered record(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  In in{request.body};
  const auto way = in.word("way", silence::way);
  TRY(in.finish());
  TRY(office.vigils.record(member_of(session), id, way));
  return http::Response::empty();
}

Gate::Answered fetch(Office& office, const staff::Session& session, const http::Request& request) {
  const auto id = TRY(request_in_path(request));
  const auto fetched = TRY(office.vigils.fetch(member_of(session), id));
  json::object answered{{"sealed", out(fetched.sealed)}, {"share", nullptr}, {"wrap", out(fetched.wrap)}};
  if (fetched.share) answered["share"] = *fetched.share;
  return answer(answered);
}

}  // namespace

void add_silence_routes(Gate& gate, Office& office) {
  using enum http::Method;
  const auto asked = asking(gate, office);
  asked(get, "/api/silence", missed);
  asked(get, "/api/requests/{id}/silence", see);
  asked(post, "/api/requests/{id}/silence/acknowledge", acknowledge);
  asked(post, "/api/requests/{id}/silence/heard", record);
  asked(post, "/api/requests/{id}/silence/instructions", fetch);
}

}  // namespace desk
