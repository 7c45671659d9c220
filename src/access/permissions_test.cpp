// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/permissions.h"

#include <gmock/gmock.h>

namespace staff {
namespace {

using testing::HasSubstr;

const Permissions& shipped() {
  static const auto permissions =
      Permissions::read(std::filesystem::path{HAVRE_SOURCE} / "share/roles/roles.json");
  return permissions;
}

// A file as shipped, but for what stands after one role.
std::string file(const std::string& role, const std::string& deeds) {
  std::map<std::string, std::string> lines{
      {"officer",
       R"(["see_people", "change_people", "invite", "let_go", "publish_directory", "revoke_devices"])"},
      {"handler", R"(["enter_requests"])"},
      {"complaints", "[]"},
      {"interpreter", "[]"},
      {"auditor", R"(["read_trail"])"}};
  lines[role] = deeds;
  std::string text;
  for (const auto& [name, list] : lines) text += (text.empty() ? "" : ", ") + ('"' + name + "\": ") + list;
  return "{\"roles\": {" + text + "}}";
}

std::string fault_of(const std::string& text) {
  try {
    (void)Permissions::parse(text);
  } catch (const base::Fault& fault) {
    return fault.what();
  }
  return "";
}

TEST(Permissions, ShippedBelongToRoles) {
  for (const auto deed : {Deed::see_people, Deed::change_people, Deed::invite, Deed::let_go,
                          Deed::publish_directory, Deed::revoke_devices, Deed::keep_rota, Deed::keep_forms})
    for (const auto role : all_roles) EXPECT_EQ(shipped().allow(role, deed), role == Role::officer);
  for (const auto role : all_roles) {
    EXPECT_EQ(shipped().allow(role, Deed::read_trail), role == Role::officer || role == Role::auditor);
    EXPECT_EQ(shipped().allow(role, Deed::see_numbers), role == Role::officer || role == Role::handler);
    EXPECT_EQ(shipped().allow(role, Deed::enter_requests), role == Role::handler || role == Role::complaints);
  }
}

TEST(Permissions, OfSeveralRolesAddUp) {
  EXPECT_TRUE(shipped().allow({Role::handler, Role::auditor}, Deed::read_trail));
  EXPECT_TRUE(shipped().allow({Role::handler, Role::auditor}, Deed::enter_requests));
  EXPECT_FALSE(shipped().allow(Roles{Role::interpreter}, Deed::enter_requests));
}

TEST(Permissions, AreTheOperatorsToChange) {
  const auto own = Permissions::parse(file("interpreter", R"(["enter_requests", "keep_rota"])"));
  EXPECT_TRUE(own.allow(Role::interpreter, Deed::keep_rota));
  EXPECT_FALSE(own.allow(Role::officer, Deed::keep_rota));
}

TEST(Permissions, WithAMistakeStopTheStartAndSayWhich) {
  EXPECT_EQ(fault_of(file("complaints", "[]")), "") << "right";
  EXPECT_THAT(fault_of("roles"), HasSubstr("one JSON object"));
  EXPECT_THAT(fault_of(R"({"roles": {}, "more": 1})"), HasSubstr("nothing else"));
  EXPECT_THAT(fault_of(R"({"roles": {}})"), HasSubstr("does not say what \"officer\" allows"));
  EXPECT_THAT(fault_of(file("boss", "[]")), HasSubstr("no role \"boss\""));
  EXPECT_THAT(fault_of(file("handler", R"(["open_requests"])")), HasSubstr("no deed \"open_requests\""));
  EXPECT_THAT(fault_of(file("handler", R"(["keep_rota", "keep_rota"])")), HasSubstr("twice"));
  EXPECT_THAT(fault_of(file("handler", "7")), HasSubstr("no list"));
  EXPECT_THAT(fault_of(file("handler", "[7]")), HasSubstr("no word"));
}

TEST(Permissions, NoFileGivesAwayWhatKeysDecideNorLetsTheWatchedWatch) {
  EXPECT_THAT(fault_of(file("auditor", R"(["read_trail", "invite"])")), HasSubstr("officers alone"));
  EXPECT_THAT(fault_of(file("officer", R"(["see_people", "revoke_devices"])")), HasSubstr("officers alone"));
  EXPECT_THAT(fault_of(file("officer", R"(["change_people", "invite", "let_go", "publish_directory"])")),
              HasSubstr("officers must have \"see_people\""));
  for (const auto* role : {"handler", "complaints", "interpreter"})
    EXPECT_THAT(fault_of(file(role, R"(["read_trail"])")), HasSubstr("watches"));
  EXPECT_THAT(fault_of(file("auditor", "[]")), HasSubstr("somebody must"));
}

}  // namespace
}  // namespace staff
