// SPDX-License-Identifier: AGPL-3.0-or-later
// What people type in place of a receipt. Folding twice must change nothing; what parses must write itself
// back.
#include <cstdlib>

#include "seal/base32.h"
#include "seal/one_time_code.h"
#include "seal/receipt.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const auto lists = seal::WordLists::read(HAVRE_SOURCE "/locale/words");
  const auto typed = base::text({bytes, size});
  const auto once = seal::folded(typed);
  if (seal::folded(once) != once) std::abort();

  for (const auto* language : {"en", "my"}) {
    const auto numbers = lists.parse(typed, language);
    if (numbers && *lists.parse(seal::WordLists::digits(*numbers), "en") != *numbers) std::abort();
    (void)lists.parse_code(typed, language);
  }
  (void)seal::check_one_time_code(base::view("12345678901234567890"), typed, 1);
  if (const auto read = seal::from_base32(typed); read && *seal::from_base32(seal::to_base32(*read)) != *read)
    std::abort();
  return 0;
}
