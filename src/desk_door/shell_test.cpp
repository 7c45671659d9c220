// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/shell.h"

#include <gtest/gtest.h>

#include <fstream>

#include "http/assets.h"
#include "http/router.h"
#include "seal/keys.h"

namespace desk {
namespace {

class ThePages : public testing::Test {
 protected:
  ThePages() {
    std::string pattern = (std::filesystem::temp_directory_path() / "havre-shell-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    std::string files;
    for (const auto* name : {"desk-AAAA1111.js", "desk-BBBB2222.css", "viewer-CCCC3333.js"}) {
      std::ofstream{folder / name} << "content";
      files += (files.empty() ? "\"" : ",\"") + std::string{name} + R"(":{"blake2b":")" +
               digest(base::view("content")) + R"(","size":7})";
    }
    std::ofstream{folder / "manifest.json"}
        << R"({"entries":{"desk":["desk-AAAA1111.js","desk-BBBB2222.css"],)"
        << R"("viewer":["viewer-CCCC3333.js"]},"files":{)" << files << "}}";
    http::serve_assets(router, folder, digest);
    Shell{folder}.add_to(router);
  }
  ~ThePages() override { std::filesystem::remove_all(folder); }

  static std::string digest(base::ByteView bytes) { return base::to_hex(seal::plain_digest(bytes).view()); }
  http::Response get(const std::string& path) {
    http::Request request;
    request.path = path;
    const auto found = router.find(http::Method::get, path);
    return found.route ? found.route->handler(request) : router.missing_answer()(request);
  }
  static std::string header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return "";
  }

  std::filesystem::path folder;
  http::Router router;
};

TEST_F(ThePages, LoadTheApplicationUnderAStrictPolicy) {
  const auto page = get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find(R"(<script type="module" src="/assets/desk-AAAA1111.js"></script>)"),
            std::string::npos);
  EXPECT_NE(page.body.find(R"(href="/assets/desk-BBBB2222.css")"), std::string::npos);
  const auto policy = header(page, "Content-Security-Policy");
  EXPECT_TRUE(policy.starts_with("default-src 'none'"));
  EXPECT_EQ(policy.find("unsafe-inline"), std::string::npos);
  EXPECT_NE(policy.find("require-trusted-types-for 'script'"), std::string::npos);
  EXPECT_EQ(page.body.find("<style"), std::string::npos);
}

TEST_F(ThePages, AreTheSameForEveryPathOfTheApplication) {
  EXPECT_EQ(get("/requests/0123").body, get("/").body);
  EXPECT_EQ(get("/api/nothing").status, 404);
  EXPECT_EQ(get("/assets/nothing.js").status, 404);
}

TEST_F(ThePages, ShowFilesInASandboxWithoutNetwork) {
  const auto viewer = get("/viewer");
  const auto policy = header(viewer, "Content-Security-Policy");
  EXPECT_TRUE(policy.starts_with("sandbox allow-scripts; default-src 'none'"));
  EXPECT_EQ(policy.find("connect-src"), std::string::npos);
  EXPECT_EQ(policy.find("allow-same-origin"), std::string::npos);
  EXPECT_NE(policy.find("frame-ancestors 'self'"), std::string::npos);
  EXPECT_EQ(header(get("/assets/viewer-CCCC3333.js"), "Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(header(get("/assets/desk-AAAA1111.js"), "Access-Control-Allow-Origin"), "");
}

TEST_F(ThePages, AreNotServedFromAManifestWithoutThem) {
  std::ofstream{folder / "manifest.json"} << R"({"entries":{},"files":{}})";
  EXPECT_THROW(Shell{folder}, base::Fault);
}

}  // namespace
}  // namespace desk
