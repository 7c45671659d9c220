// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/event_watch.h"

#include "desk_door/test_desk.h"
#include "http/events.h"

namespace desk {
namespace {

class Watching : public testing::Test {
 protected:
  std::shared_ptr<http::EventQueue> follow(const staff::Member& member) {
    auto queue =
        std::dynamic_pointer_cast<http::EventQueue>(desk.watch.follow(desk.staff.session_of(member)));
    (void)queue->take();
    return queue;
  }
  std::string told(const std::shared_ptr<http::EventQueue>& queue) {
    desk.watch.look();
    return queue->take();
  }

  TestDesk desk;
  staff::Member& amal = desk.staff.join("amal", {staff::Role::handler});
};

TEST_F(Watching, TellsTheTeamWhichRequestAndEverybodyThatSomethingHappened) {
  auto& cleo = desk.staff.join("cleo", {staff::Role::complaints});
  desk.watch.look();
  const auto of_amal = follow(amal), of_cleo = follow(cleo);
  const auto request = desk.arrives();

  const auto team = told(of_amal), others = of_cleo->take();
  EXPECT_NE(team.find("event: request\ndata: {\"id\":\"" + request.text() + "\"}"), std::string::npos)
      << team;
  EXPECT_NE(others.find("event: changed"), std::string::npos);
  EXPECT_EQ(others.find(request.text()), std::string::npos);
  EXPECT_EQ(told(of_amal), "") << "once";
}

TEST_F(Watching, IsNotToldOfReadings) {
  const auto request = desk.arrives();
  desk.watch.look();
  const auto queue = follow(amal);
  ASSERT_EQ(desk.get(amal, "/api/requests/" + request.text() + "/envelopes").status, 200);
  EXPECT_EQ(told(queue), "");
}

TEST_F(Watching, IsToldOfWhatOtherProcessesDo) {
  TestDesk& other = desk;
  EventWatch second{*other.staff.database, other.office.logins};
  const auto queue = std::dynamic_pointer_cast<http::EventQueue>(second.follow(desk.staff.session_of(amal)));
  (void)queue->take();
  const auto request = desk.arrives();
  second.look();
  EXPECT_NE(queue->take().find(request.text()), std::string::npos);
}

TEST_F(Watching, TellsWhoeverWasTakenOutOfATeam) {
  const auto request = desk.arrives();
  auto& nora = desk.staff.join("nora", {staff::Role::handler});
  const auto path = "/api/requests/" + request.text();
  ASSERT_EQ(desk.post(amal, path + "/adopt", desk.generation(amal, request, {&amal, &nora})).status, 200);
  desk.watch.look();
  const auto of_nora = follow(nora);
  const auto removed = desk.request(&amal, http::Method::del, path + "/team/" + nora.id().text());
  ASSERT_LT(desk.send(removed).status, 300);
  EXPECT_NE(told(of_nora).find(request.text()), std::string::npos) << "their device forgets what it opened";
  desk.arrives();
  EXPECT_EQ(told(of_nora).find(request.text()), std::string::npos);
}

TEST_F(Watching, EndsWithTheSession) {
  const auto queue = follow(amal);
  desk.office.logins.log_out(desk.staff.session_of(amal));
  for (int i = 0; i < 20 && !queue->closed(); ++i) desk.watch.look();
  EXPECT_TRUE(queue->closed());
  EXPECT_NE(queue->take().find("event: over"), std::string::npos);
}

TEST_F(Watching, EndsAtOnceForWhoLeaves) {
  const auto queue = follow(amal);
  ASSERT_EQ(desk.post(desk.staff.officer(), "/api/people/" + amal.id().text() + "/leave").status, 200);
  desk.watch.look();
  EXPECT_TRUE(queue->closed());
}

TEST_F(Watching, OfAFloodDoesNotCutTheStream) {
  const auto queue = follow(amal);
  for (int i = 0; i < 70; ++i) desk.arrives();
  const auto events = told(queue);
  EXPECT_NE(events.find("event: many"), std::string::npos) << "look at everything";
  EXPECT_EQ(events.find("event: request"), std::string::npos);
  EXPECT_FALSE(queue->closed());
}

}  // namespace
}  // namespace desk
