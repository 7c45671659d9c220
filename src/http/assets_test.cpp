// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/assets.h"

#include <gtest/gtest.h>
#include <openssl/evp.h>

#include <array>

#include "http/router.h"
#include "http/visitor.h"

namespace http {
namespace {

std::string digest(base::ByteView bytes) {
  std::array<unsigned char, 32> out{};
  EVP_Q_digest(nullptr, "SHA256", nullptr, bytes.data(), bytes.size(), out.data(), nullptr);
  return base::to_hex(out);
}

std::string bytes(std::string_view hex) { return std::string{base::text(*base::from_hex(hex))}; }

// As `brotli` writes them.
const std::string packed_let_a = bytes("8f04806c65742061203d20313b03");  // "let a = 1;"
const std::string packed_let_b = bytes("0f02806c6574206203");            // "let b"

class Assets : public ::testing::Test {
 protected:
  void add(const std::string& name, const std::string& content) {
    folder.write(name, content);
    listed += (listed.empty() ? "" : ",") + ('"' + name + "\":{\"blake2b\":\"" + digest(base::view(content)) +
                                             "\",\"size\":" + std::to_string(content.size()) + '}');
    folder.write("manifest.json", "{\"entries\":{},\"files\":{" + listed + "}}");
  }
  Response ask(const std::string& path, const std::string& name = "", const std::string& value = "") {
    Router router;
    serve_assets(router, folder.path(""), digest);
    Request request;
    request.path = path;
    if (!name.empty()) request.headers.emplace(name, value);
    const auto found = router.find(Method::get, path);
    return found.route ? found.route->handler(request) : Response::empty(404);
  }
  static std::string line(const Response& response, const std::string& name) {
    const auto* value = field(response.headers, name);
    return value ? *value : "";
  }

  Folder folder;
  std::string listed;
};

TEST_F(Assets, AreServedWithTheirTypeAndForEverWhenTheirNameSaysWhatTheyHold) {
  add("app-B3x_9kQ1.js", "let a");
  add("receipt-printing.css", "a{}");
  add("fonts/noto-Ab12Cd34.woff2", "font");

  const auto script = ask("/assets/app-B3x_9kQ1.js");
  EXPECT_EQ(script.body, "let a");
  EXPECT_EQ(script.type, "text/javascript; charset=utf-8");
  EXPECT_EQ(line(script, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(line(ask("/assets/receipt-printing.css"), "Cache-Control"), "no-cache");
  EXPECT_EQ(ask("/assets/fonts/noto-Ab12Cd34.woff2").type, "font/woff2");
  EXPECT_EQ(ask("/assets/missing.js").status, 404);
}

TEST_F(Assets, GoCompressedToWhoeverCanReadThem) {
  add("app.js", "let a = 1;");
  folder.write("app.js.br", packed_let_a);
  const auto small = ask("/assets/app.js", "accept-encoding", "gzip, br;q=0.9");
  EXPECT_EQ(small.body, packed_let_a);
  EXPECT_EQ(line(small, "Content-Encoding"), "br");
  EXPECT_EQ(line(small, "Vary"), "Accept-Encoding");

  for (const auto* accepted : {"gzip", "br;q=0", "brx", ""}) {
    const auto plain = ask("/assets/app.js", "accept-encoding", accepted);
    EXPECT_EQ(plain.body, "let a = 1;") << accepted;
    EXPECT_EQ(line(plain, "Vary"), "Accept-Encoding");
    EXPECT_NE(line(plain, "ETag"), line(small, "ETag"));
  }
  EXPECT_EQ(ask("/assets/app.js.br").status, 404);
}

TEST_F(Assets, AreNotSentAgainToWhoHasThem) {
  add("page.html", "<p>");
  const auto etag = line(ask("/assets/page.html"), "ETag");
  const auto again = ask("/assets/page.html", "if-none-match", "\"other\", " + etag);
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(line(again, "ETag"), etag);
  EXPECT_EQ(ask("/assets/page.html", "if-none-match", "\"other\"").status, 200);
}

TEST_F(Assets, StopTheStartWhenAByteIsNotTheManifests) {
  add("app.js", "let a");
  folder.write("app.js", "let b");
  EXPECT_THROW(ask("/"), base::Fault);
  folder.write("app.js", "let ab");
  EXPECT_THROW(ask("/"), base::Fault);
  folder.write("app.js", "let a");
  EXPECT_NO_THROW(ask("/"));
  folder.write("app.js.br", packed_let_b);
  EXPECT_THROW(ask("/"), base::Fault);
  folder.write("app.js.br", "not brotli");
  EXPECT_THROW(ask("/"), base::Fault);
}

TEST_F(Assets, StopTheStartWithoutAManifestThatCanBeRead) {
  EXPECT_THROW(ask("/"), base::Fault);
  for (const auto* manifest :
       {"", "{", "[]", "{\"files\":{\"a.js\":{}}}", "{\"files\":{\"a.js\":{\"blake2b\":\"\",\"size\":0}}}",
        "{\"files\":{\"../a.js\":{\"blake2b\":\"\",\"size\":0}}}"}) {
    folder.write("manifest.json", manifest);
    EXPECT_THROW(ask("/"), base::Fault) << manifest;
  }
}

TEST_F(Assets, ShowOnlyWhatTheManifestListsAndBrowsersNeed) {
  add("app.js", "a");
  add("app.js.map", "{}");
  folder.write("unlisted.js", "b");
  EXPECT_EQ(ask("/assets/app.js.map").status, 404);
  EXPECT_EQ(ask("/assets/unlisted.js").status, 404);
  EXPECT_EQ(ask("/robots.txt").status, 404);
  EXPECT_NE(ask("/assets/manifest.json").body.find("app.js"), std::string::npos);
}

TEST_F(Assets, AreFoundAtTheRootWhereBrowsersExpectThem) {
  add("robots.txt", "User-agent: *");
  EXPECT_EQ(ask("/robots.txt").body, "User-agent: *");
}

}  // namespace
}  // namespace http
