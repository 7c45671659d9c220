// SPDX-License-Identifier: AGPL-3.0-or-later
// The fields that an organisation has added, as they are kept.
#pragma once

#include "base/clock.h"
#include "fields/own_field.h"
#include "store/database.h"

namespace fields {

std::vector<OwnField> all(store::Transaction& transaction);
std::optional<OwnField> find(store::Transaction& transaction, const FieldId& field);
void insert(store::Transaction& transaction, const OwnField& field, base::Day today);
void reword(store::Transaction& transaction, const FieldId& field, const FieldWording& wording);

}  // namespace fields
