// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/tls.h"

#include <gtest/gtest.h>
#include <openssl/ssl.h>
#include <signal.h>

#include "http/visitor.h"

namespace http {
namespace {

using std::chrono::milliseconds;

class OverTls : public ::testing::Test {
 protected:
  void SetUp() override {
    folder.make_certificate("first");
    Router router;
    router.on(Method::get, "/", [](const Request& request) {
      auto response = Response::html(request.cookie("visit").value_or("none"));
      response.cookies = {{"visit", "abc"}};
      return response;
    });
    router.on(Method::get, "/large",
              [](const Request&) { return Response::html(std::string(2'000'000, 'x')); });
    router.on(
        Method::post, "/echo", [](const Request& request) { return Response::html(request.body); }, 1 << 20);
    Limits limits;
    limits.header_deadline = milliseconds{1500};
    house = std::make_unique<House>(std::move(router), limits);
    address = house->listen({"127.0.0.1:0", folder.path("cert.pem"), folder.path("key.pem")});
    house->start();
  }

  Folder folder;
  std::unique_ptr<House> house;
  std::string address;
};

TEST_F(OverTls, AnswersAndBindsCookiesToTheHost) {
  const auto answer = Visitor(address, Visitor::Over::tls).ask(get("/"));
  EXPECT_EQ(status_in(answer), 200);
  EXPECT_TRUE(has_line(answer, "Strict-Transport-Security: max-age=63072000"));
  EXPECT_TRUE(has_line(answer, "Set-Cookie: __Host-visit=abc; Path=/; HttpOnly; SameSite=Strict; Secure"));

  const auto again =
      Visitor(address, Visitor::Over::tls)
          .ask(
              "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: __Host-visit=me; visit=you\r\n\r\n");
  EXPECT_EQ(body_in(again), "me");
}

TEST_F(OverTls, CarriesLargeBodiesBothWays) {
  EXPECT_EQ(body_in(Visitor(address, Visitor::Over::tls).ask(get("/large"))).size(), 2'000'000u);
  const std::string body(500'000, 'y');
  const auto answer =
      Visitor(address, Visitor::Over::tls)
          .ask("POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 500000\r\n\r\n" +
               body);
  EXPECT_EQ(body_in(answer), body);
}

TEST_F(OverTls, ClosesOnWhoTalksPlainly) {
  const auto heard = Visitor{address}.ask(get("/"));
  EXPECT_EQ(heard.find("HTTP/1.1"), heard.npos);
}

TEST_F(OverTls, DoesNotWaitForEverForAHandshake) {
  Visitor silent{address};
  EXPECT_TRUE(silent.is_closed());
}

TEST_F(OverTls, UsesTheRenewedCertificateOnceTold) {
  EXPECT_EQ(Visitor(address, Visitor::Over::tls).certificate_name(), "first");
  folder.make_certificate("second");
  ::raise(SIGHUP);
  std::string name;
  for (int i = 0; i < 100 && name != "second"; ++i) {
    std::this_thread::sleep_for(milliseconds{20});
    name = Visitor(address, Visitor::Over::tls).certificate_name();
  }
  EXPECT_EQ(name, "second");
}

TEST_F(OverTls, KeepsTheOldCertificateWhenTheNewIsUnusable) {
  EXPECT_EQ(Visitor(address, Visitor::Over::tls).certificate_name(), "first");
  folder.write("cert.pem", "nonsense");
  ::raise(SIGHUP);
  std::this_thread::sleep_for(milliseconds{100});
  EXPECT_EQ(Visitor(address, Visitor::Over::tls).certificate_name(), "first");
}

TEST_F(OverTls, SpeaksNothingOlderThan12AndNothingWithoutForwardSecrecy) {
  EXPECT_TRUE(shakes_hands(address, TLS1_3_VERSION, nullptr));
  EXPECT_TRUE(shakes_hands(address, TLS1_2_VERSION, nullptr));
  EXPECT_FALSE(shakes_hands(address, TLS1_1_VERSION, nullptr));
  EXPECT_FALSE(shakes_hands(address, TLS1_2_VERSION, "AES256-GCM-SHA384"));
  EXPECT_FALSE(shakes_hands(address, TLS1_2_VERSION, "ECDHE-ECDSA-AES256-SHA"));
}

}  // namespace
}  // namespace http
