// SPDX-License-Identifier: AGPL-3.0-or-later
// The sums of the house, counted by hand.
#include "surfaces.h"

namespace probes {
namespace {

using Sums = std::map<std::string, std::int64_t>;

Sums read(const json::value& array) {
  Sums sums;
  for (const auto& each : array.as_array())
    sums[std::string{each.at("what").as_string()}] = each.at("count").as_int64();
  return sums;
}

}  // namespace

void Surfaces::probe_numbers() {
  const auto now = house_.now() * 1000;
  Sums states, levels, open, overdue;
  std::int64_t waiting = 0, late = 0;
  for (const auto& id : model_.arrived) {
    const auto& known = model_.requests.at(id);
    if (known.kind != "request") continue;
    ++states[known.state];
    const bool is_open = known.state == "open" || known.state == "answered";
    if (is_open || known.state == "new") ++levels[known.level];
    waiting += known.waits ? 1 : 0;
    for (const auto& person : known.team) open[person] += is_open ? 1 : 0;
    for (const auto& [clock, each] : known.clocks) {
      late += each.due < now ? 1 : 0;
      overdue[each.person] += each.due < now ? 1 : 0;
    }
  }
  for (const auto& [person, unused] : model_.people) {
    if (!unused.here) continue;
    judge_deed("numbers", person, "/api/numbers", model_.may(person, "see_numbers"));
    if (!model_.may(person, "see_numbers")) continue;
    const auto answered = house_.get(person, "/api/numbers");
    judge_.probe("numbers", read(answered.at("states")) == states, "other states");
    judge_.probe("numbers", read(answered.at("levels")) == levels, "other levels");
    judge_.probe("numbers", answered.at("waiting").as_int64() == waiting, "another number of waiting ones");
    judge_.probe("numbers", answered.at("overdue").as_int64() == late, "another number of late clocks");
    for (const auto& each : answered.at("load").as_array()) {
      const Id of{each.at("person").as_string()};
      judge_.probe("numbers",
                   each.at("open").as_int64() == open[of] && each.at("overdue").as_int64() == overdue[of],
                   "another load of " + of);
    }
  }
}

}  // namespace probes
