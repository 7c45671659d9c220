// SPDX-License-Identifier: AGPL-3.0-or-later
// What is kept apart within a case, for some of its team: who somebody is, where they are, where their money
// goes. Each is a thread of its own, with a team and keys of its own; who sees one is decided as for a
// request.
#pragma once

#include "requests/visible.h"

namespace requests {

enum class Part { identity, location, money };
inline constexpr std::array all_parts{Part::identity, Part::location, Part::money};
std::string_view word(Part part);
std::optional<Part> part(std::string_view word);

namespace refusal {
// Let into a compartment without standing in its case.
inline constexpr base::Refusal not_in_case{base::Kind::conflict, "requests.not_in_case"};
}  // namespace refusal

struct Compartment {
  base::RequestId id;
  base::RequestId request;
  Part part = Part::identity;
};

class Compartments {
 public:
  explicit Compartments(intake::House house) : house_{house} {}

  // Of a case that has a key. The opener alone stands in it, and makes its first key as for a request.
  base::Result<base::RequestId> open(const Member& member, const base::RequestId& request, Part which) const;
  // Those this person stands in, the oldest first; of the others nothing shows, not even that there are any.
  base::Result<std::vector<Compartment>> of(const Member& member, const base::RequestId& request) const;
  base::Result<Compartment> see(const Member& member, const base::RequestId& compartment) const;

 private:
  intake::House house_;
};

}  // namespace requests
