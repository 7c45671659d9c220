// SPDX-License-Identifier: AGPL-3.0-or-later
// Sealed things in JSON, as all doors exchange them: envelopes with their wraps, receipts' public halves,
// files in chunks, and what somebody must know before sealing.
#pragma once

#include "intake/intake.h"
#include "intake/uploads.h"
#include "wire/json.h"

namespace wire {

inline constexpr std::size_t most_wraps = 1000;
// An envelope of the largest bucket with most_wraps wraps would be larger; what fits serves some two hundred
// people.
inline constexpr std::size_t large_body = 512 * 1024;

seal::Wrap read_wrap(In& in, std::string_view name);
// Members "envelope" and "wraps".
seal::SealedEnvelope read_sealed(In& in);
// Member "files".
std::vector<base::FileId> read_files(In& in);
// Member "reader".
intake::NewReader read_reader(In& in);
// Member "sequence". What is counted from 0 never gets near the limit; without one, a number could be sent
// after which there is no next.
std::uint64_t read_sequence(In& in);
// Member "token".
intake::Token read_token(In& in);

json::object credential_json(const seal::Credential& credential);
// Who vouches for whom, and today's keys: what a sender verifies and chooses from.
json::object certified_json(const intake::Certified& certified, const intake::House& house,
                            const seal::SigningPublicKey& root);
// The same with a request's id, next number and, when one is open, its own key.
json::object prepared_json(const intake::Prepared& prepared, const intake::Certified& certified,
                           const intake::House& house, const seal::SigningPublicKey& root);

base::Result<std::int64_t> number_in_path(const http::Request& request);
// PUT, GET and POST …/api/files/{file}…, for the request named; the secret is in the header X-Upload.
base::Result<http::Response> put_chunk(intake::Uploads& uploads, const base::RequestId& request,
                                       const http::Request& asked);
base::Result<http::Response> chunks_there(intake::Uploads& uploads, const base::RequestId& request,
                                          const http::Request& asked);
base::Result<http::Response> chunks_done(intake::Uploads& uploads, const base::RequestId& request,
                                         const http::Request& asked);

}  // namespace wire
