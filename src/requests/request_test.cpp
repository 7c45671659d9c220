// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/request.h"

#include <gtest/gtest.h>

#include "requests/lists.h"
#include "seal/statement.h"

namespace requests {
namespace {

using intake::RequestKind;
using staff::Role;

TEST(AState, IsWrittenInOneWordAndReadBack) {
  for (const auto each : all_states) EXPECT_EQ(state(word(each)), each);
  EXPECT_FALSE(state("fresh"));
  EXPECT_EQ(word(State::fresh), "new");
}

TEST(AState, ChangesOnlyByTheStepsStaffMayTake) {
  const std::vector<std::pair<State, State>> allowed{
      {State::open, State::answered},   {State::answered, State::open}, {State::open, State::closed},
      {State::answered, State::closed}, {State::closed, State::open},   {State::binned, State::fresh}};
  for (const auto from : all_states)
    for (const auto to : all_states)
      EXPECT_EQ(bool{may_become(from, to)}, std::ranges::count(allowed, std::pair{from, to}) == 1)
          << word(from) << " to " << word(to);
}

TEST(WhoeverWritesAgain, IsHeardAgain) {
  EXPECT_EQ(after_message(State::answered, 1), State::open);
  EXPECT_EQ(after_message(State::closed, 1), State::open);
  EXPECT_EQ(after_message(State::binned, 0), State::fresh);
  EXPECT_EQ(after_message(State::fresh, 0), State::fresh);
}

TEST(AnInterpreter, ReadsAndNotesButDoesNotAnswer) {
  const Member interpreter{{}, {Role::interpreter}};
  EXPECT_FALSE(leads(interpreter));
  EXPECT_TRUE(may_write(interpreter, seal::EnvelopeKind::note));
  EXPECT_FALSE(may_write(interpreter, seal::EnvelopeKind::answer));
  EXPECT_FALSE(may_write({{}, {Role::auditor}}, seal::EnvelopeKind::note));
  EXPECT_TRUE(may_write({{}, {Role::complaints}}, seal::EnvelopeKind::answer));
}

TEST(AComplaint, StaysAwayFromThoseWhoWorkOnRequests) {
  const auto purposes = [](staff::Roles roles) { return roles.purposes(); };
  EXPECT_FALSE(may_stand_in_team(RequestKind::complaint, purposes({Role::handler})));
  EXPECT_TRUE(may_stand_in_team(RequestKind::complaint, purposes({Role::complaints})));
  EXPECT_TRUE(may_stand_in_team(RequestKind::complaint, purposes({Role::handler, Role::complaints})));
  EXPECT_TRUE(may_stand_in_team(RequestKind::complaint, purposes({Role::interpreter})));
  EXPECT_TRUE(may_stand_in_team(RequestKind::request, purposes({Role::handler})));
  EXPECT_FALSE(may_stand_in_team(RequestKind::request, purposes({Role::officer, Role::auditor})));
}

TEST(ACursor, ComesBackAsItWent) {
  const Cursor cursor{1999, {480'001}, 77, base::RequestId::fresh()};
  const auto back = Cursor::parse(cursor.text());

  ASSERT_TRUE(back);
  EXPECT_EQ(back->arrived, cursor.arrived);
  EXPECT_EQ(back->place, cursor.place);
  EXPECT_EQ(back->id, cursor.id);
  for (const auto* text : {"", ".", "1", "x.00", "1.zz", "1.2", "1.x.00000000000000000000000000000000",
                           "9999999999999999999999.1.00000000000000000000000000000000"})
    EXPECT_FALSE(Cursor::parse(text)) << text;
}

}  // namespace
}  // namespace requests
