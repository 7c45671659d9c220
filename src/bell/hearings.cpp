// SPDX-License-Identifier: AGPL-3.0-or-later
#include "bell/hearings.h"

#include <algorithm>

#include "bell/calls.h"
#include "bell/shifts.h"
#include "bell/told_records.h"
#include "post/outboxes.h"

namespace bell {
namespace {

constexpr auto select_tests = R"(
  SELECT way.person_id, way.channel, sent_at, heard_at, EXISTS (
    SELECT 1 FROM outbox WHERE outbox.person_id = way.person_id AND outbox.channel = way.channel
    AND kind = 'test' AND outbox.state <> 'sent' AND attempts > 0)
  FROM (SELECT id AS person_id, 'mail' AS channel FROM persons WHERE mail <> ''
        UNION ALL SELECT person_id, channel FROM person_channels) AS way
  JOIN persons ON persons.id = way.person_id AND persons.state = 'active'
  LEFT JOIN channel_tests AS tests ON tests.person_id = way.person_id AND tests.channel = way.channel
  ORDER BY way.person_id, way.channel)";
constexpr auto put_test = R"(
  INSERT INTO channel_tests (person_id, channel, sent_at) VALUES ($1, $2, $3)
  ON CONFLICT (person_id, channel) DO UPDATE SET sent_at = excluded.sent_at, heard_at = NULL
    WHERE channel_tests.sent_at < $4)";
constexpr auto put_heard = R"(
  UPDATE channel_tests SET heard_at = $3 WHERE person_id = $1 AND channel = $2 AND heard_at IS NULL)";
constexpr auto select_zone = "SELECT time_zone FROM persons WHERE id = $1 AND state = 'active'";
constexpr auto select_last = "SELECT MAX(sent_at) FROM channel_tests WHERE person_id = $1";
constexpr std::int64_t a_day = 24 * 3600;

std::vector<Shift> shifts_to_test(store::Transaction& transaction, base::Instant now) {
  auto shifts = shifts_between(transaction, now, now.plus_seconds(1));
  std::erase_if(shifts, [&](const Shift& shift) {
    const auto zone = transaction.one(select_zone, {shift.person});
    if (!zone) return true;
    const auto last = transaction.one(select_last, {shift.person})->maybe_integer(0);
    return !is_to_be_tested(shift, last ? std::optional{base::Instant{*last}} : std::nullopt, zone->text(0),
                            now);
  });
  return shifts;
}

bool reaches(const std::vector<Tested>& all, const base::PersonId& person, post::Channel channel) {
  return std::ranges::any_of(
      all, [&](const Tested& one) { return one.person == person && one.channel == channel; });
}

}  // namespace

std::set<base::PersonId> Hearings::test(base::Instant now) const {
  {
    store::Transaction reading{database_, store::Mode::read};
    if (shifts_to_test(reading, now).empty()) return {};
  }
  return store::in_transaction(database_, [&](store::Transaction& transaction) {
    std::set<base::PersonId> tested;
    const auto ways = newest_tests(transaction);
    for (const auto& shift : shifts_to_test(transaction, now))
      for (const auto channel : offered_) {
        if (!reaches(ways, shift.person, channel)) continue;
        const store::Values test{shift.person, post::word(channel), now.milliseconds,
                                 shift.begins.milliseconds};
        // Another process may have been as quick.
        if (transaction.change(put_test, test) == 0) continue;
        post::tell(transaction, shift.person, post::NoticeKind::test, channel, now);
        tested.insert(shift.person);
      }
    return tested;
  });
}

std::set<base::PersonId> Hearings::alarm(base::Instant now) const {
  const auto is_silent = [&](const Tested& one) {
    return std::ranges::find(offered_, one.channel) != offered_.end() &&
           hearing(one, now, silent_after_) == Hearing::silent;
  };
  {
    store::Transaction reading{database_, store::Mode::read};
    if (std::ranges::none_of(newest_tests(reading), is_silent)) return {};
  }
  return store::in_transaction(database_, [&](store::Transaction& transaction) {
    if (!records::may_tell(transaction, "silent", now, a_day)) return std::set<base::PersonId>{};
    const auto leads = standing_on(Rung::lead, bell::crew(transaction, now), now);
    post::page(transaction, leads, now);
    return leads;
  });
}

std::vector<Tested> newest_tests(store::Transaction& transaction) {
  const auto instant = [](std::optional<std::int64_t> at) {
    return at ? std::optional{base::Instant{*at}} : std::nullopt;
  };
  std::vector<Tested> tests;
  for (const auto& row : transaction.run(select_tests)) {
    tests.push_back({.person = row.id<base::PersonId>(0),
                     .channel = post::channel_written(row.text(1)),
                     .sent = instant(row.maybe_integer(2)),
                     .heard = instant(row.maybe_integer(3)),
                     .undelivered = row.boolean(4)});
  }
  return tests;
}

bool hear(store::Transaction& transaction, const base::PersonId& person, post::Channel channel,
          base::Instant now) {
  return transaction.change(put_heard, {person, post::word(channel), now.milliseconds}) == 1;
}

void forget_test(store::Transaction& transaction, const base::PersonId& person, post::Channel channel) {
  transaction.change("DELETE FROM channel_tests WHERE person_id = $1 AND channel = $2",
                     {person, post::word(channel)});
}

}  // namespace bell
