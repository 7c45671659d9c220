// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/json.h"

#include <gtest/gtest.h>

namespace wire {
namespace {

bool reads(std::string_view body) {
  In in{body};
  (void)in.text("name", 5);
  (void)in.number("count");
  return in.finish().operator bool();
}

TEST(Reading, TakesExactlyTheMembersThatAreAskedFor) {
  EXPECT_TRUE(reads(R"({"name":"amal","count":3})"));
  EXPECT_TRUE(reads(R"( { "count" : 3, "name" : "أم" } )"));
  EXPECT_FALSE(reads(R"({"name":"amal"})"));
  EXPECT_FALSE(reads(R"({"name":"amal","count":3,"more":1})"));
}

TEST(Reading, RefusesOtherTypesAndLimits) {
  EXPECT_FALSE(reads(R"({"name":1,"count":3})"));
  EXPECT_FALSE(reads(R"({"name":"amal","count":"3"})"));
  EXPECT_FALSE(reads(R"({"name":"amal","count":3.0})"));
  EXPECT_FALSE(reads(R"({"name":"amal","count":1e3})"));
  EXPECT_FALSE(reads(R"({"name":null,"count":3})"));
  EXPECT_FALSE(reads(R"({"name":"toolong","count":3})"));
  EXPECT_FALSE(reads(R"({"name":"a\u0000b","count":3})"));
  EXPECT_FALSE(reads(R"({"name":"amal","count":99999999999999999999})"));
}

TEST(Reading, RefusesWhatIsNotOneCleanObject) {
  for (const auto* body :
       {"", "null", "[]", "3", "{", R"({"name":"amal","count":3}x)", R"({"name":"amal","count":3}{})",
        R"({"name":"amal","count":3,})", R"({'name':'amal','count':3})", "{\"name\":\"\xff\",\"count\":3}",
        R"({"name":"amal",/**/"count":3})", R"({"name":"\ud800","count":3})"})
    EXPECT_FALSE(reads(body)) << body;
}

TEST(Reading, RefusesDoubledMembersAtAnyDepth) {
  EXPECT_FALSE(reads(R"({"name":"amal","count":3,"count":3})"));
  EXPECT_FALSE(reads(R"({"name":"amal","na\u006de":"amal","count":3})"));
  In in{R"({"inner":{"a":1,"a":2}})"};
  {
    (void)in.object("inner").number("a");
  }
  EXPECT_FALSE(in.finish());
}

TEST(Reading, RefusesDeepNesting) {
  std::string deep = R"({"inner":)" + std::string(100'000, '[');
  In in{deep};
  EXPECT_FALSE(in.finish());
}

TEST(Reading, RefusesUnknownMembersOfInnerObjects) {
  const auto reads_inner = [](std::string_view body) {
    In in{body};
    const auto numbers = in.objects("list", 2, [](In& item) { return item.number("n"); });
    {
      (void)in.object("inner").number("n");
    }
    return in.finish() && numbers == std::vector<std::int64_t>{1, 2};
  };
  EXPECT_TRUE(reads_inner(R"({"list":[{"n":1},{"n":2}],"inner":{"n":1}})"));
  EXPECT_FALSE(reads_inner(R"({"list":[{"n":1},{"n":2,"m":3}],"inner":{"n":1}})"));
  EXPECT_FALSE(reads_inner(R"({"list":[{"n":1},{"n":2}],"inner":{"n":1,"m":2}})"));
  EXPECT_FALSE(reads_inner(R"({"list":[{"n":1},2],"inner":{"n":1}})"));
  EXPECT_FALSE(reads_inner(R"({"list":[{"n":1},{"n":2},{"n":3}],"inner":{"n":1}})"));
}

TEST(Reading, TakesIdsKeysAndBytesOnlyInTheirOneForm) {
  const auto id = [](std::string_view text) {
    In in{json::serialize(json::object{{"id", text}})};
    (void)in.id<base::PersonId>("id");
    return in.finish().operator bool();
  };
  EXPECT_TRUE(id("0123456789abcdef0123456789abcdef"));
  EXPECT_FALSE(id("0123456789ABCDEF0123456789ABCDEF"));
  EXPECT_FALSE(id("0123456789abcdef0123456789abcde"));
  const auto key = [](std::string_view text) {
    In in{json::serialize(json::object{{"key", text}})};
    (void)in.key<seal::Digest>("key");
    return in.finish().operator bool();
  };
  EXPECT_TRUE(key(std::string(43, 'A')));
  EXPECT_FALSE(key(std::string(43, 'A') + "="));
  EXPECT_FALSE(key(std::string(42, 'A') + "B")) << "the last bits must be zero";
  EXPECT_FALSE(key(std::string(44, 'A')));
}

}  // namespace
}  // namespace wire
