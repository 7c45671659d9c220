// SPDX-License-Identifier: AGPL-3.0-or-later
// One line of the trail, before it is written: who did what to which subject.
// It is made of literals, ids and counts, so that nothing a person wrote can
// get in; std::string does not compile.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/log.h"
#include "base/result.h"

namespace trail {

// A word fixed at compile time: "request.received".
class Word {
 public:
  consteval Word(const char* literal) : text_{literal} {}
  constexpr Word(const base::Refusal& refusal) : text_{refusal.code} {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

class Term {
 public:
  consteval Term(const char* literal) : word_{literal} {}
  constexpr Term(Word word) : word_{word.text()} {}
  constexpr Term(const base::Refusal& refusal) : word_{refusal.code} {}
  constexpr Term(base::log::Count count) : kind_{Kind::count}, count_{count.value} {}
  template <class Tag>
  Term(const base::Id<Tag>& id) : kind_{Kind::id}, id_{id.raw()} {}
  std::string text() const;

 private:
  enum class Kind { word, count, id };
  Kind kind_ = Kind::word;
  std::string_view word_;
  long long count_ = 0;
  std::array<std::uint8_t, 16> id_{};
};

class Actor {
 public:
  static Actor person(const base::PersonId& id) { return Actor{std::string{person_prefix} + id.text()}; }
  static Actor reader(const base::ReaderId& id) { return Actor{"reader:" + id.text()}; }
  static Actor anonymous() { return Actor{"anonymous"}; }
  static Actor system() { return Actor{"system"}; }
  static Actor the_operator() { return Actor{"operator"}; }
  const std::string& text() const { return text_; }
  // The member of staff an actor in the trail is; none for everybody else.
  static std::optional<base::PersonId> person_in(std::string_view text);

 private:
  static constexpr std::string_view person_prefix = "person:";

  explicit Actor(std::string text) : text_{std::move(text)} {}
  std::string text_;
};

// An id, or nothing.
class Subject {
 public:
  Subject() = default;
  template <class Tag>
  Subject(const base::Id<Tag>& id) : text_{id.text()} {}
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

//   Entry{Actor::person(id), "request.state_changed", request, {"answered",
//   Count{2}}}
struct Entry {
  Actor actor;
  Word deed;
  Subject subject = {};
  std::vector<Term> detail = {};

  std::string detail_text() const;
};

}  // namespace trail
