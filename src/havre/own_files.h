// SPDX-License-Identifier: AGPL-3.0-or-later
// The two files Havre keeps beside its database: the configuration and the secrets.
#pragma once

#include <filesystem>
#include <string>

#include "seal/keys.h"

namespace havre {

// Whole or not at all, readable by the owner only.
void write_owned(const std::filesystem::path& file, const std::string& text);

// Fresh keys for fake log-ins and for signing the trail's heads, readable by the owner only. An existing file
// stays.
void make_secrets(const std::filesystem::path& file);

// Puts the root public key into the configuration, leaving everything else of it as the operator wrote it.
void write_root(const std::filesystem::path& config, const seal::SigningPublicKey& root);

}  // namespace havre
