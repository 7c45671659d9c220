// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/message.h"

#include <gtest/gtest.h>

#include "http/compressed.h"

namespace http {
namespace {

Request with(std::string name, std::string value) {
  Request request;
  request.headers.emplace(std::move(name), std::move(value));
  return request;
}

TEST(Response, IsPackedForWhoeverUnpacksIt) {
  const std::string page(1000, 'a');
  const auto small = packed(Response::html(page), with("accept-encoding", "br, gzip"));
  EXPECT_TRUE(small.body.size() < 100 && gzip_holds(small.body, page));
  EXPECT_EQ(*field(small.headers, "Content-Encoding"), "gzip");
  const auto plain = packed(Response::html(page), with("accept-encoding", "gzip;q=0"));
  EXPECT_EQ(plain.body, page);
  EXPECT_EQ(field(plain.headers, "Content-Encoding"), nullptr);
  EXPECT_EQ(*field(plain.headers, "Vary"), "Accept-Encoding");
}

TEST(Request, FindsACookieByTheNameItHasHere) {
  auto request = with("cookie", "a=1; visit=plain;__Host-visit=bound; b=2");
  EXPECT_EQ(request.cookie("visit"), "plain");
  request.over_tls = true;
  EXPECT_EQ(request.cookie("visit"), "bound");
  EXPECT_EQ(request.cookie("missing"), std::nullopt);
}

TEST(Request, TrustsNeitherOfTwoCookiesOfOneName) {
  EXPECT_EQ(with("cookie", "visit=1; visit=2").cookie("visit"), std::nullopt);
}

TEST(Request, ReadsAFormOnlyWhenItIsOne) {
  auto request = with("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
  request.body = "a=1";
  const auto form = request.form();
  ASSERT_TRUE(form);
  ASSERT_NE(field(*form, "a"), nullptr);
  EXPECT_EQ(*field(*form, "a"), "1");
  EXPECT_EQ(field(*form, "b"), nullptr);

  request.body = "a=%FF";
  EXPECT_FALSE(request.form());
  request.headers["content-type"] = "text/plain";
  request.body = "a=1";
  EXPECT_FALSE(request.form());
  EXPECT_FALSE(Request{}.form());
}

TEST(Request, PrefersTheLanguageTheBrowserWantsMost) {
  const std::vector<std::string> offered{"en", "fr", "ar", "pt-BR"};
  EXPECT_EQ(with("accept-language", "de, fr-CA;q=0.5, ar;q=0.7").language(offered), "ar");
  EXPECT_EQ(with("accept-language", "FR").language(offered), "fr");
  EXPECT_EQ(with("accept-language", "pt-br, en;q=0.9").language(offered), "pt-BR");
  EXPECT_EQ(with("accept-language", "arn").language(offered), "en");
  EXPECT_EQ(with("accept-language", "fr;q=0, de").language(offered), "en");
  EXPECT_EQ(with("accept-language", ",;q=,=;;").language(offered), "en");
  EXPECT_EQ(Request{}.language(offered), "en");
}

TEST(Refusal, BecomesItsCodeAndTheStatusOfItsKind) {
  const auto response = refusal(base::Refusal{base::Kind::conflict, "requests.closed"});
  EXPECT_EQ(response.status, 409);
  EXPECT_EQ(response.type, "application/json");
  EXPECT_EQ(response.body, R"({"refused":"requests.closed"})");
}

}  // namespace
}  // namespace http
