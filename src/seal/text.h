// SPDX-License-Identifier: AGPL-3.0-or-later
// Unicode normal forms of typed secrets; what they pass through on the way is cleared. For seal/ and unseal/
// only.
#pragma once

#include <string>
#include <string_view>

namespace seal {

enum class NormalForm { composed, compatible, decomposed };

// Empty when it is not UTF-8.
std::string normalised(std::string_view text, NormalForm form);

}  // namespace seal
