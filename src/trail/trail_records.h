// SPDX-License-Identifier: AGPL-3.0-or-later
// The tables trail and trail_head. Private to this room.
#pragma once

#include <functional>
#include <vector>

#include "store/database.h"
#include "trail/chain.h"

namespace trail::records {

// Until the transaction ends nobody else adds a line.
Link lock_head(store::Transaction& transaction);
Link head(store::Transaction& transaction);
void append(store::Transaction& transaction, const Line& line);

void each(store::Transaction& transaction, const std::function<void(const Line&)>& visit);
std::vector<Line> before(store::Transaction& transaction, std::int64_t sequence, int most);
std::vector<Line> about(store::Transaction& transaction, const std::string& subject, int most);
std::vector<Line> deeds(store::Transaction& transaction, const std::vector<std::string>& subjects,
                        const std::vector<std::string>& deeds);

}  // namespace trail::records
