// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of facts. Private to this room.
#pragma once

#include "cases/facts.h"

namespace cases::records {

FactCodes facts(store::Transaction& transaction, const base::RequestId& request);
// How soon the sender said the danger is.
std::string said(store::Transaction& transaction, const base::RequestId& request);
// `before`: the codes of this class that stand.
void replace(store::Transaction& transaction, const base::RequestId& request,
             const std::set<std::string>& before, const FactChange& change, const base::PersonId& by,
             base::Day today);

}  // namespace cases::records
