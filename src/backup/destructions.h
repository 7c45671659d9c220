// SPDX-License-Identifier: AGPL-3.0-or-later
// Deleting means destroying keys, and a backup made before still holds them. Whoever destroys writes it down
// twice: in the database, in the deed's transaction, and in a list beside the day keys, which outlives the
// database. A restore replays the list before any door opens.
#pragma once

#include <filesystem>
#include <vector>

#include "backup/destruction.h"
#include "store/database.h"

namespace backup {

// Keys, texts, files, facts and clocks; of a request its row stays as a stone. The one list of what must go,
// for whoever destroys and for a restore that does it again.
void destroy(store::Transaction& transaction, const Destruction& destruction);
// In the transaction that destroys.
void record(store::Transaction& transaction, const Destruction& destruction);

// Appends only. Any number of processes.
class DestructionList {
 public:
  // The folder of the day keys.
  explicit DestructionList(const std::filesystem::path& folder) : path_{folder / "destructions"} {}

  // On disk when it returns.
  void append(const std::vector<Destruction>& destructions) const;
  // Whatever the database has recorded and the list lacks; returns how many. After a deed, and every few
  // minutes for the doors that cannot reach the folder.
  std::size_t catch_up(store::Database& database) const;

  struct Content {
    std::vector<Destruction> destructions;
    std::size_t unreadable = 0;  // cut by a crash while they were written, so never promised; or damaged
  };
  Content read() const;
  bool exists() const { return std::filesystem::exists(path_); }

 private:
  std::filesystem::path path_;
};

// Destroys again what a backup of this day may still have. Requests, files and epoch keys never come back; a
// person who left before the backup may have come back before it too, and keeps what they had then.
void replay(store::Transaction& transaction, const std::vector<Destruction>& destructions, base::Day backup);

}  // namespace backup
