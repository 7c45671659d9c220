// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff make facts of after reading, so that the house can order, count, route and warn: codes only,
// nothing a person wrote. Setting them sets the case's place in the queue.
#pragma once

#include "cases/house.h"
#include "cases/priority.h"
#include "requests/visible.h"

namespace cases {

struct Findings {
  FactCodes facts;
  Priority priority;
};

// A class with all its codes; none take it back. `was`: what the person had before their eyes; where somebody
// has changed it meanwhile, nothing is set.
struct FactChange {
  std::string fact_class;
  std::set<std::string> codes;
  std::optional<std::set<std::string>> was = std::nullopt;
};

class Facts {
 public:
  static constexpr std::size_t most_classes = 40, most_codes = 60;

  explicit Facts(House house) : house_{house} {}

  base::Result<Findings> see(const requests::Member& member, const base::RequestId& request) const;
  // Other classes stay as they are. Answers what stands afterwards.
  base::Result<Findings> set(const requests::Member& member, const base::RequestId& request,
                             const std::vector<FactChange>& changes) const;
  // A person decides otherwise; none: the points count again. The reason is a note, sealed, beside it.
  base::Result<Findings> decide(const requests::Member& member, const base::RequestId& request,
                                std::optional<Level> level) const;

 private:
  bool are_known(store::Transaction& transaction, const std::vector<FactChange>& changes) const;
  Findings findings(store::Transaction& transaction, const base::RequestId& request) const;
  base::Result<Findings> change(const requests::Member& member, const base::RequestId& request,
                                const std::vector<FactChange>& changes, const trail::Entry& entry) const;

  House house_;
};

namespace refusal {
inline constexpr base::Refusal unknown_fact{base::Kind::invalid, "cases.unknown_fact"};
inline constexpr base::Refusal facts_moved{base::Kind::conflict, "cases.facts_moved"};
}  // namespace refusal

}  // namespace cases
