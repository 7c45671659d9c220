// SPDX-License-Identifier: AGPL-3.0-or-later
// What every visitor may rely on, over a real socket.
#include "http/server.h"

#include <gtest/gtest.h>

#include <atomic>

#include "http/visitor.h"

namespace http {
namespace {

using namespace std::string_literals;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

Router router() {
  Router out;
  out.on(Method::get, "/", [](const Request&) { return Response::html("hello"); });
  out.on(Method::get, "/parts/{name}",
         [](const Request& request) { return Response::html(request.parts.at("name")); });
  out.on(Method::post, "/echo", [](const Request& request) { return Response::json(request.body); }, 1024);
  out.on(Method::get, "/fault", [](const Request&) -> Response { throw base::Fault{"the disk is full"}; });
  out.missing([](const Request&) { return Response::html("nothing here", 404); });
  return out;
}

Answers answers() {
  return {.fault = [](const Request&,
                      std::string_view incident) { return Response::html(std::string{incident}, 503); },
          .malformed = [](int status) { return Response::html("refused " + std::to_string(status), status); },
          .headers = {{"Content-Security-Policy", "default-src 'self'"}}};
}

class Serving : public ::testing::Test {
 protected:
  void SetUp() override { start({}); }
  void start(Limits limits) {
    house = std::make_unique<House>(router(), limits, answers());
    address = house->listen({"127.0.0.1:0", "", ""});
    house->start();
  }
  std::string ask(const std::string& bytes) { return Visitor{address}.ask(bytes); }
  std::string post(const std::string& body, const std::string& extra = "") {
    return "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + extra +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

  std::unique_ptr<House> house;
  std::string address;
};

TEST_F(Serving, AnswersAndCloses) {
  const auto answer = ask(get("/"));
  EXPECT_EQ(status_in(answer), 200);
  EXPECT_EQ(body_in(answer), "hello");
  EXPECT_TRUE(has_line(answer, "Content-Length: 5"));
  EXPECT_TRUE(has_line(answer, "Connection: close"));
}

TEST_F(Serving, PutsTheSecurityHeadersOnEveryAnswer) {
  for (const auto& request : {get("/"), get("/missing"), get("/fault"), post("", ""), "nonsense\r\n\r\n"s}) {
    const auto answer = ask(request);
    EXPECT_TRUE(has_line(answer, "X-Content-Type-Options: nosniff")) << answer;
    EXPECT_TRUE(has_line(answer, "Content-Security-Policy: default-src 'self'")) << answer;
    EXPECT_TRUE(has_line(answer, "Cache-Control: no-store")) << answer;
  }
}

TEST_F(Serving, DecodesTheMatchedPart) { EXPECT_EQ(body_in(ask(get("/parts/%C3%A9t%C3%A9"))), "été"); }

TEST_F(Serving, LetsTheDoorSayThatNothingIsThere) {
  const auto answer = ask(get("/nowhere"));
  EXPECT_EQ(status_in(answer), 404);
  EXPECT_EQ(body_in(answer), "nothing here");
}

TEST_F(Serving, NamesTheMethodsOfAKnownPath) {
  const auto answer = ask("DELETE /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_in(answer), 405);
  EXPECT_TRUE(has_line(answer, "Allow: POST"));
}

TEST_F(Serving, AnswersHeadWithoutTheBody) {
  const auto answer = ask("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(status_in(answer), 200);
  EXPECT_TRUE(has_line(answer, "Content-Length: 5"));
  EXPECT_EQ(body_in(answer), "");
}

TEST_F(Serving, KeepsTheLineForTheNextRequest) {
  Visitor visitor{address};
  for (int i = 0; i < 3; ++i) {
    visitor.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_in(visitor.hear_until("hello")), 200);
  }
}

TEST_F(Serving, AnswersRequestsSentTogetherOneAfterAnother) {
  std::string requests;
  for (int i = 0; i < 50; ++i) requests += "GET /parts/" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
  const auto heard =
      ask(requests + "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nlast" + get("/"));
  std::size_t at = 0;
  for (int i = 0; i < 50; ++i) {
    at = heard.find("\r\n\r\n" + std::to_string(i) + "HTTP/1.1 200", at);
    ASSERT_NE(at, heard.npos) << i;
  }
  EXPECT_NE(heard.find("\r\n\r\nlastHTTP/1.1 200", at), heard.npos);
  EXPECT_TRUE(heard.ends_with("hello"));
}

TEST_F(Serving, TakesBodiesUpToTheLimitOfTheRoute) {
  EXPECT_EQ(body_in(ask(post(std::string(1024, 'x')))).size(), 1024u);
  EXPECT_EQ(status_in(ask(post(std::string(1025, 'x')))), 413);
}

TEST_F(Serving, TellsWhoSendsFarTooMuch) {
  Visitor visitor{address};
  visitor.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10485760\r\n\r\n");
  const std::string piece(64 * 1024, 'x');
  for (int i = 0; i < 160; ++i) visitor.say(piece);
  EXPECT_EQ(status_in(visitor.hear_all()), 413);
}

TEST_F(Serving, TakesChunkedBodiesWithinTheSameLimit) {
  const auto head =
      "POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"s;
  EXPECT_EQ(body_in(ask(head + "5\r\nhello\r\n6\r\n there\r\n0\r\n\r\n")), "hello there");
  EXPECT_EQ(status_in(ask(head + "401\r\n" + std::string(1025, 'x') + "\r\n0\r\n\r\n")), 413);
  EXPECT_EQ(status_in(ask(head + "-1\r\n")), 400);
  EXPECT_EQ(status_in(ask(head + "5;" + std::string(20'000, 'x'))), 400);
}

TEST_F(Serving, InvitesABodyThatWaitsForIt) {
  Visitor visitor{address};
  visitor.say("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(visitor.hear_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  visitor.say("ok");
  EXPECT_EQ(status_in(visitor.hear_until("ok")), 200);
}

TEST_F(Serving, DoesNotInviteABodyItWillNotTake) {
  Visitor visitor{address};
  visitor.say("POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n");
  EXPECT_EQ(status_in(visitor.hear_until("\r\n\r\n")), 413);
}

TEST_F(Serving, AnswersAndClosesAfterAnythingAmbiguous) {
  for (const auto& request :
       {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"s,
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd"s,
        "GET / HTTP/1.1\r\n\r\n"s, "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n"s,
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n"s, "GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n"s,
        "GET /../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n"s, "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n"s,
        "GET / HTTP/1.1\nHost: a\n\n"s, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s}) {
    const auto answer = ask(request + get("/"));
    EXPECT_EQ(status_in(answer), 400) << request;
    EXPECT_TRUE(answer.ends_with("refused 400")) << answer;
  }
  EXPECT_EQ(status_in(ask("BREW / HTTP/1.1\r\nHost: a\r\n\r\n")), 501);
}

TEST_F(Serving, RefusesHeadersAndTargetsWithoutEnd) {
  EXPECT_EQ(status_in(ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x'))), 431);
  EXPECT_EQ(status_in(ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(20'000, 'x') + "\r\n\r\n")), 431);
  EXPECT_EQ(status_in(ask("GET /" + std::string(20'000, 'x'))), 414);
}

TEST_F(Serving, GivesAnIncidentNumberForAFault) {
  const auto answer = ask(get("/fault"));
  EXPECT_EQ(status_in(answer), 503);
  EXPECT_EQ(body_in(answer).size(), 8u);
  EXPECT_EQ(answer.find("disk"), answer.npos);
}

TEST_F(Serving, ListensOnAUnixSocketToo) {
  const Folder folder;
  House other{router()};
  const auto where = other.listen({"unix:" + folder.path("door.sock"), "", ""});
  EXPECT_EQ(where, "unix:" + folder.path("door.sock"));
  other.start();
  EXPECT_EQ(body_in(Visitor{where}.ask(get("/"))), "hello");
}

TEST_F(Serving, FaultsOnAddressesItMustNotOrCannotUse) {
  House other{router()};
  EXPECT_THROW(other.listen({"0.0.0.0:0", "", ""}), base::Fault);
  EXPECT_THROW(other.listen({address, "", ""}), base::Fault);
  for (const auto* wrong : {"", "127.0.0.1", "localhost:80", "127.0.0.1:99999", "[::1:1", "unix:"}) {
    EXPECT_THROW(other.listen({wrong, "", ""}), base::Fault) << wrong;
  }
  EXPECT_THROW(other.listen({"127.0.0.1:0", "/nowhere/cert.pem", "/nowhere/key.pem"}), base::Fault);
}

class Limited : public Serving {
 protected:
  void SetUp() override {}
};

TEST_F(Limited, TellsASlowHeadSenderThatTimeIsUpHoweverBusyItSeems) {
  Limits limits;
  limits.header_deadline = milliseconds{600};
  start(limits);
  Visitor visitor{address};
  const auto begin = Clock::now();
  visitor.say("GET / HTTP/1.1\r\nHost: a\r\n");
  std::string heard;
  while (heard.empty() && Clock::now() - begin < std::chrono::seconds{5}) {
    visitor.say("X: 1\r\n");
    heard = visitor.hear_until("\r\n\r\n", milliseconds{100});
  }
  EXPECT_EQ(status_in(heard), 408);
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds{2});
}

TEST_F(Limited, TwoHundredSlowHeadSendersHoldNobodyElse) {
  start({});
  std::vector<Visitor> slow;
  for (int i = 0; i < 200; ++i) slow.emplace_back(address).say("GET / HTTP/1.1\r\nX: ");
  const auto begin = Clock::now();
  EXPECT_EQ(status_in(ask(get("/"))), 200);
  EXPECT_LT(Clock::now() - begin, milliseconds{500});
}

TEST_F(Limited, ClosesASilentLineWithoutAWord) {
  Limits limits;
  limits.header_deadline = limits.idle = milliseconds{300};
  start(limits);
  Visitor silent{address};
  EXPECT_TRUE(silent.is_closed());
  Visitor idle{address};
  idle.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  idle.hear_until("hello");
  EXPECT_TRUE(idle.is_closed());
}

TEST_F(Limited, CutsABodyThatCrawls) {
  Limits limits;
  limits.pace_window = milliseconds{400};
  limits.body_bytes_per_second = 1000;
  start(limits);
  Visitor crawling{address};
  crawling.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx");
  EXPECT_TRUE(crawling.is_closed());

  Visitor steady{address};
  steady.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n");
  for (int i = 0; i < 10; ++i) {
    std::this_thread::sleep_for(milliseconds{60});
    steady.say(std::string(100, 'x'));
  }
  EXPECT_EQ(status_in(steady.hear_until("xxx")), 200);
}

TEST_F(Limited, ClosesTheLongestIdleWhenThereAreTooMany) {
  Limits limits;
  limits.connections = 3;
  start(limits);
  std::vector<Visitor> idle;
  for (int i = 0; i < 3; ++i) {
    idle.emplace_back(address).say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(status_in(idle.back().hear_until("hello")), 200);
  }
  EXPECT_EQ(status_in(ask(get("/"))), 200);
  EXPECT_TRUE(idle[0].is_closed());
  idle[2].say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_in(idle[2].hear_until("hello")), 200);
}

TEST_F(Limited, LetsPeopleInHoweverManyOnlyHoldLinesOpen) {
  Limits limits;
  limits.connections = 50;
  start(limits);
  std::vector<Visitor> holding;
  for (int i = 0; i < 300; ++i) {
    holding.emplace_back(address).say("GET / HTTP/1.1\r\nX: ");
    if (i % 50 == 49) EXPECT_EQ(status_in(ask(get("/"))), 200) << i;
  }
}

TEST_F(Limited, GivesUpASlowSenderWhenBodiesFillTheMemory) {
  Limits limits;
  limits.body_memory = 2000;
  start(limits);
  Visitor holding{address};
  holding.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1024\r\n\r\n" + std::string(1000, 'x'));
  EXPECT_EQ(status_in(ask(post(std::string(900, 'x')))), 200);
  Visitor another{address};
  another.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1024\r\n\r\n" + std::string(1020, 'x'));
  EXPECT_TRUE(holding.is_closed());
  another.say("xxxx");
  EXPECT_EQ(status_in(another.hear_until("xxx")), 200);
}

TEST(Stopping, WaitsForAnAnswerUnderWayAndClosesTheIdle) {
  std::atomic<bool> begun = false;
  Router slow = router();
  slow.on(Method::get, "/slow", [&](const Request&) {
    begun = true;
    std::this_thread::sleep_for(milliseconds{400});
    return Response::html("done");
  });
  House house{std::move(slow)};
  const auto address = house.listen({"127.0.0.1:0", "", ""});
  house.start();
  Visitor idle{address}, busy{address};
  idle.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  idle.hear_until("hello");
  busy.say("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
  while (!begun) std::this_thread::sleep_for(milliseconds{5});

  house.ask_to_stop();
  EXPECT_TRUE(idle.is_closed());
  const auto answer = busy.hear_all();
  EXPECT_EQ(body_in(answer), "done");
  EXPECT_TRUE(has_line(answer, "Connection: close"));
  house.stop_and_wait();
}

TEST(Stopping, ComesToAnEndThoughSomebodyHoldsOn) {
  House house{router(), {.grace = milliseconds{500}}};
  const auto address = house.listen({"127.0.0.1:0", "", ""});
  house.start();
  Visitor holding{address};
  holding.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nx");
  EXPECT_EQ(status_in(Visitor{address}.ask(get("/"))), 200);
  const auto begin = Clock::now();
  house.stop_and_wait();
  EXPECT_GE(Clock::now() - begin, milliseconds{500});
  EXPECT_LT(Clock::now() - begin, std::chrono::seconds{3});
}

}  // namespace
}  // namespace http
