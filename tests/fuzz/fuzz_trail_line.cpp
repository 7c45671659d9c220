// SPDX-License-Identifier: AGPL-3.0-or-later
// An exported trail from a stranger. A line that is read has one writing; a trail that verifies is a chain.
#include <sstream>

#include "trail/lines.h"
#include "trail/verify.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text{base::text({bytes, size})};
  if (const auto line = trail::read_line(text)) CHECK(trail::written(*line) == text);

  std::istringstream exported{text};
  const auto verdict = trail::verify(exported);
  if (!verdict.finding) CHECK(verdict.last.sequence <= static_cast<std::int64_t>(size));
  return 0;
}
