// SPDX-License-Identifier: AGPL-3.0-or-later
#include "backup/destructions.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "store/test_database.h"

namespace backup {
namespace {

constexpr base::Day today{20'779};

class Destructions : public testing::Test {
 protected:
  Destructions() {
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-destructions-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      for (const auto& id : {person, colleague})
        transaction.change(
            "INSERT INTO persons (id, login_name, display_name, mail, roles, language, time_zone, state, "
            "made_day) "
            "VALUES ($1, $1, '', '', '', 'en', 'UTC', 'active', 0)",
            {id});
      for (const auto& id : {request, other}) add_request(transaction, id);
    });
  }
  ~Destructions() override { std::filesystem::remove_all(folder); }

  void add_request(store::Transaction& transaction, const base::RequestId& id) {
    const auto envelope = base::EnvelopeId::fresh();
    const base::Bytes sealed{1, 2, 3};
    transaction.change(
        "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour) "
        "VALUES ($1, 'request', 'fr', 'now', 'plain', 'open', 1)",
        {id});
    transaction.change(
        "INSERT INTO envelopes (id, request_id, kind, direction, sequence, generation, hour, sealed) "
        "VALUES ($1, $2, 'request', 'inward', 0, 0, 1, $3)",
        {envelope, id, sealed});
    for (const auto& reader : {person, colleague}) {
      transaction.change(
          "INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, person_id, wrap) VALUES ($1, 1, "
          "$2, $2, $3)",
          {envelope, reader, sealed});
      transaction.change(
          "INSERT INTO key_requests (request_id, generation, recipient, person_id, wrap) VALUES ($1, 1, $2, "
          "$2, $3)",
          {id, reader, sealed});
    }
  }
  std::int64_t count(const std::string& what) {
    store::Transaction transaction{*database, store::Mode::read};
    return transaction.one("SELECT count(*) FROM " + what)->integer(0);
  }
  void replay_one(const Destruction& destruction) {
    store::in_transaction(
        *database, [&](store::Transaction& transaction) { replay(transaction, {destruction}, today); });
  }

  store::TestDatabase database;
  std::filesystem::path folder;
  base::RequestId request = base::RequestId::fresh(), other = base::RequestId::fresh();
  base::PersonId person = base::PersonId::fresh(), colleague = base::PersonId::fresh();
};

TEST_F(Destructions, AreReadBackAsTheyWereWritten) {
  for (const auto& destruction :
       {Destruction::of_request(request, today), Destruction::of_file(base::FileId::fresh(), today),
        Destruction::of_epoch(person, {20'700}, today), Destruction::of_wraps(person, today),
        Destruction::of_wraps(request, person, today)}) {
    EXPECT_EQ(Destruction::read(destruction.line()), destruction);
    EXPECT_EQ(Destruction::from(destruction.word(), destruction.subject(), today), destruction);
  }
}

TEST_F(Destructions, AreNotReadFromALineCutAnywhereOrChanged) {
  const auto line = Destruction::of_epoch(person, {20'700}, today).line();
  for (std::size_t size = 0; size < line.size(); ++size)
    EXPECT_FALSE(Destruction::read(line.substr(0, size)));
  for (std::size_t at = 0; at < line.size(); ++at) {
    auto changed = line;
    changed[at] = changed[at] == '0' ? '1' : '0';
    EXPECT_FALSE(Destruction::read(changed)) << changed;
  }
}

TEST_F(Destructions, StayInTheListWhateverHappensToTheDatabase) {
  const DestructionList list{folder};
  list.append({Destruction::of_request(request, today)});
  list.append({Destruction::of_epoch(person, {1}, today)});
  const auto content = list.read();
  EXPECT_EQ(content.unreadable, 0u);
  ASSERT_EQ(content.destructions.size(), 2u);
  EXPECT_EQ(content.destructions[1], Destruction::of_epoch(person, {1}, today));
}

TEST_F(Destructions, SurviveALineCutByACrash) {
  const DestructionList list{folder};
  list.append({Destruction::of_request(request, today)});
  std::ofstream{folder / "destructions", std::ios::app} << "request 0123";
  list.append({Destruction::of_request(other, today)});
  const auto content = list.read();
  EXPECT_EQ(content.unreadable, 1u);
  EXPECT_EQ(content.destructions.size(), 2u);
}

TEST_F(Destructions, ReachTheListFromTheDatabaseOnce) {
  const DestructionList list{folder};
  EXPECT_EQ(list.catch_up(*database), 0u);
  EXPECT_TRUE(list.exists());
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    record(transaction, Destruction::of_request(request, today));
  });
  EXPECT_EQ(list.catch_up(*database), 1u);
  EXPECT_EQ(list.catch_up(*database), 0u);
  EXPECT_EQ(list.read().destructions, std::vector{Destruction::of_request(request, today)});
}

TEST_F(Destructions, OfARequestTakeItsKeysAndItsContentAndNoOthers) {
  replay_one(Destruction::of_request(request, today));
  EXPECT_EQ(count("key_wraps"), 2);
  EXPECT_EQ(count("key_requests WHERE request_id = '" + other.text() + "'"), 2);
  EXPECT_EQ(count("key_requests"), 2);
  EXPECT_EQ(count("envelopes WHERE request_id = '" + request.text() + "'"), 0);
  EXPECT_EQ(count("requests WHERE state = 'destroyed' AND id = '" + request.text() + "'"), 1);
  EXPECT_EQ(count("requests WHERE state = 'open'"), 1);
  EXPECT_EQ(count("destructions"), 1);
}

TEST_F(Destructions, OfAMembersWrapsLeaveTheColleaguesAlone) {
  replay_one(Destruction::of_wraps(request, person, today));
  EXPECT_EQ(count("key_wraps"), 3);
  EXPECT_EQ(count("key_requests"), 3);
  replay_one(Destruction::of_wraps(person, today));
  EXPECT_EQ(count("key_wraps WHERE person_id = '" + colleague.text() + "'"), 2);
  EXPECT_EQ(count("key_wraps"), 2);
}

TEST_F(Destructions, OfAnEpochTakeThatDayOnly) {
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    for (int day : {1, 2})
      transaction.change("INSERT INTO key_epochs (person_id, day, sealed) VALUES ($1, $2, $3)",
                         {person, day, base::Bytes{7}});
  });
  replay_one(Destruction::of_epoch(person, {1}, today));
  EXPECT_EQ(count("key_epochs"), 1);
  EXPECT_EQ(count("key_epochs WHERE day = 2"), 1);
}

TEST_F(Destructions, AreNotReplayedOverWhatWasGivenBackSince) {
  const auto left = Destruction::of_wraps(person, today);
  store::in_transaction(
      *database, [&](store::Transaction& transaction) { replay(transaction, {left}, {today.count + 1}); });
  EXPECT_EQ(count("key_wraps"), 4) << "the backup is of the day after: they had come back";

  const auto left_again = Destruction::of_wraps(person, {today.count + 5});
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    replay(transaction, {left, left_again}, {today.count + 1});
  });
  EXPECT_EQ(count("key_wraps"), 2);
}

TEST_F(Destructions, MayBeReplayedTwice) {
  replay_one(Destruction::of_request(request, today));
  replay_one(Destruction::of_request(request, today));
  EXPECT_EQ(count("destructions"), 1);
}

}  // namespace
}  // namespace backup
