// SPDX-License-Identifier: AGPL-3.0-or-later
// Staff read: the sealed envelopes of a request with the wraps for whoever asks. Every reading stands in the
// trail.
#pragma once

#include "intake/recipients.h"
#include "requests/lists.h"

namespace requests {

struct GenerationWrap {
  std::uint32_t generation;
  seal::Bytes wrap;
};

struct StatedKey {
  std::uint32_t generation;
  seal::Bytes statement;
};

struct ReaderSeen {
  base::ReaderId id;
  ReaderKind kind = ReaderKind::defender;
  ReaderState state = ReaderState::offered;
  Reach reach = Reach::all;
  seal::Bytes reader_key;
  seal::Bytes signer_key;
  std::optional<seal::Bytes> handover;
  std::optional<base::ReaderId> replaces;
};

struct Overview {
  Facts facts;
  std::vector<StatedKey> request_keys;
  std::vector<GenerationWrap> wraps;  // the asking person's
  std::vector<ReaderSeen> readers;
  std::uint64_t next_inward = 0;
  std::uint64_t next_outward = 0;
  std::uint64_t next_inside = 0;
};

struct Fetched {
  base::ReaderId reader;
  base::Hour hour;
};

struct StoredEnvelope {
  base::EnvelopeId id;
  base::RequestId request;
  std::string kind;
  std::string direction;
  std::uint64_t sequence = 0;
  std::uint32_t generation = 0;
  std::optional<base::PersonId> author_person;
  std::optional<base::ReaderId> author_reader;
  base::Hour hour;
  seal::Bytes sealed;
  std::int64_t place = 0;          // in the order of writing
  std::vector<seal::Bytes> wraps;  // for the asking person, or for the request's own key
  std::vector<Fetched> fetched;
};

struct EnvelopePage {
  std::vector<StoredEnvelope> envelopes;  // in order of writing
  std::optional<std::int64_t> more;       // the place after which the next page begins
};

// A request in a bulk, and the place after which its envelopes are wanted.
struct Wanted {
  base::RequestId request;
  std::int64_t after = 0;
};

struct BulkRead {
  Overview overview;
  EnvelopePage page;
};

class Readings {
 public:
  static constexpr std::size_t most_previews = 100;
  static constexpr std::size_t most_in_bulk = 20;
  static constexpr int envelopes_a_page = 50;

  explicit Readings(intake::House house) : house_{house} {}

  base::Result<Overview> one(const Member& member, const base::RequestId& request) const;
  base::Result<EnvelopePage> envelopes(const Member& member, const base::RequestId& request,
                                       std::int64_t after) const;
  // The first inward envelope of each that the person may see. A reading of each. Here and in a bulk, a
  // request named twice counts once: the trail says how much somebody read.
  base::Result<std::vector<StoredEnvelope>> previews(const Member& member,
                                                     const std::vector<base::RequestId>& requests) const;
  // Many requests at once, for a device to search in. The trail has a line of its own for it, besides a
  // reading of each. Nothing of it counts as read: nobody has looked at it.
  base::Result<std::vector<BulkRead>> bulk(const Member& member, const std::vector<Wanted>& wanted) const;
  base::Result<seal::Bytes> chunk(const Member& member, const base::RequestId& request,
                                  const base::FileId& file, std::int64_t number) const;

 private:
  intake::House house_;
};

}  // namespace requests
