// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/form.h"

#include <gtest/gtest.h>

namespace {

using pages::Attached;
using pages::FormKind;

auto answers(const pages::Fields& typed, Attached attached = Attached::nothing) {
  return pages::answers(FormKind::request, typed, attached);
}

TEST(FormTest, TurnsWhatWasTypedIntoAnswers) {
  const auto json = answers(
      {{"what", "Ils sont revenus\r\nhier"}, {"imminence", "day"}, {"needs", "legal"}, {"needs", "money"}});
  ASSERT_TRUE(json);
  EXPECT_EQ(*json, R"({"what":"Ils sont revenus\nhier","imminence":"day","needs":["legal","money"]})");
}

TEST(FormTest, LeavesOutWhatIsEmptyUnknownOrWasNeverOffered) {
  const auto json = answers({{"what", "x"},
                             {"reach", "  \r\n"},
                             {"token", "secret"},
                             {"imminence", "yesterday"},
                             {"needs", "<script>"},
                             {"whom", "other"}});
  ASSERT_TRUE(json);
  EXPECT_EQ(*json, R"({"what":"x","whom":"other"})");
}

TEST(FormTest, AsksForSomethingToSend) {
  EXPECT_EQ(answers({}).error(), pages::refusal::form_empty);
  EXPECT_EQ(answers({{"what", " \n"}, {"imminence", "now"}, {"consent", "keep"}}).error(),
            pages::refusal::form_empty);
}

TEST(FormTest, TakesAVoiceNoteAlone) { EXPECT_TRUE(answers({{"imminence", "now"}}, Attached::files)); }

TEST(FormTest, CountsCharactersAndNotBytes) {
  std::string burmese;
  for (int i = 0; i < 20'000; ++i) burmese += "က";
  EXPECT_TRUE(answers({{"what", burmese}}));
  EXPECT_EQ(answers({{"what", burmese + "က"}}).error(), pages::refusal::form_field_too_long);
}

TEST(FormTest, RefusesMoreThanAnEnvelopeCarries) {
  std::string burmese;
  for (int i = 0; i < 20'000; ++i) burmese += "က";
  std::string steps(2'000, 'a');
  EXPECT_EQ(answers({{"what", burmese}, {"steps", steps}}).error(), pages::refusal::form_too_long);
}

TEST(FormTest, CannotBeBrokenOutOfByWhatIsTyped) {
  const auto json = answers({{"what", "\"},{\"x\":\"\\"}});
  ASSERT_TRUE(json);
  EXPECT_EQ(*json, R"({"what":"\"},{\"x\":\"\\"})");
}

TEST(FormTest, ReadsTheImminenceOrTakesItForUnknown) {
  EXPECT_EQ(pages::imminence({{"imminence", "now"}}), "now");
  EXPECT_EQ(pages::imminence({{"imminence", "NOW"}}), "unknown");
  EXPECT_EQ(pages::imminence({}), "unknown");
}

TEST(FormTest, TakesWhatTheOrganisationAsksBesides) {
  const pages::OwnFields own{
      {.name = "own_1", .kind = pages::FieldKind::line},
      {.name = "own_2", .kind = pages::FieldKind::choices, .options = {{"a", "A"}, {"b", "B"}}}};
  const auto said = pages::answers(
      FormKind::request, {{"what", "x"}, {"own_1", "y"}, {"own_2", "b"}, {"own_2", "c"}, {"own_3", "z"}},
      Attached::nothing, own);
  ASSERT_TRUE(said);
  EXPECT_EQ(*said, R"({"what":"x","own_1":"y","own_2":["b"]})");
  EXPECT_EQ(
      pages::answers(FormKind::request, {{"own_1", std::string(301, 'y')}}, Attached::nothing, own).error(),
      pages::refusal::form_field_too_long);
}

TEST(FormTest, AsksAboutAComplaintWhatComplaintsNeed) {
  const auto json = pages::answers(FormKind::complaint, {{"what", "x"}, {"about", "y"}, {"needs", "legal"}},
                                   Attached::nothing);
  ASSERT_TRUE(json);
  EXPECT_EQ(*json, R"({"what":"x","about":"y"})");
}

}  // namespace
