// SPDX-License-Identifier: AGPL-3.0-or-later
// Refusals are returned, faults are thrown, bugs abort.
//
// A refusal is an answer the rules foresee. It is made of literals at compile time, so it cannot carry what a
// person told us; its code is at once the log word, the API code and the key of the sentence in locale/.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <variant>

namespace base {

enum class Kind {
  not_found,     // missing, or hidden from this person: the two look the same
  invalid,       // what was sent cannot be read or is outside its limits
  conflict,      // it was right when written, but things have moved since
  unauthorised,  // nobody is logged in, or the proof was wrong
  too_large,
  deferred,  // not now: storage is short, or a lock-out is running
};

struct Refusal {
  Kind kind;
  std::string_view code;

  consteval Refusal(Kind k, const char* c) : kind{k}, code{c} {}
  friend bool operator==(const Refusal&, const Refusal&) = default;
};

struct Nothing {
  friend bool operator==(const Nothing&, const Nothing&) = default;
};

template <class T = Nothing>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_{std::in_place_index<0>, std::move(value)} {}
  Result(Refusal refusal) : held_{std::in_place_index<1>, refusal} {}

  // True on success. Always.
  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const& { return std::get<0>(held_); }
  T& operator*() & { return std::get<0>(held_); }
  T&& operator*() && { return std::get<0>(std::move(held_)); }
  const T* operator->() const { return &std::get<0>(held_); }
  T* operator->() { return &std::get<0>(held_); }
  const Refusal& error() const { return std::get<1>(held_); }

 private:
  std::variant<T, Refusal> held_;
};

inline Result<> done() { return Nothing{}; }

// The world failed: disk full, database gone. Caught once, in http.
struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

[[noreturn]] inline void bug(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "bug: %s at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace base

#define HAVRE_JOIN_(a, b) a##b
#define HAVRE_JOIN(a, b) HAVRE_JOIN_(a, b)

// The value, or return the refusal from the enclosing function. A GNU statement expression, as in Ladybird.
#define TRY(expression)                                                             \
  ({                                                                                \
    auto HAVRE_JOIN(tried_, __LINE__) = (expression);                               \
    if (!HAVRE_JOIN(tried_, __LINE__)) return HAVRE_JOIN(tried_, __LINE__).error(); \
    *std::move(HAVRE_JOIN(tried_, __LINE__));                                       \
  })

// Always on. Input never reaches it.
#define CHECK(condition)                                           \
  do {                                                             \
    if (!(condition)) ::base::bug(#condition, __FILE__, __LINE__); \
  } while (false)
