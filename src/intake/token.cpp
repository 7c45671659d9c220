// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/token.h"

#include "seal/contexts.h"

namespace intake {

Token Token::fresh() {
  Token token;
  seal::fill_random(token.bytes_);
  return token;
}

base::Result<Token> Token::parse(std::string_view text) {
  if (text.size() != 43) return refusal::token_unreadable;
  const auto bytes = base::from_base64url(text);
  if (!bytes || bytes->size() != 32) return refusal::token_unreadable;
  Token token;
  std::ranges::copy(*bytes, token.bytes_.begin());
  return token;
}

std::string Token::text() const { return base::to_base64url(bytes_); }

base::RequestId Token::request(const base::OrganisationId& organisation) const {
  const auto digest = seal::hash(seal::label::form_request, {organisation.raw(), bytes_});
  return *base::RequestId::from(digest.view().first(16));
}

}  // namespace intake
