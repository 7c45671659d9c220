// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/entry.h"

#include <gtest/gtest.h>

#include "base/log.h"

namespace trail {
namespace {

using base::log::Count;

constexpr base::Refusal wrong_code{base::Kind::unauthorised, "access.wrong_code"};

static_assert(!std::is_constructible_v<Word, std::string> &&
              !std::is_constructible_v<Word, std::string_view>);
static_assert(!std::is_constructible_v<Term, std::string> &&
              !std::is_constructible_v<Term, std::string_view>);
static_assert(!std::is_constructible_v<Term, int> && !std::is_constructible_v<Subject, std::string>);
static_assert(!std::is_constructible_v<Actor, std::string>);

TEST(Entry, IsMadeOfWordsIdsAndCounts) {
  const auto request = base::RequestId::fresh();
  const Entry entry{
      Actor::anonymous(), "request.received", request, {"files", Count{2}, wrong_code, request}};
  EXPECT_EQ(entry.deed.text(), "request.received");
  EXPECT_EQ(entry.subject.text(), request.text());
  EXPECT_EQ(entry.detail_text(), "files 2 access.wrong_code " + request.text());
}

TEST(Entry, MayHaveNoSubjectAndNoDetail) {
  const Entry entry{Actor::system(), "backup.made"};
  EXPECT_EQ(entry.subject.text(), "");
  EXPECT_EQ(entry.detail_text(), "");
}

TEST(Actor, SaysWhatItIsBeforeWhich) {
  const auto person = base::PersonId::fresh();
  const auto reader = base::ReaderId::fresh();
  EXPECT_EQ(Actor::person(person).text(), "person:" + person.text());
  EXPECT_EQ(Actor::person_in(Actor::person(person).text()), person);
  EXPECT_FALSE(Actor::person_in(Actor::system().text()));
  EXPECT_FALSE(Actor::person_in("person:nobody"));
  EXPECT_EQ(Actor::reader(reader).text(), "reader:" + reader.text());
  EXPECT_EQ(Actor::the_operator().text(), "operator");
}

}  // namespace
}  // namespace trail
