// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/request.h"

#include <algorithm>

#include "seal/statement.h"

namespace requests {
namespace {

using std::literals::operator""sv;

constexpr std::array states{"new"sv,    "open"sv,      "answered"sv, "closed"sv,
                            "binned"sv, "withdrawn"sv, "destroyed"sv};
constexpr std::array reader_kinds{"defender"sv, "reporter"sv};
constexpr std::array reaches{"all"sv, "own"sv, "none"sv};
constexpr std::array reader_states{"offered"sv, "confirmed"sv, "dead"sv, "code"sv};

template <class Enum, std::size_t Size>
std::optional<Enum> among(const std::array<std::string_view, Size>& words, std::string_view word) {
  const auto found = std::ranges::find(words, word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

struct Step {
  State from;
  State to;
  friend bool operator==(const Step&, const Step&) = default;
};
constexpr std::array steps{
    Step{State::open, State::answered}, Step{State::answered, State::open},
    Step{State::open, State::closed},   Step{State::answered, State::closed},
    Step{State::closed, State::open},   Step{State::binned, State::fresh},
};

}  // namespace

std::string_view word(State state) { return states.at(static_cast<std::size_t>(state)); }
std::string_view word(ReaderKind kind) { return reader_kinds.at(static_cast<std::size_t>(kind)); }
std::string_view word(Reach reach) { return reaches.at(static_cast<std::size_t>(reach)); }
std::string_view word(ReaderState state) { return reader_states.at(static_cast<std::size_t>(state)); }

std::optional<State> state(std::string_view word) { return among<State>(states, word); }
std::optional<ReaderKind> reader_kind(std::string_view word) { return among<ReaderKind>(reader_kinds, word); }
std::optional<Reach> reach(std::string_view word) { return among<Reach>(reaches, word); }
std::optional<ReaderState> reader_state(std::string_view word) {
  return among<ReaderState>(reader_states, word);
}

bool leads(const Member& member) {
  return member.roles.has(staff::Role::handler) || member.roles.has(staff::Role::complaints);
}

bool may_write(const Member& member, seal::EnvelopeKind kind) {
  const bool inside = kind == seal::EnvelopeKind::note || kind == seal::EnvelopeKind::sheet;
  return leads(member) || (inside && member.roles.has(staff::Role::interpreter));
}

bool may_stand_in_team(intake::RequestKind kind, std::uint16_t purposes) {
  if ((purposes & seal::purpose::cases) == 0) return false;
  if (kind != intake::RequestKind::complaint) return true;
  return (purposes & seal::purpose::complaints) != 0 || (purposes & seal::purpose::requests) == 0;
}

base::Result<> may_become(State from, State to) {
  if (std::ranges::find(steps, Step{from, to}) == steps.end()) return refusal::no_such_step;
  return base::done();
}

bool is_ended(State state) { return state == State::withdrawn || state == State::destroyed; }

State after_message(State state, std::uint32_t generation) {
  switch (state) {
    case State::fresh:
    case State::open:
    case State::withdrawn:
    case State::destroyed: return state;
    case State::answered:
    case State::closed: return State::open;
    case State::binned: return generation == 0 ? State::fresh : State::open;
  }
  CHECK(false);
}

}  // namespace requests
