// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is vouched for (doc/sealing.md 7): the newest directory, and publishing the next.
#pragma once

#include <optional>
#include <vector>

#include "access/directory.h"
#include "access/house.h"

namespace staff {

struct Vouched {
  std::uint32_t version = 0;  // 0: no directory yet
  base::Bytes statement;
  seal::Credential credential;
  std::vector<base::Bytes> revocations;
  base::Bytes recovery;
};

struct Organisation {
  std::string name;
  std::vector<std::string> languages;  // the first is the default
  std::string hours;
};

class Directories {
 public:
  explicit Directories(House house) : house_{house} {}

  Vouched newest() const;
  // Exactly the next version, by the officer who asks. Who is in it becomes active; who is not loses their
  // sessions.
  base::Result<std::uint32_t> publish(const Session& asking, base::ByteView statement) const;
  // Within another deed of an officer, who was asked for their permission there. Throws store::Constraint
  // when two officers publish at once.
  base::Result<std::uint32_t> publish(store::Transaction& transaction, const Session& asking,
                                      base::ByteView statement) const;
  Organisation organisation() const;

 private:
  House house_;
};

}  // namespace staff
