// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of fields an organisation has added. Private to this room.
#pragma once

#include "base/clock.h"
#include "cases/own_field.h"
#include "store/database.h"

namespace cases::records {

std::vector<OwnField> own_fields(store::Transaction& transaction);
std::optional<OwnField> own_field(store::Transaction& transaction, const FieldId& field);
void insert(store::Transaction& transaction, const OwnField& field, base::Day today);
void reword(store::Transaction& transaction, const FieldId& field, const FieldWording& wording);

}  // namespace cases::records
