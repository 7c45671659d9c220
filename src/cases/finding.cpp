// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/finding.h"

#include <algorithm>

#include "cases/facts.h"
#include "cases/finding_records.h"
#include "fields/own_field.h"

namespace cases {
namespace {

constexpr int first_stride = 125;  // doubled at every step, the first too

}  // namespace

base::Result<Found> Finding::find(const requests::Member& member, const Sought& sought) const {
  for (const auto& [fact_class, code] : sought.facts)
    if (!house_.vocabulary.knows(fact_class) && !fields::field_of(fact_class)) return refusal::unknown_fact;

  store::Transaction reading{house_.records.database, store::Mode::read};
  const auto walk = records::shortest(reading, member, sought);
  const auto limit = static_cast<std::size_t>(std::clamp(sought.limit, 1, most));
  Found found;
  auto next = sought;
  int stride = first_stride;
  for (int walked = 0; walked < most_walked; walked += stride) {
    stride = std::min(2 * stride, most_walked - walked);
    const auto steps = records::steps(reading, member, next, walk, stride);
    for (const auto& step : steps) {
      next.before = step.at;
      if (step.fits) found.requests.push_back(step.at.id);
      if (found.requests.size() == limit) {
        found.more = step.at;
        return found;
      }
    }
    if (steps.size() < static_cast<std::size_t>(stride)) return found;
  }
  found.more = next.before;
  return found;
}

}  // namespace cases
