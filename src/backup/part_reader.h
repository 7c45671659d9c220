// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands inside a backup file once it is opened (doc/sealing.md 10.3), the reading side.
#pragma once

#include "backup/opened_stream.h"
#include "backup/parts.h"

namespace backup {

base::Result<PartHead> read_head(OpenedStream& stream);
base::Result<Table> read_table(OpenedStream& stream);
// None at the end of the table.
base::Result<std::optional<store::Values>> read_row(OpenedStream& stream, std::size_t columns);

}  // namespace backup
