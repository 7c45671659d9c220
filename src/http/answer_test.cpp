// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/answer.h"

#include <gtest/gtest.h>

namespace http {
namespace {

using namespace std::string_literals;

bool has(const std::string& head, const std::string& line) {
  return head.find("\r\n" + line + "\r\n") != head.npos;
}

TEST(AnswerHead, CarriesTheSecurityHeadersWhateverTheStatus) {
  for (const int status : {200, 204, 303, 304, 400, 404, 413, 503}) {
    const auto head = head_of(Response::empty(status), {});
    EXPECT_TRUE(has(head, "X-Content-Type-Options: nosniff")) << head;
    EXPECT_TRUE(has(head, "Referrer-Policy: no-referrer")) << head;
    EXPECT_TRUE(has(head, "X-Frame-Options: DENY")) << head;
    EXPECT_TRUE(has(head, "Cross-Origin-Opener-Policy: same-origin")) << head;
    EXPECT_TRUE(has(head, "Cross-Origin-Resource-Policy: same-origin")) << head;
    EXPECT_TRUE(has(head, "Cache-Control: no-store")) << head;
    EXPECT_EQ(head.find("\r\nServer:"), head.npos);
  }
}

TEST(AnswerHead, AsksForTlsNextTimeOnlyOverTls) {
  EXPECT_EQ(head_of({}, {}).find("Strict-Transport"), std::string::npos);
  EXPECT_TRUE(has(head_of({}, {.door_headers = {}, .over_tls = true}),
                  "Strict-Transport-Security: max-age=63072000"));
}

TEST(AnswerHead, PutsTheDoorsHeadersUnlessTheResponseHasItsOwn) {
  const Circumstances circumstances{.door_headers = {{"Content-Security-Policy", "default-src 'none'"}}};
  EXPECT_TRUE(has(head_of({}, circumstances), "Content-Security-Policy: default-src 'none'"));
  Response response;
  response.headers = {{"content-security-policy", "sandbox"}, {"Cache-Control", "no-cache"}};
  const auto head = head_of(response, circumstances);
  EXPECT_TRUE(has(head, "content-security-policy: sandbox"));
  EXPECT_EQ(head.find("default-src"), head.npos);
  EXPECT_EQ(head.find("no-store"), head.npos);
}

TEST(AnswerHead, BindsCookiesToTheHostOverTls) {
  Response response;
  response.cookies = {{"visit", "abc"}, {"old", ""}};
  EXPECT_TRUE(has(head_of(response, {}), "Set-Cookie: visit=abc; Path=/; HttpOnly; SameSite=Strict"));
  const auto head = head_of(response, {.door_headers = {}, .over_tls = true});
  EXPECT_TRUE(has(head, "Set-Cookie: __Host-visit=abc; Path=/; HttpOnly; SameSite=Strict; Secure"));
  EXPECT_TRUE(has(head, "Set-Cookie: __Host-old=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0"));
}

TEST(AnswerHead, TellsWhereTheBodyEnds) {
  EXPECT_TRUE(has(head_of(Response::html("four"), {}), "Content-Length: 4"));
  EXPECT_EQ(head_of(Response::empty(), {}).find("Content-Length"), std::string::npos);
  Response pulled;
  pulled.pull = [] { return base::Bytes{}; };
  EXPECT_TRUE(has(head_of(pulled, {}), "Transfer-Encoding: chunked"));
  pulled.length = 7;
  EXPECT_TRUE(has(head_of(pulled, {}), "Content-Length: 7"));
}

TEST(AnswerHeadDeathTest, AValueThatWouldSplitTheAnswerIsABug) {
  for (const auto& value : {"/a\r\nSet-Cookie: b=c"s, "/a\n"s, "/a\r"s, "/a\0b"s}) {
    EXPECT_DEATH(head_of(Response::redirect(value), {}), "bug");
  }
  Response response;
  response.cookies = {{"visit", "a; Domain=evil"}};
  EXPECT_DEATH(head_of(response, {}), "bug");
  response.cookies.clear();
  response.headers = {{"Bad name", "x"}};
  EXPECT_DEATH(head_of(response, {}), "bug");
}

TEST(Chunk, SaysItsSizeInHex) {
  EXPECT_EQ(chunk(std::string(26, 'x')), "1a\r\n" + std::string(26, 'x') + "\r\n");
  EXPECT_EQ(chunk(""), "0\r\n\r\n");
}

}  // namespace
}  // namespace http
