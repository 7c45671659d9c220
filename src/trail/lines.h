// SPDX-License-Identifier: AGPL-3.0-or-later
// The trail as text, one JSON object a line, for auditors who have no database.
#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "base/result.h"
#include "store/database.h"
#include "trail/chain.h"

namespace trail {

namespace refusal {
inline constexpr base::Refusal line_unreadable{base::Kind::invalid, "trail.line_unreadable"};
}

std::string written(const Line& line);
base::Result<Line> read_line(std::string_view text);

// One snapshot, row by row.
void export_lines(store::Database& database, std::ostream& out);

}  // namespace trail
