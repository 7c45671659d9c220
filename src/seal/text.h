// SPDX-License-Identifier: AGPL-3.0-or-later
// Unicode normal forms of typed secrets; what they pass through on the way is cleared. For seal/ and unseal/
// only.
#pragma once

#include <string>
#include <string_view>

#include "seal/keys.h"

namespace seal {

// Cleared when it goes out of sight.
class ClearedText {
 public:
  explicit ClearedText(std::string text) : text_{std::move(text)} {}
  ClearedText(const ClearedText&) = delete;
  ClearedText& operator=(const ClearedText&) = delete;
  ~ClearedText() { clear(text_); }
  std::string_view view() const { return text_; }

 private:
  std::string text_;
};

enum class NormalForm { composed, compatible, decomposed };

// Empty when it is not UTF-8.
std::string normalised(std::string_view text, NormalForm form);

}  // namespace seal
