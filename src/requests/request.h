// SPDX-License-Identifier: AGPL-3.0-or-later
// A request after it has arrived: its states, who may do what to it, and what staff see of it without opening
// anything.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/person.h"
#include "base/clock.h"
#include "intake/submission.h"

namespace requests {

// fresh is written "new".
enum class State { fresh, open, answered, closed, binned, withdrawn, destroyed };
inline constexpr std::array all_states{State::fresh,  State::open,      State::answered, State::closed,
                                       State::binned, State::withdrawn, State::destroyed};
std::string_view word(State state);
std::optional<State> state(std::string_view word);

// A member of staff who asks. What they see is decided by standing in the team; roles only narrow what they
// may do there.
struct Member {
  base::PersonId person;
  staff::Roles roles;
};
// Answers, states, teams, codes: not for interpreters, who read and write notes.
bool leads(const Member& member);
bool may_write(const Member& member, seal::EnvelopeKind kind);

// Complaints stay away from those who work on requests, unless they receive complaints too.
bool may_stand_in_team(intake::RequestKind kind, std::uint16_t purposes);

namespace refusal {
inline constexpr base::Refusal unknown{base::Kind::not_found, "unknown"};
inline constexpr base::Refusal moved{base::Kind::conflict, "requests.moved"};
inline constexpr base::Refusal ended{base::Kind::conflict, "requests.ended"};
inline constexpr base::Refusal no_such_step{base::Kind::conflict, "requests.no_such_step"};
}  // namespace refusal

// By staff. What opening, answering and the person themself do is not asked here.
base::Result<> may_become(State from, State to);
// Nothing more is written after the person has withdrawn.
bool is_ended(State state);
// Whoever writes again is heard again.
State after_message(State state, std::uint32_t generation);

struct Facts {
  base::RequestId id;
  std::string kind;
  std::string language;
  std::string imminence;
  std::string path;
  std::string channel;
  State state = State::fresh;
  base::Hour arrived;
  std::optional<base::Instant> waiting_since;
  std::optional<base::Instant> fetch_by;
  std::uint32_t generation = 0;
  bool generation_open = false;
  bool stale_keys = false;
  std::int64_t files = 0;
  std::int64_t size_bucket = 0;
  std::int64_t unread = 0;  // inward envelopes the asking person has not fetched
  std::int64_t place = 0;   // among those of the same hour
  std::int64_t rank = 0;    // in the queue, the smaller the sooner
  std::vector<base::PersonId> team = {};
};

enum class ReaderKind { defender, reporter };
enum class Reach { all, own, none };
enum class ReaderState { offered, confirmed, dead, code };
std::string_view word(ReaderKind kind);
std::string_view word(Reach reach);
std::string_view word(ReaderState state);
std::optional<ReaderKind> reader_kind(std::string_view word);
std::optional<Reach> reach(std::string_view word);
std::optional<ReaderState> reader_state(std::string_view word);

}  // namespace requests
