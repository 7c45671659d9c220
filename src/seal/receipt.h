// SPDX-License-Identifier: AGPL-3.0-or-later
// Receipts: twelve numbers of nine bits, shown as words. doc/sealing.md section 5. Word lists are data
// (locale/words), read once at start by `WordLists`.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "seal/keys.h"

namespace seal {

using ReceiptNumbers = std::array<std::uint16_t, 12>;
using CodeNumbers = std::array<std::uint16_t, 16>;

class Receipt {
 public:
  static Receipt fresh();
  // Never fails: numbers with a wrong checksum give a receipt nobody has (5.4).
  static Receipt from(const ReceiptNumbers& numbers);
  ~Receipt();
  Receipt(Receipt&&) noexcept = default;
  Receipt& operator=(Receipt&&) noexcept = default;

  ReceiptNumbers numbers() const;
  bool checksum_fits() const;
  Digest finder(const base::OrganisationId& organisation) const;
  SecretBytes opener(const base::OrganisationId& organisation) const;  // X-Wing seed
  SecretBytes signer(const base::OrganisationId& organisation) const;  // Ed25519 seed
  SecretBytes handover_key(const base::OrganisationId& organisation) const;

 private:
  Receipt() = default;
  std::array<std::uint8_t, 14> secret_{};
};

// What the server stores in place of the finder.
Digest stored_finder(const Digest& finder);

// What proves to staff that new keys come from whoever they gave the code to (5.5).
Digest handover_proof(const SecretBytes& handover_key, const base::RequestId& request,
                      const SealingPublicKey& reader, const SigningPublicKey& signer);

// Recovery codes and invitations: sixteen numbers, 136 random bits and a checksum (6.1, 7.7).
CodeNumbers fresh_code();
bool code_checksum_fits(const CodeNumbers& numbers);

// doc/sealing.md 5.3: the words and groups of digits of what was typed; `folded` joins them with single
// spaces.
std::string folded(std::string_view typed);
std::vector<std::string> folded_words(std::string_view typed);

namespace refusal {
inline constexpr base::Refusal receipt_unreadable{base::Kind::invalid, "receipt.unreadable"};
}

class WordLists {
 public:
  // locale/words/{en,fr,es,ar,my}.txt, 512 lines each; anything else is a Fault.
  static WordLists read(const std::filesystem::path& folder);

  const std::vector<std::string>& words(std::string_view language) const;  // unknown language: English
  std::vector<std::string> shown(const ReceiptNumbers& numbers, std::string_view language) const;
  static std::string digits(const ReceiptNumbers& numbers);  // "012 345 …"
  // Refused only when it is not twelve known words or groups; a wrong checksum passes (5.4).
  base::Result<ReceiptNumbers> parse(std::string_view typed, std::string_view page_language) const;
  std::vector<std::string> shown(const CodeNumbers& numbers, std::string_view language) const;
  // Here a wrong checksum is refused.
  base::Result<CodeNumbers> parse_code(std::string_view typed, std::string_view page_language) const;

 private:
  struct List {
    std::vector<std::string> words;
    std::unordered_map<std::string, std::uint16_t> numbers;
  };
  const List& list(std::string_view language) const;
  template <std::size_t Count>
  std::optional<std::array<std::uint16_t, Count>> numbers(std::string_view typed,
                                                          std::string_view page_language) const;
  std::vector<std::pair<std::string, List>> lists_;
};

}  // namespace seal
