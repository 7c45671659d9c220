// SPDX-License-Identifier: AGPL-3.0-or-later
#include "cases/forms.h"

#include "access/test_staff.h"
#include "cases/facts.h"
#include "requests/test_desk.h"

namespace cases {
namespace {

const std::filesystem::path shipped_folder = std::filesystem::path{HAVRE_SOURCE} / "share/forms";

fields::OwnField choice(const char* form = "triage", fields::Keeping keeping = fields::Keeping::fact) {
  return {.id = {},
          .form = form,
          .kind = fields::FieldKind::choice,
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
  EXPECT_EQ(forms.reword(officer(), *id, wording).error(), fields::refusal::unreadable_field);
}

TEST_F(KeepingForms, WhoeverAsksForHelpIsAskedFewSealedQuestions) {
  EXPECT_EQ(forms.add(officer(), choice("request")).error(), fields::refusal::only_sealed);
  auto question = choice("request", fields::Keeping::sealed);
  question.kind = fields::FieldKind::day;
  EXPECT_FALSE(forms.add(officer(), question));
  for (std::size_t i = 0; i < fields::most_outside; ++i)
    ASSERT_TRUE(forms.add(officer(), choice("request", fields::Keeping::sealed)));
  EXPECT_EQ(forms.add(officer(), choice("request", fields::Keeping::sealed)).error(),
            fields::refusal::too_many);
  EXPECT_TRUE(forms.add(officer(), choice("complaint", fields::Keeping::sealed))) << "a form of its own";

  auto out = forms.own().at(0);
  out.wording.active = false;
  ASSERT_TRUE(forms.reword(officer(), out.id, out.wording));
  ASSERT_TRUE(forms.add(officer(), choice("request", fields::Keeping::sealed)));
  out.wording.active = true;
  EXPECT_EQ(forms.reword(officer(), out.id, out.wording).error(), fields::refusal::too_many);
  EXPECT_FALSE(forms.own().at(0).wording.active) << "a refusal changes nothing";
}

TEST_F(KeepingForms, WhoeverAsksForHelpReadsFewWords) {
  auto question = choice("complaint", fields::Keeping::sealed);
  for (auto& option : question.wording.options) option.label["fr"] = std::string(400, 'x');
  question.wording.label["fr"] = std::string(400, 'x');
  ASSERT_TRUE(forms.add(officer(), question));
  ASSERT_TRUE(forms.add(officer(), question));
  EXPECT_EQ(forms.add(officer(), question).error(), fields::refusal::too_many);
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
  EXPECT_EQ(refused([](auto& field) { field.form = "diary"; }), fields::refusal::unreadable_field);
  EXPECT_EQ(refused([](auto& field) { field.wording.label.clear(); }), fields::refusal::no_label);
  EXPECT_EQ(refused([](auto& field) { field.wording.options.clear(); }), fields::refusal::no_options);
  EXPECT_EQ(refused([](auto& field) { field.wording.options[0].code = "North side"; }),
            fields::refusal::unreadable_field);
  EXPECT_EQ(refused([](auto& field) { field.wording.options[1].code = "north"; }),
            fields::refusal::unreadable_field);
  // What people write is never a fact.
  EXPECT_EQ(refused([](auto& field) { field.kind = fields::FieldKind::text; }),
            fields::refusal::fact_needs_choice);
}

TEST(ShippedForms, ComeInEveryLanguage) {
  const auto shipped = ShippedForms::read(shipped_folder);
  for (const auto* form : {"triage", "assessment", "plan", "verification", "closing", "channels", "consents",
                           "identity", "location", "money"})
    EXPECT_TRUE(shipped.has(form));
  EXPECT_NE(shipped.json("fr").find("Évaluation des risques"), std::string::npos);
  EXPECT_EQ(shipped.json("xx"), shipped.json("en"));
}

class AnOwnFact : public requests::TestDesk {};

TEST_F(AnOwnFact, IsSetAndCountedLikeAnyOther) {
  const base::RequestId request = arrived(receipt);
  auto field = choice();
  field.id = fields::FieldId::fresh();
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
  const auto own = fields::name_of(field.id);
  EXPECT_TRUE(facts.set(member(1), request, {{own, {"north"}}}));
  EXPECT_EQ(facts.set(member(1), request, {{own, {"old"}}}).error(), refusal::unknown_fact);
  EXPECT_EQ(facts.set(member(1), request, {{fields::name_of(fields::FieldId::fresh()), {"north"}}}).error(),
            refusal::unknown_fact);
}

}  // namespace
}  // namespace cases
