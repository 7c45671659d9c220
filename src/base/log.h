// SPDX-License-Identifier: AGPL-3.0-or-later
// A log that cannot carry what people wrote: the event is a literal, and only types that opted in can follow
// it. std::string, string_view and char pointers do not compile. Accountability goes to trail/, not here.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/result.h"

namespace base::log {

// A count of things; a bare integer could be a telephone number.
struct Count {
  long long value;
};
// A word fixed at compile time, such as a refusal's code.
struct Word {
  std::string_view value;
  explicit consteval Word(const char* literal) : value{literal} {}
  explicit constexpr Word(const Refusal& refusal) : value{refusal.code} {}
};

std::string log_text(Count count);
std::string log_text(Word word);
template <std::same_as<bool> B>
std::string log_text(B value) {
  return value ? "yes" : "no";
}
// Eight digits find the row for the operator who has the database; they identify nobody else's copy of it.
template <class Tag>
std::string log_text(const Id<Tag>& id) {
  return id.text().substr(0, 8);
}

template <class T>
concept Loggable = requires(const T& value) {
  { log_text(value) } -> std::same_as<std::string>;
};

enum class Level { note, warning, error };
void write(Level level, std::string_view event, std::string_view values);

struct Event {
  std::string_view text;
  consteval Event(const char* literal) : text{literal} {}
};

template <Loggable... Values>
void line(Level level, Event event, const Values&... values) {
  std::string joined;
  ((joined += ' ', joined += log_text(values)), ...);
  write(level, event.text, joined);
}
template <Loggable... Values>
void note(Event event, const Values&... values) {
  line(Level::note, event, values...);
}
template <Loggable... Values>
void warning(Event event, const Values&... values) {
  line(Level::warning, event, values...);
}
template <Loggable... Values>
void error(Event event, const Values&... values) {
  line(Level::error, event, values...);
}

static_assert(!Loggable<std::string> && !Loggable<std::string_view> && !Loggable<const char*> &&
              !Loggable<int>);

}  // namespace base::log
