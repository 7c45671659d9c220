// SPDX-License-Identifier: AGPL-3.0-or-later
// One visit without JavaScript: the receipt, typed once, travels sealed in the page, and only the browser's
// session cookie has the key (doc/sealing.md 15.3). Nothing of it stays here.
#pragma once

#include "http/message.h"
#include "return_door/hall.h"

namespace return_door {

struct Visitor {
  seal::Receipt receipt;
  seal::SecretBytes key;

  // For the hidden field of the next page; its hour begins anew.
  std::string hidden(const Hall& hall) const;
  http::Cookie cookie() const;
  seal::Digest finder(const Hall& hall) const { return receipt.finder(hall.house.organisation); }
};

// Typed just now.
Visitor arriving(const seal::ReceiptNumbers& numbers);
// By the hidden field and the cookie; refused as visit_over.
base::Result<Visitor> known(const Hall& hall, const http::Request& request, std::string_view hidden);
http::Cookie forgetting();

// Empty when there is no such field.
std::string value_of(const http::Fields& fields, std::string_view name);

// Language and path as the address and the browser say.
pages::Visit visit_of(const Hall& hall, const http::Request& request);

}  // namespace return_door
