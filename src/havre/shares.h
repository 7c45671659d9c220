// SPDX-License-Identifier: AGPL-3.0-or-later
// Shares of the organisation's secret, in and out: on the terminal one at a time, or in files to be carried
// apart.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "unseal/recovery.h"

namespace havre {

void hand_out(const std::vector<std::string>& shares, const std::filesystem::path& folder);

// Asks for `threshold` shares (on standard input, or from the folder's files) and throws unless they give
// `secret` back.
void rehearse(const unseal::OrganisationSecret& secret, int threshold, const std::filesystem::path& folder);

// From files, or asked for on standard input until an empty line. Throws a Fault when they do not fit.
unseal::OrganisationSecret gather(const std::vector<std::filesystem::path>& files);

}  // namespace havre
