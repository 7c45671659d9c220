// SPDX-License-Identifier: AGPL-3.0-or-later
// What every errand of this room works in.
#pragma once

#include "cases/vocabulary.h"
#include "intake/house.h"

namespace cases {

struct House {
  intake::House records;
  const Vocabulary& vocabulary;
};

}  // namespace cases
