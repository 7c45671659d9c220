// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/epochs.h"

#include "access/test_staff.h"

namespace staff {
namespace {

class EpochKeys : public testing::Test {
 protected:
  TestStaff staff;
  Member& amal = staff.join("amal", {Role::handler});
  Epochs epochs{staff.house()};

  base::Day today(std::int64_t plus = 0) { return {staff.clock.today().count + plus}; }
  Session asking() { return staff.session_of(amal); }
  void log_in_again() { ASSERT_TRUE(staff.log_in(amal)); }

  base::RequestId unread_request(base::Day day, std::string_view state = "new") {
    const auto request = base::RequestId::fresh();
    const auto envelope = base::EnvelopeId::fresh();
    store::in_transaction(*staff.database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO requests (id, kind, language, imminence, path, state, arrived_hour) "
          "VALUES ($1, 'request', 'fr', 'now', 'script', $2, 0)",
          {request, state});
      transaction.change(
          "INSERT INTO envelopes (id, request_id, kind, direction, sequence, generation, hour, sealed) "
          "VALUES ($1, $2, 'request', 'inward', 0, 0, 0, $3)",
          {envelope, request, base::Bytes(10)});
      transaction.change(
          "INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, person_id, epoch_day, wrap) "
          "VALUES ($1, 1, 'epoch', $2, $3, $4)",
          {envelope, amal.id(), day.count, base::Bytes(10)});
    });
    return request;
  }
  void wrap_to_its_own_key(const base::RequestId& request) {
    store::in_transaction(*staff.database, [&](store::Transaction& transaction) {
      transaction.change(
          "INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, wrap) "
          "SELECT id, 3, 'own', $2 FROM envelopes WHERE request_id = $1",
          {request, base::Bytes(10)});
    });
  }
  std::int64_t told(std::string_view deed) { return std::ranges::count(staff.deeds(), deed); }
};

TEST_F(EpochKeys, AreHandedInAndFetchedByTheirPersonOnly) {
  const auto key = staff.epoch(amal, today());
  ASSERT_TRUE(epochs.add(asking(), {key, staff.epoch(amal, today(1))}));
  EXPECT_EQ(epochs.days(asking()), (std::vector{today(), today(1)}));
  EXPECT_EQ(*epochs.sealed(asking(), today()), key.sealed);
  EXPECT_EQ(epochs.sealed(staff.session_of(staff.officer()), today()).error(), refusal::unknown);
  EXPECT_EQ(epochs.sealed(asking(), today(5)).error(), refusal::unknown);
}

TEST_F(EpochKeys, OfSomebodyElseOfOtherDaysOrUnsignedAreRefused) {
  auto& bo = staff.join("bo", {Role::handler});
  EXPECT_EQ(epochs.add(asking(), {staff.epoch(bo, today())}).error(), refusal::epoch_refused);
  EXPECT_EQ(epochs.add(asking(), {staff.epoch(amal, today(-1))}).error(), refusal::epoch_refused);
  EXPECT_EQ(epochs.add(asking(), {staff.epoch(amal, today(41))}).error(), refusal::epoch_refused);
  auto other_day = staff.epoch(amal, today(2));
  other_day.day = today(3);
  EXPECT_EQ(epochs.add(asking(), {other_day}).error(), refusal::epoch_refused);
  auto broken = staff.epoch(amal, today());
  broken.statement.back() ^= 1;
  EXPECT_EQ(epochs.add(asking(), {broken}).error(), refusal::epoch_refused);
  auto short_seed = staff.epoch(amal, today());
  short_seed.sealed.pop_back();
  EXPECT_EQ(epochs.add(asking(), {short_seed}).error(), refusal::epoch_refused);
}

TEST_F(EpochKeys, AreNeverReplaced) {
  ASSERT_TRUE(epochs.add(asking(), {staff.epoch(amal, today())}));
  EXPECT_EQ(epochs.add(asking(), {staff.epoch(amal, today(1)), staff.epoch(amal, today())}).error(),
            refusal::epoch_exists);
  EXPECT_EQ(epochs.days(asking()), std::vector{today()}) << "all or none";
}

TEST_F(EpochKeys, OfPeopleWhoReceiveNothingAreRefused) {
  auto& ida = staff.join("ida", {Role::interpreter});
  EXPECT_EQ(epochs.add(staff.session_of(ida), {staff.epoch(ida, today())}).error(), refusal::epoch_refused);
  EXPECT_FALSE(epochs.stock(staff.session_of(ida)).is_low);
}

TEST_F(EpochKeys, RunningLowAreShownAndRecordedOnceADay) {
  EXPECT_TRUE(epochs.stock(asking()).is_low);
  (void)epochs.sweep();
  (void)epochs.sweep();
  EXPECT_EQ(told("epochs.low"), 1);
  std::vector<NewEpoch> week;
  for (int day = 0; day < 7; ++day) week.push_back(staff.epoch(amal, today(day)));
  ASSERT_TRUE(epochs.add(asking(), week));
  EXPECT_EQ(epochs.stock(asking()).left, 7);
  EXPECT_FALSE(epochs.stock(asking()).is_low);
  (void)epochs.sweep();
  EXPECT_EQ(told("epochs.low"), 1);
  staff.clock.advance_seconds(86'400);
  (void)epochs.sweep();
  EXPECT_EQ(told("epochs.low"), 2);
}

TEST_F(EpochKeys, AreDestroyedAWeekAfterUse) {
  const auto day = today();
  ASSERT_TRUE(epochs.add(asking(), {staff.epoch(amal, day)}));
  staff.clock.advance_seconds(7 * 86'400);
  EXPECT_EQ(epochs.sweep().destroyed, 0);
  staff.clock.advance_seconds(86'400);
  EXPECT_EQ(epochs.sweep().destroyed, 1);
  EXPECT_EQ(told("epoch.destroyed"), 1);
  log_in_again();
  EXPECT_EQ(epochs.sealed(asking(), day).error(), refusal::unknown);

  store::Transaction reading{*staff.database, store::Mode::read};
  const auto written = reading.one("SELECT subject FROM destructions WHERE what = 'epoch'");
  ASSERT_TRUE(written);
  EXPECT_EQ(written->text(0), amal.id().text() + ":" + std::to_string(day.count));
}

TEST_F(EpochKeys, AreKeptWhileAnUnreadRequestNeedsThemAndThatIsRecordedOnce) {
  const auto day = today();
  ASSERT_TRUE(epochs.add(asking(), {staff.epoch(amal, day)}));
  const auto request = unread_request(day);
  unread_request(day, "binned");
  staff.clock.advance_seconds(9 * 86'400);
  EXPECT_EQ(epochs.sweep().kept, 1);
  EXPECT_EQ(epochs.sweep().destroyed, 0);
  EXPECT_EQ(told("epoch.kept"), 1);
  log_in_again();
  EXPECT_EQ(epochs.stock(asking()).overdue, std::vector{day});

  wrap_to_its_own_key(request);
  EXPECT_EQ(epochs.sweep().destroyed, 1);
  EXPECT_TRUE(epochs.stock(asking()).overdue.empty());
}

TEST_F(EpochKeys, AreNotKeptForWhatWasBinned) {
  const auto day = today();
  ASSERT_TRUE(epochs.add(asking(), {staff.epoch(amal, day)}));
  unread_request(day, "binned");
  staff.clock.advance_seconds(9 * 86'400);
  EXPECT_EQ(epochs.sweep().destroyed, 1);
}

}  // namespace
}  // namespace staff
