// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/known_answers.h"
namespace seal {
void check_known_answers() {}
}  // namespace seal
