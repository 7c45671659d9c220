// SPDX-License-Identifier: AGPL-3.0-or-later
// One's second factor: printing codes for its loss, setting another, and coming back by an officer's reset
// when nothing is left. A session alone is not enough for any of it: whoever finds a browser open cannot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/house.h"
#include "access/login.h"
#include "access/session_records.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal reset_by_another{base::Kind::conflict, "access.reset_by_another"};
}  // namespace refusal

inline constexpr std::size_t printed_codes = 10;
inline constexpr std::size_t factor_code_digits = 10;
inline constexpr std::int64_t reset_seconds = 24 * 3600;

struct FactorState {
  bool owed = false;  // after a reset, until a new one is set
  std::int64_t codes_left = 0;
};

// doc/sealing.md 6.8. Whoever owes a factor shows none: they came in by the reset's code.
struct FactorProof {
  records::ChallengeId challenge;
  ProvedBy by = ProvedBy::passphrase;
  seal::Signature signature;
  std::string code;
};

enum class ResetReason { lost, stolen, broken, other };
std::string_view word(ResetReason reason);
std::optional<ResetReason> reset_reason(std::string_view word);

class Factors {
 public:
  explicit Factors(House house) : house_{house} {}

  FactorState of(const Session& asking) const;

  // New ones; those before are gone. Told this once.
  base::Result<std::vector<std::string>> print_codes(const Session& asking, const FactorProof& proof) const;

  static base::Bytes fresh_secret();
  // `code` is what the new secret says now. Every other session of the person ends.
  base::Result<> set_time(const Session& asking, const FactorProof& proof, base::ByteView secret,
                          std::string_view code) const;

  // By an officer, for somebody else whose factor is lost: nothing of the old one counts any more, their
  // sessions end, and the code told here lets them in once within a day, with their passphrase. They and all
  // officers are told.
  base::Result<std::string> reset(const Session& asking, const base::PersonId& person,
                                  ResetReason reason) const;

 private:
  House house_;
};

}  // namespace staff
