// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/interpreters.h"

#include <gtest/gtest.h>

#include "requests/test_desk.h"

namespace helpline {
namespace {

class AnInterpreter : public requests::TestDesk {
 protected:
  AnInterpreter() {
    adopt(request);
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      transaction.change("UPDATE persons SET roles = 'interpreter' WHERE id = $1", {interpreter.person});
    });
  }
  std::int64_t paged(const base::PersonId& person) {
    return count("SELECT COUNT(*) FROM outbox WHERE kind = 'page' AND person_id = '" + person.text() + "'");
  }
  std::int64_t standing() {
    return count("SELECT COUNT(*) FROM team WHERE person_id = '" + interpreter.person.text() + "'");
  }

  const base::RequestId request = arrived(receipt);
  const requests::Member interpreter = member(2, {staff::Role::interpreter});
  const requests::Member stranger{base::PersonId::fresh(), {staff::Role::handler}};
  Interpreters interpreters{house, teams};
};

TEST_F(AnInterpreter, IsAskedAcceptsAndIsOutWhenTheWorkIsDone) {
  ASSERT_TRUE(interpreters.ask(member(1), request, interpreter.person));
  EXPECT_EQ(paged(interpreter.person), 1);
  EXPECT_FALSE(interpreters.of(member(1), request)->at(0).accepted);
  ASSERT_TRUE(interpreters.accept(interpreter, request));
  EXPECT_TRUE(interpreters.of(interpreter, request)->at(0).accepted);

  ASSERT_TRUE(interpreters.finish(interpreter, request));
  EXPECT_EQ(paged(member(1).person), 1);
  EXPECT_EQ(standing(), 0);
  EXPECT_EQ(interpreters.of(interpreter, request).error(), requests::refusal::unknown);
  EXPECT_TRUE(interpreters.of(member(1), request)->empty());
  EXPECT_EQ(count("SELECT generation_open FROM requests"), 0) << "they had the key";
  EXPECT_EQ(count("SELECT COUNT(*) FROM key_requests WHERE person_id = '" + interpreter.person.text() + "'"),
            0);
}

TEST_F(AnInterpreter, CallsWhoeverAskedAndTheTeamWhenTheyAreOutOfIt) {
  ASSERT_TRUE(interpreters.ask(member(1), request, interpreter.person));
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change("DELETE FROM outbox");
    transaction.change("UPDATE team SET person_id = $1 WHERE person_id = $2",
                       {member(0).person, member(1).person});
  });
  ASSERT_TRUE(interpreters.finish(interpreter, request));
  EXPECT_EQ(paged(member(1).person), 0) << "it is not theirs any more";
  EXPECT_EQ(paged(interpreter.person), 0);
  EXPECT_EQ(paged(member(0).person), 1);
}

TEST_F(AnInterpreter, IsSomebodyOfTheTeamWhoseRoleItIs) {
  EXPECT_EQ(interpreters.ask(member(1), request, member(1).person).error(), refusal::no_interpreter);
  EXPECT_EQ(interpreters.ask(member(1), request, stranger.person).error(), refusal::no_interpreter);
}

TEST_F(AnInterpreter, IsAskedByWhoeverLeadsAndAcceptsForThemselfAlone) {
  EXPECT_EQ(interpreters.ask(interpreter, request, interpreter.person).error(), requests::refusal::unknown);
  EXPECT_EQ(interpreters.ask(stranger, request, interpreter.person).error(), requests::refusal::unknown);
  EXPECT_EQ(interpreters.accept(member(1), request).error(), requests::refusal::unknown);
  EXPECT_EQ(interpreters.finish(stranger, request).error(), requests::refusal::unknown);
  EXPECT_EQ(interpreters.finish(member(1), request).error(), requests::refusal::unknown)
      << "whoever was not asked leaves the team another way";
  EXPECT_EQ(standing(), 1);
}

}  // namespace
}  // namespace helpline
