// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/demo_requests.h"

#include <boost/json.hpp>

#include "havre/demo_case.h"

namespace havre {
namespace {

namespace json = boost::json;

std::string text(const json::value& of, const char* name, const char* otherwise = "") {
  const auto* found = of.as_object().if_contains(name);
  return found ? std::string{found->as_string()} : otherwise;
}

base::Instant moment(const json::value& of, base::Instant now) {
  constexpr std::int64_t hour = 3'600'000;
  const auto days = of.at("days_ago").to_number<std::int64_t>();
  const auto hours = of.at("hour").to_number<std::int64_t>();
  // Today's are counted back from now: the demonstration is made at any time of the day.
  if (days == 0) return {now.milliseconds + hours * hour};
  return {(now.day().count - days) * 24 * hour + hours * hour + 17 * 60'000};
}

// Somebody who reads the language, else whoever comes first.
const Device& who_answers(const staff::House& house, const std::map<base::PersonId, const Device*>& devices,
                          const std::string& language, std::uint16_t purpose) {
  const Device* chosen = nullptr;
  for (const auto& person : staff::People{house}.names()) {
    if ((person.roles.purposes() & purpose) == 0) continue;
    if (!chosen || person.particulars.language == language) chosen = devices.at(person.id);
    if (person.particulars.language == language) break;
  }
  if (!chosen) throw base::Fault{"the demonstration has nobody who answers"};
  return *chosen;
}

void play(const json::value& written, DemoCases& cases, base::StoppedClock& clock, const staff::House& house,
          const std::map<base::PersonId, const Device*>& devices) {
  const DemoRequest request{.kind = *intake::request_kind(text(written, "kind", "request")),
                            .language = text(written, "language"),
                            .imminence = text(written, "imminence"),
                            .path = text(written, "path"),
                            .channel = text(written, "channel", "web"),
                            .answers = json::serialize(written.at("answers"))};
  const auto& device = who_answers(house, devices, request.language, intake::purpose_of(request.kind));
  const auto id = cases.ask(request, device);
  const auto state = text(written, "state");
  if (state == "new") return;
  if (state == "binned") return cases.bin(id, device);

  clock.advance_seconds(25 * 60);
  cases.adopt(id, device);
  if (const auto answer = text(written, "answer"); !answer.empty()) {
    clock.advance_seconds(20 * 60);
    cases.answer(id, device, answer, request.language);
  }
  if (state == "closed") {
    clock.advance_seconds(3 * 86'400);
    cases.close(id, device);
  }
}

}  // namespace

void play_requests(const json::value& requests, const staff::House& house, base::StoppedClock& clock,
                   const std::map<base::PersonId, const Device*>& devices, base::Instant now) {
  DemoCases cases{house};
  for (const auto& written : requests.as_array()) {
    const auto at = moment(written, now);
    // A case that was closed three days later may have moved the clock past the next one: the trail goes
    // forward only by number, its hours may step back as hours of a real clock can.
    clock.set(at);
    play(written, cases, clock, house, devices);
  }
}

}  // namespace havre
