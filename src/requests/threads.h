// SPDX-License-Identifier: AGPL-3.0-or-later
// One request as the holder of a receipt meets it again. Whoever asks has nothing but a finder
// (doc/sealing.md 5.2); an unknown one, a mistyped one and a dead one get the same refusal after the same
// work.
#pragma once

#include <functional>

#include "intake/intake.h"
#include "requests/request.h"

namespace requests {

namespace refusal {
inline constexpr base::Refusal receipt_unknown{base::Kind::not_found, "receipt.unknown"};
}

struct Reader {
  base::ReaderId id;
  base::RequestId request;
  ReaderKind kind = ReaderKind::defender;
  Reach reach = Reach::all;
  ReaderState state = ReaderState::offered;
  base::KeyId key;  // of its reader key (doc/sealing.md 1.5)
};

struct ThreadEnvelope {
  base::EnvelopeId id;
  std::string kind;
  std::string direction;
  std::uint64_t sequence = 0;
  base::Hour hour;
  std::optional<base::PersonId> author_person;
  seal::Bytes sealed;               // of answers, and of one's own, which only the team can open
  std::optional<seal::Bytes> wrap;  // this reader's
  bool fetched = false;             // before this time
};

struct ThreadFile {
  base::FileId id;
  base::EnvelopeId envelope;
  std::int64_t chunks = 0;
};

struct Thread {
  Reader reader;
  std::string kind;
  State state = State::fresh;
  std::string language;
  base::Hour arrived;
  intake::Standing standing;  // to whom the next message is sealed
  std::uint64_t next_sequence = 0;
  std::vector<ThreadEnvelope> envelopes;  // in order of writing
  std::vector<ThreadFile> files;
};

struct Message {
  std::uint64_t sequence = 0;
  seal::SealedEnvelope sealed;
  std::vector<base::FileId> files;
  bool reopens = true;  // a closed request
};

class Threads {
 public:
  // What was destroyed, for the list outside the database that every restore replays.
  using OnDestroyed = std::function<void(const base::RequestId& request, base::Day day)>;

  Threads(intake::House house, intake::Recipients& recipients, OnDestroyed on_destroyed)
      : house_{house}, recipients_{recipients}, on_destroyed_{std::move(on_destroyed)} {}

  // A reading: answers count as fetched, and a receipt that was never typed back is confirmed by this. A code
  // that waits to be taken up shows which request it is for, and nothing of it.
  base::Result<Thread> open(const seal::Digest& finder) const;
  // For uploads.
  base::Result<Reader> find(const seal::Digest& finder) const;
  // What must be known before the next message is sealed.
  base::Result<intake::Prepared> prepare(const seal::Digest& finder) const;
  base::Result<seal::Bytes> chunk(const seal::Digest& finder, const base::FileId& file,
                                  std::int64_t number) const;

  // The very same envelope again is the same one.
  base::Result<base::EnvelopeId> add(const seal::Digest& finder, const Message& message) const;
  base::Result<> withdraw(const seal::Digest& finder) const;
  // Every key to it is gone when this returns, and so is every receipt.
  base::Result<> destroy(const seal::Digest& finder) const;
  // The code dies; so does the receipt it replaces. `handover` proves to staff that the keys come from the
  // code's holder.
  base::Result<> take_up(const seal::Digest& code_finder, const intake::NewReader& reader,
                         const seal::Digest& handover) const;
  // Which request a code is for: the proof names it.
  base::Result<base::RequestId> find_code(const seal::Digest& code_finder) const;

 private:
  template <class Errand>
  auto with_any(const seal::Digest& finder, Errand errand) const;
  template <class Errand>
  auto with_reader(const seal::Digest& finder, Errand errand) const;
  void page_team(store::Transaction& transaction, const base::RequestId& request) const;

  intake::House house_;
  intake::Recipients& recipients_;
  OnDestroyed on_destroyed_;
};

}  // namespace requests
