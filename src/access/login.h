// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of logging in: no passphrase and nothing made from one reaches the server, only signatures of a
// key that the device derives from it (doc/sealing.md 6.1, 6.2), and a one-time code.
#pragma once

#include <optional>

#include "base/clock.h"
#include "base/result.h"
#include "seal/keys.h"

namespace staff {

namespace refusal {
inline constexpr base::Refusal wait{base::Kind::deferred, "access.wait"};
}

enum class ProvedBy { passphrase, code };

inline constexpr std::size_t keyring_size = 138;  // doc/sealing.md 6.3

inline constexpr std::int64_t challenge_seconds = 120;
inline constexpr std::int64_t idle_seconds = 30 * 60;
inline constexpr std::int64_t session_seconds = 12 * 3600;

// How long this lane waits after so many failures in a row: nothing before the fifth, then 5 s, doubling,
// five minutes at most. Longer would let a stranger shut somebody out.
std::int64_t seconds_to_wait(std::int64_t failures);
// Failures this long ago no longer count.
inline constexpr std::int64_t failure_memory_seconds = 24 * 3600;

// Until when a session that is used now lasts.
base::Instant session_expiry(base::Instant now, base::Instant ends_at);

// doc/sealing.md 6.2, 6.5, 6.6: what is signed.
seal::Digest log_in_message(const base::OrganisationId& organisation, const base::PersonId& person,
                            base::ByteView challenge);
seal::Digest enrol_message(const base::OrganisationId& organisation, const base::PersonId& person);
// doc/sealing.md 6.8, 6.9
seal::Digest change_factor_message(const base::OrganisationId& organisation, const base::PersonId& person,
                                   base::ByteView challenge, std::string_view what, base::ByteView detail);
seal::Digest stored_factor_code(const base::OrganisationId& organisation, const base::PersonId& person,
                                std::string_view digits);

// doc/sealing.md 6.7: a name nobody has gets an answer all the same, always the same one.
struct Invented {
  base::PersonId person;
  base::Bytes salt;
};
Invented invented(const seal::SecretBytes& fake_key, std::string_view name);

// ASCII capitals and surrounding spaces, as keyboards add them.
std::string folded_login_name(std::string_view typed);

}  // namespace staff
