// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/router.h"

#include <gtest/gtest.h>

namespace http {
namespace {

Handler nothing() {
  return [](const Request&) { return Response{}; };
}

TEST(Router, GivesTheMatchedPartsTheirNames) {
  Router router;
  router.on(Method::get, "/requests/{id}/notes/{note}", nothing());
  const auto found = router.find(Method::get, "/requests/12/notes/7");
  ASSERT_TRUE(found.route);
  EXPECT_EQ(found.parts, (std::map<std::string, std::string>{{"id", "12"}, {"note", "7"}}));
}

TEST(Router, MatchesWholeSegmentsOnly) {
  Router router;
  router.on(Method::get, "/requests/{id}", nothing());
  for (const auto* path :
       {"/", "/requests", "/requests/", "/requests/1/", "/requests/1/2", "/requestsx/1", "//1"}) {
    EXPECT_FALSE(router.find(Method::get, path).route) << path;
  }
}

TEST(Router, PrefersTheLiteralWhateverTheOrder) {
  Router router;
  router.on(Method::get, "/requests/{id}", nothing());
  router.on(Method::get, "/requests/new", nothing());
  router.on(Method::get, "/{any}/new", nothing());
  EXPECT_EQ(router.find(Method::get, "/requests/new").route->pattern, "/requests/new");
  EXPECT_EQ(router.find(Method::get, "/requests/1").route->pattern, "/requests/{id}");
  EXPECT_EQ(router.find(Method::get, "/other/new").route->pattern, "/{any}/new");
}

TEST(Router, AnswersHeadByGet) {
  Router router;
  router.on(Method::get, "/", nothing());
  router.on(Method::post, "/form", nothing());
  EXPECT_TRUE(router.find(Method::head, "/").route);
  EXPECT_FALSE(router.find(Method::head, "/form").route);
}

TEST(Router, NamesTheMethodsOfAKnownPath) {
  Router router;
  router.on(Method::get, "/a/{id}", nothing());
  router.on(Method::post, "/a/new", nothing());
  router.on(Method::del, "/a/{id}", nothing());
  EXPECT_EQ(router.find(Method::put, "/a/new").allow, "DELETE, GET, HEAD, POST");
  EXPECT_EQ(router.find(Method::put, "/a/1").allow, "DELETE, GET, HEAD");
  EXPECT_EQ(router.find(Method::put, "/b").allow, "");
}

TEST(Router, ListsItsRoutesSorted) {
  Router router;
  router.on(Method::post, "/b", nothing());
  router.on(Method::get, "/b", nothing());
  router.on_stream(Method::put, "/a/{id}", nullptr);
  EXPECT_EQ(router.routes(), (std::vector<std::string>{"GET /b", "POST /b", "PUT /a/{id}"}));
}

}  // namespace
}  // namespace http
