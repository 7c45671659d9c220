// SPDX-License-Identifier: AGPL-3.0-or-later
// Random probes of person × record × surface against the naive model of doc/access.md, while the house
// changes under them. HAVRE_PROBES says how many, HAVRE_PROBES_SEED which house.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "surfaces.h"

namespace probes {
namespace {

std::int64_t number(const char* name, std::int64_t otherwise) {
  const char* written = std::getenv(name);
  return written ? std::stoll(written) : otherwise;
}

void tell(const Judge& judge) {
  for (const auto& [surface, count] : judge.counted())
    std::printf("%10lld  %s\n", static_cast<long long>(count), surface.c_str());
  std::printf("%10lld  probes, %lld wrong\n", static_cast<long long>(judge.total()),
              static_cast<long long>(judge.wrong()));
  for (const auto& [deed, count] : judge.deeds())
    std::printf("%10lld  times: %s\n", static_cast<long long>(count), deed.c_str());
}

TEST(Access, IsAsTheNaiveModelSays) {
  seal::start();
  constexpr std::int64_t usual = 50'000, deeds_a_round = 12, surfaces_a_round = 4;
  const auto wanted = number("HAVRE_PROBES", usual);
  const auto requests = std::clamp<std::int64_t>(wanted / 3000, 25, 300);
  House house{static_cast<std::uint32_t>(number("HAVRE_PROBES_SEED", 1)), static_cast<int>(requests)};
  Surfaces surfaces{house};
  std::int64_t passed = 0;
  while (house.judge.total() < wanted && !house.judge.is_lost()) {
    for (int i = 0; i < deeds_a_round; ++i) house.mutate();
    for (int i = 0; i < surfaces_a_round; ++i) surfaces.probe_any();
    const auto times = house.judge.deeds().find("pass time");
    if (times == house.judge.deeds().end() || times->second == passed) continue;
    passed = times->second;
    surfaces.probe_numbers();
  }
  tell(house.judge);
  EXPECT_EQ(house.judge.wrong(), 0);
}

}  // namespace
}  // namespace probes
