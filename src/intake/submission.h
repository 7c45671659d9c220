// SPDX-License-Identifier: AGPL-3.0-or-later
// What arrives, and the little of it the server can read: the outside of an envelope, the language, how soon.
#pragma once

#include <optional>
#include <vector>

#include "intake/token.h"
#include "seal/envelope.h"

namespace intake {

// cell: a thread of staff alone, about one event (crisis/). compartment: what is kept apart within a case,
// for some of its team.
enum class RequestKind { request, complaint, cell, compartment };
enum class Imminence { now, day, week, later, unknown };
enum class Path { script, plain, staff };
enum class Channel { web, phone, signal, mail, person, referral, other };

std::string_view word(RequestKind kind);
std::string_view word(Imminence imminence);
std::string_view word(Path path);
std::string_view word(Channel channel);
std::optional<RequestKind> request_kind(std::string_view word);
std::optional<Channel> channel(std::string_view word);
// Somebody asks for it, and is answered; the others are of staff alone, and stand in no list of requests.
bool comes_from_outside(RequestKind kind);
Imminence imminence(std::string_view word);  // anything else: unknown

// Where it stands in the queue before anybody has read it, the smaller the sooner: the last place of a level
// of cases/priority.h, so that what staff have found urgent comes before what is only said to be.
std::int64_t first_rank(Imminence imminence);

// The purpose (doc/sealing.md 7.2) of those who receive it.
std::uint16_t purpose_of(RequestKind kind);

// The public halves of a receipt.
struct NewReader {
  seal::Digest finder_hash;
  seal::SealingPublicKey reader_key;
  seal::SigningPublicKey signer_key;
};

struct Submission {
  Token token;
  RequestKind kind = RequestKind::request;
  std::string language;
  Imminence imminence = Imminence::unknown;
  Path path = Path::script;
  Channel channel = Channel::web;
  std::uint64_t sequence = 0;
  seal::SealedEnvelope sealed;
  NewReader reader;
  std::vector<base::FileId> files;
  std::optional<base::PersonId> author;  // staff who entered it
};

namespace refusal {
inline constexpr base::Refusal unreadable{base::Kind::invalid, "intake.unreadable"};
}

constexpr std::size_t most_files = 100;
constexpr std::size_t most_wraps = 512;

// A BCP 47 tag in its usual spelling; anything else cannot be stored.
bool is_language(std::string_view tag);

// The outside says what is expected, and the wraps are the ones it was made with (doc/sealing.md 2.1, 2.8).
base::Result<seal::Outside> check_outside(const seal::SealedEnvelope& sealed, const seal::Place& expected);

}  // namespace intake
