// SPDX-License-Identifier: AGPL-3.0-or-later
// A configuration with anything in it: taken whole, or a Fault with a sentence.
#include "settings/settings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(bytes), size};
  try {
    const auto settings = settings::parse(text);
    CHECK(settings.intake.workers >= 1 && settings.fetch_days >= 1);
    CHECK(settings.storage.least_free_megabytes >= 0);
  } catch (const base::Fault& fault) {
    CHECK(fault.what()[0] != '\0');
  }
  return 0;
}
