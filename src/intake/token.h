// SPDX-License-Identifier: AGPL-3.0-or-later
// The one-time token of a form (doc/sealing.md 15.1): what makes a repeated form mean the same request.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "seal/keys.h"

namespace intake {

namespace refusal {
inline constexpr base::Refusal token_unreadable{base::Kind::invalid, "intake.token_unreadable"};
}

class Token {
 public:
  static Token fresh();
  static base::Result<Token> parse(std::string_view text);

  std::string text() const;
  base::RequestId request(const base::OrganisationId& organisation) const;

 private:
  std::array<std::uint8_t, 32> bytes_{};
};

}  // namespace intake
