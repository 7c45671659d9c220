// SPDX-License-Identifier: AGPL-3.0-or-later
// What people's devices owe after somebody left: requests whose key is closed and waits for the next
// (doc/sealing.md 8.4). Nothing here reads what was written: a device gets the head of an envelope that no
// generation has yet, which is enough to wrap its content key.
#pragma once

#include "access/house.h"
#include "requests/visible.h"

namespace requests {

struct LooseEnvelope {
  base::EnvelopeId id;
  base::Hour hour;
  seal::Bytes head;                // bytes 0...107, what its wraps are bound to
  std::vector<seal::Bytes> wraps;  // the asking person's
};

struct Due {
  base::RequestId request;
  intake::RequestKind kind = intake::RequestKind::request;
  std::uint32_t generation = 0;  // the closed one
  std::vector<base::PersonId> team;
  std::vector<LooseEnvelope> envelopes;
};

struct DuePage {
  std::vector<Due> dues;
  std::int64_t all = 0;                 // of this person, on every page
  std::optional<base::RequestId> more;  // after which the next page begins
};

// Counts alone: an officer need not be in any of these teams.
struct DueCounts {
  std::int64_t all = 0;
  std::int64_t stranded = 0;  // nobody of the team can make a key: somebody with recovery shares must help
  std::vector<std::pair<base::PersonId, std::int64_t>> people;  // whose device could do how many
};

class Dues {
 public:
  static constexpr int a_page = 100;
  // Waiting longer than this is told to officers and to those who could do it, once a day.
  static constexpr std::int64_t patience_hours = 4;

  Dues(intake::House house, staff::House people) : house_{house}, people_{people} {}

  // Of requests this person stands in the team of; none for who makes no keys.
  DuePage of(const Member& member, const std::optional<base::RequestId>& after) const;
  base::Result<DueCounts> counts(const staff::Session& asking) const;
  // To be called every hour; how many requests have waited too long.
  std::int64_t remind() const;

 private:
  intake::House house_;
  staff::House people_;
};

}  // namespace requests
