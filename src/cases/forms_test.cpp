// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/forms.h"

#include "access/test_staff.h"
#include "cases/facts.h"
#include "requests/test_desk.h"

namespace cases {
namespace {

const std::filesystem::path shipped_folder = std::filesystem::path{HAVRE_SOURCE} / "share/forms";

OwnField choice(const char* form = "triage", Keeping keeping = Keeping::fact) {
  return {.id = {},
          .form = form,
          .kind = FieldKind::choice,
          .keeping = keeping,
          .wording = {{{"fr", "Zone"}}, {}, {{"north", {{"fr", "Nord"}}}, {"south", {{"fr", "Sud"}}}}}};
}

class KeepingForms : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }
  KeepingForms() { staff.join("amal", {staff::Role::handler}); }
  staff::Session officer() { return staff.session_of(staff.officer()); }

  staff::TestStaff staff;
  ShippedForms shipped = ShippedForms::read(shipped_folder);
  Forms forms{staff.house(), shipped};
};

TEST_F(KeepingForms, AnOfficerAddsAFieldAndWordsItAnew) {
  const auto id = forms.add(officer(), choice());
  ASSERT_TRUE(id);
  auto wording = forms.own().at(0).wording;
  EXPECT_EQ(wording.options[1].label.at("fr"), "Sud");
  wording.label["ar"] = "المنطقة";
  wording.active = false;
  ASSERT_TRUE(forms.reword(officer(), *id, wording));

  const auto kept = forms.own().at(0);
  EXPECT_EQ(kept.version, 2);
  EXPECT_FALSE(kept.wording.active);
  EXPECT_EQ(kept.wording.label.at("ar"), "المنطقة");
}

TEST_F(KeepingForms, NoOptionEverVanishes) {
  const auto id = forms.add(officer(), choice());
  auto wording = forms.own().at(0).wording;
  wording.options.pop_back();
  EXPECT_EQ(forms.reword(officer(), *id, wording).error(), refusal::unreadable_field);
}

TEST_F(KeepingForms, IsForOfficers) {
  const auto amal = staff.session_of(staff.members.back());
  EXPECT_EQ(forms.add(amal, choice()).error(), staff::refusal::unknown);
  const auto id = forms.add(officer(), choice());
  EXPECT_EQ(forms.reword(amal, *id, choice().wording).error(), staff::refusal::unknown);
}

TEST_F(KeepingForms, AFieldIsCheckedBeforeAnybodyReadsIt) {
  const auto refused = [&](auto spoil) {
    auto field = choice();
    spoil(field);
    return forms.add(officer(), field).error();
  };
  EXPECT_EQ(refused([](auto& field) { field.form = "diary"; }), refusal::unreadable_field);
  EXPECT_EQ(refused([](auto& field) { field.wording.label.clear(); }), refusal::no_label);
  EXPECT_EQ(refused([](auto& field) { field.wording.options.clear(); }), refusal::no_options);
  EXPECT_EQ(refused([](auto& field) { field.wording.options[0].code = "North side"; }),
            refusal::unreadable_field);
  EXPECT_EQ(refused([](auto& field) { field.wording.options[1].code = "north"; }), refusal::unreadable_field);
  // What people write is never a fact.
  EXPECT_EQ(refused([](auto& field) { field.kind = FieldKind::text; }), refusal::fact_needs_choice);
}

TEST(ShippedForms, ComeInEveryLanguage) {
  const auto shipped = ShippedForms::read(shipped_folder);
  for (const auto* form : {"triage", "assessment", "plan", "verification", "closing"})
    EXPECT_TRUE(shipped.has(form));
  EXPECT_NE(shipped.json("fr").find("Évaluation des risques"), std::string::npos);
  EXPECT_EQ(shipped.json("xx"), shipped.json("en"));
}

class AnOwnFact : public requests::TestDesk {};

TEST_F(AnOwnFact, IsSetAndCountedLikeAnyOther) {
  const base::RequestId request = arrived(receipt);
  auto field = choice();
  field.id = FieldId::fresh();
  store::in_transaction(*database, [&](store::Transaction& transaction) {
    transaction.change(
        "INSERT INTO form_fields (id, form, kind, keeping, active, version, words, made_day) "
        "VALUES ($1, 'triage', 'choice', 'fact', 1, 1, $2, 0)",
        {field.id, R"({"label":{"fr":"Zone"},"hint":{},"options":[
          {"code":"north","label":{"fr":"Nord"},"active":true},
          {"code":"old","label":{"fr":"Vieux"},"active":false}]})"});
  });
  const Vocabulary vocabulary;
  const Facts facts{{house, vocabulary}};
  const auto own = fact_class(field.id);
  EXPECT_TRUE(facts.set(member(1), request, {{own, {"north"}}}));
  EXPECT_EQ(facts.set(member(1), request, {{own, {"old"}}}).error(), refusal::unknown_fact);
  EXPECT_EQ(facts.set(member(1), request, {{fact_class(FieldId::fresh()), {"north"}}}).error(),
            refusal::unknown_fact);
}

}  // namespace
}  // namespace cases
