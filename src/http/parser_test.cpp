// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/parser.h"

#include <gtest/gtest.h>

namespace http {
namespace {

using namespace std::string_literals;

// What a server would do: find the end of the head, then read it. 0: taken.
int status_for(const std::string& wire) {
  const auto end = head_end(wire, 0);
  if (end.found != HeadEnd::Found::here) return 400;
  Request request;
  return Parser{}.head(std::string_view{wire}.substr(0, end.size), request);
}

int status_of_target(const std::string& target) {
  return status_for("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
}
int status_with(const std::string& lines) {
  return status_for("POST / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n");
}

Request request_of(const std::string& wire) {
  Request request;
  EXPECT_EQ(Parser{}.head(wire, request), 0) << wire;
  return request;
}

TEST(Head, IsReadIntoPathQueryAndHeaders) {
  const auto request = request_of(
      "PUT /a%20b/c?x=1&y=two+words HTTP/1.1\r\nHost: example.org:8443\r\nX-Thing: 1\r\nx-thing: 2\r\n"
      "Cookie: a=1\r\nCookie: b=2\r\n\r\n");
  EXPECT_EQ(request.method, Method::put);
  EXPECT_EQ(request.path, "/a b/c");
  EXPECT_EQ(request.query, (Fields{{"x", "1"}, {"y", "two words"}}));
  EXPECT_EQ(*request.header("x-thing"), "1, 2");
  EXPECT_EQ(*request.header("cookie"), "a=1; b=2");
}

TEST(Head, HidesWhoAndWhereTheVisitorIs) {
  const auto request = request_of(
      "GET / HTTP/1.1\r\nHost: a\r\nUser-Agent: Mozilla\r\nX-Forwarded-For: 192.0.2.1\r\nForwarded: "
      "for=192.0.2.1\r\n"
      "X-Real-IP: 192.0.2.1\r\nSec-CH-UA: \"x\"\r\nReferer: https://elsewhere/\r\nVia: 1.1 x\r\n\r\n");
  EXPECT_EQ(request.headers.size(), 1u);
  EXPECT_TRUE(request.header("host"));
}

TEST(Head, RefusesWhatTwoServersCouldReadDifferently) {
  EXPECT_EQ(status_with("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), 400);
  EXPECT_EQ(status_with("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"), 400);
  EXPECT_EQ(status_with("Content-Length: 4\r\nContent-Length: 5\r\n"), 400);
  EXPECT_EQ(status_with("Content-Length: 4\r\nContent-Length: 4\r\n"), 400);
  for (const auto* length : {"+4", "-4", "4,4", "0x4", "4 4", "", "99999999999999999999"}) {
    EXPECT_EQ(status_with("Content-Length: "s + length + "\r\n"), 400) << length;
  }
  EXPECT_EQ(status_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400);
  for (const auto* coding : {"identity", "gzip, chunked", "chunked, identity", "xchunked", "chunked;a=b"}) {
    EXPECT_NE(status_with("Transfer-Encoding: "s + coding + "\r\n"), 0) << coding;
  }
  EXPECT_EQ(status_with("Transfer-Encoding : chunked\r\n"), 400);
  EXPECT_EQ(status_with(" Transfer-Encoding: chunked\r\n"), 400);
  EXPECT_EQ(status_with("X: 1\r\n Transfer-Encoding: chunked\r\n"), 400);
  EXPECT_EQ(status_with("X: 1\r\n\tb\r\n"), 400);
  EXPECT_EQ(status_with("X\r\n"), 400);
  EXPECT_EQ(status_with(": 1\r\n"), 400);
  EXPECT_EQ(status_with("X: a\x01"s + "b\r\n"), 400);
  EXPECT_EQ(status_with("X: a\0b\r\n"s), 400);
  EXPECT_EQ(status_with("X: a\rb\r\n"), 400);
  EXPECT_EQ(status_with("X: a\nb: c\r\n"), 400);
  EXPECT_EQ(status_with("X: \xff\r\n"), 400);
}

TEST(Head, NeedsExactlyOneHost) {
  EXPECT_EQ(status_for("GET / HTTP/1.1\r\nX: 1\r\n\r\n"), 400);
  EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
  EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400);
  EXPECT_EQ(status_for("GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"), 400);
}

TEST(Head, TakesOnlyPathsWithOneReading) {
  for (const auto* target : {"/", "/a", "/a/", "/a..b", "/...", "/a?b=../c", "/%C3%A9", "/a+b"}) {
    EXPECT_EQ(status_of_target(target), 0) << target;
  }
  for (const auto* target :
       {"http://a/", "*",         "a",    "/..",    "/../a",    "/a/./b",  "/a/..", "/a%2fb",
        "/a%2Fb",    "/%2e%2e/a", "/%2E", "/a%5cb", "/a\\b",    "/a%00",   "/a%0a", "/a%7f",
        "/a%",       "/%ff",      "/a#b", "/a?b#c", "/a?b=%00", "/a?b=%ff"}) {
    EXPECT_EQ(status_of_target(target), 400) << target;
  }
}

TEST(Head, KnowsFiveMethodsAndOneVersion) {
  for (const auto* method : {"OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW"}) {
    EXPECT_EQ(status_for(method + " / HTTP/1.1\r\nHost: a\r\n\r\n"s), 501) << method;
  }
  EXPECT_EQ(status_for("GET / HTTP/1.0\r\nHost: a\r\n\r\n"), 505);
  for (const auto* version : {"HTTP/0.9", "HTTP/2.0", "HTTP/1.2", "http/1.1", "HTTP/1.11"}) {
    EXPECT_EQ(status_for("GET / "s + version + "\r\nHost: a\r\n\r\n"), 400) << version;
  }
}

TEST(Head, HasAtMostAHundredLines) {
  std::string lines;
  for (int i = 0; i < 99; ++i) lines += "X: 1\r\n";
  EXPECT_EQ(status_with(lines), 0);
  EXPECT_EQ(status_with(lines + "X: 1\r\n"), 431);
}

TEST(HeadEnd, IsFoundHoweverTheBytesArrive) {
  const std::string wire = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
  for (std::size_t first = 0; first <= wire.size(); ++first) {
    const auto early = head_end(wire.substr(0, first), 0);
    ASSERT_NE(early.found, HeadEnd::Found::malformed) << first;
    const auto whole = head_end(wire, early.found == HeadEnd::Found::here ? 0 : first);
    ASSERT_EQ(whole.found, HeadEnd::Found::here) << first;
    ASSERT_EQ(whole.size, wire.size() - 4) << first;
  }
}

TEST(HeadEnd, NeedsNoWaitingToRefuseALoneLineFeed) {
  for (const auto& wire :
       {"GET / HTTP/1.1\n"s, "\n"s, "GET /\rX"s, "GET \0"s, "GET / HTTP/1.1\r\nA: b\r\n c"s}) {
    EXPECT_EQ(head_end(wire, 0).found, HeadEnd::Found::malformed) << wire;
  }
}

struct Decoded {
  std::string body;
  bool complete = false;
  bool malformed = false;
  std::size_t left = 0;
};

Decoded chunked(const std::string& wire, std::size_t step) {
  Parser parser;
  Request request;
  EXPECT_EQ(parser.head("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", request), 0);
  Decoded out;
  std::string held;
  for (std::size_t at = 0; at < wire.size() && !parser.complete(); at += step) {
    held += wire.substr(at, step);
    const auto used = parser.body(held, out.body);
    if (!used) return {.body = {}, .complete = false, .malformed = true, .left = 0};
    held.erase(0, *used);
  }
  out.complete = parser.complete();
  out.left = held.size();
  return out;
}

TEST(ChunkedBody, IsTheSameHoweverItArrives) {
  const std::string wire = "5\r\nhello\r\n1\r\n,\r\nA\r\n everybody\r\n0\r\n\r\n";
  for (std::size_t step = 1; step <= wire.size(); ++step) {
    const auto decoded = chunked(wire, step);
    EXPECT_TRUE(decoded.complete) << step;
    EXPECT_EQ(decoded.body, "hello, everybody") << step;
  }
}

TEST(ChunkedBody, LeavesTheNextRequestAlone) {
  const auto decoded = chunked("0\r\n\r\nGET", 100);
  EXPECT_TRUE(decoded.complete);
  EXPECT_EQ(decoded.left, 3u);
}

TEST(ChunkedBody, RefusesSizesThatAreNoneExtensionsAndTrailers) {
  for (const auto* wire : {"-1\r\nx\r\n", "+1\r\nx\r\n", "0x1\r\nx\r\n", "g\r\n", "\r\n", " 1\r\nx\r\n",
                           "10000000000000000\r\n", "fffffffffffffffff\r\n", "1\nx\n0\n\n",
                           "1\r\nxy\r\n0\r\n\r\n", "1 \r\nx\r\n", "1;a=b\r\nx\r\n", "0\r\nX: 1\r\n\r\n"}) {
    EXPECT_TRUE(chunked(wire, 100).malformed) << wire;
  }
}

TEST(PlainBody, EndsAtItsLength) {
  Parser parser;
  Request request;
  ASSERT_EQ(parser.head("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n", request), 0);
  EXPECT_EQ(parser.length(), 5u);
  std::string body;
  EXPECT_EQ(parser.body("hel", body), 3u);
  EXPECT_FALSE(parser.complete());
  EXPECT_EQ(parser.body("loGET", body), 2u);
  EXPECT_TRUE(parser.complete());
  EXPECT_EQ(body, "hello");
}

}  // namespace
}  // namespace http
