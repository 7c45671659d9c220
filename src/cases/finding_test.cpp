// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/finding.h"

#include <map>
#include <random>

#include "cases/test_case.h"

namespace cases {
namespace {

using Facts = std::set<std::pair<std::string, std::string>>;

class FindingCases : public TestCase {
 protected:
  // Rows alone: thousands of sealed requests would take minutes.
  void put(int hour, const Facts& facts, const std::vector<base::PersonId>& team) {
    const auto id = base::RequestId::fresh();
    store::in_transaction(*database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour) "
          "VALUES ($1, 'request', 'en', 'week', 'script', 'open', $2)",
          {id, hour});
      for (const auto& person : team)
        transaction.change(
            "INSERT INTO team (request_id, person_id, arrived_hour, state, since_day) "
            "VALUES ($1, $2, $3, 'open', 0)",
            {id, person, hour});
      for (const auto& [fact_class, code] : facts)
        transaction.change(
            "INSERT INTO case_facts (request_id, class, code, arrived_hour, place, person_id, day) "
            "VALUES ($1, $2, $3, $4, 0, $5, 0)",
            {id, fact_class, code, hour, member(1).person});
    });
    facts_of[id] = facts;
    teams_of[id] = {team.begin(), team.end()};
  }

  // Page after page, as a desk asks.
  std::set<base::RequestId> all(const requests::Member& who, Sought sought) {
    std::set<base::RequestId> ids;
    for (;;) {
      const auto found = finding.find(who, sought);
      EXPECT_TRUE(found);
      for (const auto& id : found->requests) EXPECT_TRUE(ids.insert(id).second) << "twice";
      if (!found->more) return ids;
      sought.before = found->more;
    }
  }

  std::set<base::RequestId> naively(const requests::Member& who, const Sought& sought) const {
    std::set<base::RequestId> ids;
    for (const auto& [id, facts] : facts_of) {
      const bool fits =
          std::ranges::all_of(sought.facts, [&](const auto& fact) { return facts.contains(fact); });
      if (fits && teams_of.at(id).contains(who.person)) ids.insert(id);
    }
    return ids;
  }

  Finding finding{cases_house};
  std::map<base::RequestId, Facts> facts_of;
  std::map<base::RequestId, std::set<base::PersonId>> teams_of;
};

TEST_F(FindingCases, FindsWhatIsThereAndMineWhateverWayItWalks) {
  std::mt19937 random{7};
  const std::vector<std::pair<std::string, std::string>> known{
      {"incident", "arrest"}, {"incident", "doxing"}, {"severity", "life"}, {"country", "MM"}};
  const std::vector people{member(1).person, member(2).person};
  for (int i = 0; i < 1500; ++i) {
    Facts facts;
    for (std::size_t at = 0; at < known.size(); ++at)
      if (random() % (at * at + 2) == 0) facts.insert(known[at]);
    std::vector<base::PersonId> team;
    if (random() % 3 != 0) team.push_back(people[0]);
    if (random() % 20 == 0) team.push_back(people[1]);
    put(static_cast<int>(random() % 40), facts, team);
  }
  for (const auto& who : {member(1), member(2), stranger})
    for (unsigned mask = 0; mask < 16; ++mask) {
      Sought sought{.facts = {}, .state = {}, .level = {}, .before = {}, .limit = 37};
      for (std::size_t at = 0; at < known.size(); ++at)
        if (mask >> at & 1) sought.facts.push_back(known[at]);
      EXPECT_EQ(all(who, sought), naively(who, sought)) << mask;
    }
}

TEST_F(FindingCases, StopsAfterABoundedWalkAndSaysWhereToGoOn) {
  for (int i = 0; i < 6000; ++i)
    put(i, {{"incident", "arrest"}}, {i == 0 ? member(2).person : member(1).person});
  // Everybody's arrests, and one of them, the oldest, is hers: her own list is the shorter walk.
  const Sought arrests{
      .facts = {{"incident", "arrest"}}, .state = {}, .level = {}, .before = {}, .limit = 10};
  EXPECT_EQ(finding.find(member(2), arrests)->requests.size(), 1u);

  for (int i = 6000; i < 12'000; ++i) put(i, {{"severity", "data"}}, {member(2).person});
  const auto first = finding.find(member(2), arrests);
  EXPECT_TRUE(first->requests.empty());
  ASSERT_TRUE(first->more);
  EXPECT_TRUE(teams_of.at(first->more->id).contains(member(2).person)) << "names nothing of others";
  EXPECT_EQ(all(member(2), arrests).size(), 1u);
}

TEST_F(FindingCases, KeepsToStateAndLevel) {
  put(1, {{"incident", "arrest"}}, {member(1).person});
  Sought sought{.facts = {{"incident", "arrest"}},
                .state = requests::State::open,
                .level = Level::normal,
                .before = {}};
  EXPECT_EQ(all(member(1), sought).size(), 1u);
  sought.level = Level::high;
  EXPECT_TRUE(all(member(1), sought).empty());
  sought = {.facts = {{"incident", "arrest"}}, .state = requests::State::closed, .level = {}, .before = {}};
  EXPECT_TRUE(all(member(1), sought).empty());
}

}  // namespace
}  // namespace cases
