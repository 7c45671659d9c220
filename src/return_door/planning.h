// SPDX-License-Identifier: AGPL-3.0-or-later
// "If I go silent" without JavaScript: what the page shows of it, and sealing what somebody leaves.
#pragma once

#include "return_door/visiting.h"

namespace return_door {

namespace refusal {
inline constexpr base::Refusal unfit{base::Kind::invalid, "left.unfit"};
}

// None for reporters and narrowed receipts.
std::optional<pages::PlanPage> plan_of(Hall& hall, const Visitor& visitor);

// From the form's fields; what cannot be read is refused.
base::Result<checkin::Schedule> schedule_in(const http::Fields& form, base::Instant now);

struct Written {
  std::string text;
  std::vector<base::PersonId> holders;
  int papers = 0;
  int needed = 0;
  ~Written();
};
// Sealed and kept; the shares for paper, which nobody has any more after this.
base::Result<std::vector<std::string>> leave(Hall& hall, const Visitor& visitor, const Written& written);

}  // namespace return_door
