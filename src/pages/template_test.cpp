// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/template.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "pages/escape.h"

namespace {

using pages::Template;
using pages::Values;

TEST(TemplateTest, WritesValuesEscaped) {
  const Template page{R"(<p title="{{said}}">{{said}}</p>)"};
  EXPECT_EQ(page.fill(Values{}.text("said", R"(<b a="1">'&)")),
            R"(<p title="&lt;b a=&quot;1&quot;&gt;&#39;&amp;">&lt;b a=&quot;1&quot;&gt;&#39;&amp;</p>)");
}

TEST(TemplateTest, LeavesItsIndentationOutAndNobodyElses) {
  const Template page{"<p>\n    one\n\n    two {{a}}\n  <textarea>\n{{a}}</textarea>\n"};
  EXPECT_EQ(page.fill(Values{}.text("a", "\n  x")), "<p>\none\ntwo \n  x\n<textarea>\n\n  x</textarea>\n");
}

TEST(TemplateTest, NeverReadsTagsInAValue) {
  const Template page{"{{a}}|{{b}}"};
  EXPECT_EQ(page.fill(Values{}.text("a", "{{b}} [[page.skip]]").text("b", "B")), "{{b}} [[page.skip]]|B");
}

TEST(TemplateTest, WritesASectionForEachItemAndTheInvertedOneForNone) {
  const Template page{"{{#items}}<{{name}}{{suffix}}>{{/items}}{{^items}}none{{/items}}"};
  const auto both =
      Values{}.text("suffix", "!").list("items", {Values{}.text("name", "a"), Values{}.text("name", "b")});
  EXPECT_EQ(page.fill(both), "<a!><b!>");
  EXPECT_EQ(page.fill(Values{}.list("items", {})), "none");
}

TEST(TemplateTest, TakesAnItemsOwnNamesFirst) {
  const Template page{"{{#items}}{{name}}{{/items}}{{name}}"};
  EXPECT_EQ(page.fill(Values{}.text("name", "outer").list("items", {Values{}.text("name", "inner")})),
            "innerouter");
}

TEST(TemplateTest, KeepsNestedSectionsApart) {
  const Template page{"{{#a}}[{{#b}}b{{/b}}{{^b}}-{{/b}}]{{/a}}"};
  EXPECT_EQ(page.fill(Values{}.when("a", true).when("b", true)), "[b]");
  EXPECT_EQ(page.fill(Values{}.when("a", true).text("b", "")), "[-]");
  EXPECT_EQ(page.fill(Values{}.when("a", false)), "");
}

TEST(TemplateTest, RefusesWhatItDoesNotKnow) {
  for (const char* source :
       {"{{", "{{a", "{{{a}}}", "{{&a}}", "{{#a}}", "{{/a}}", "{{#a}}{{/b}}", "{{ a }}", "{{}}", "{{!no}}"})
    EXPECT_THROW(Template{source}, base::Fault) << source;
}

TEST(TemplateDeathTest, TakesANameWithoutValueForABug) {
  EXPECT_DEATH((void)Template{"{{a}}"}.fill(Values{}), "bug");
}

TEST(EscapeTest, ReplacesWhatIsNotTextAndKeepsLineBreaks) {
  EXPECT_EQ(pages::escaped("a\xFF"
                           "b\x01\n\xC2\x85"),
            "a\uFFFDb\uFFFD\n\uFFFD");
  EXPECT_EQ(pages::escaped(std::string_view{"\0", 1}), "\uFFFD");
  EXPECT_EQ(pages::escaped("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");  // half a surrogate pair
}

TEST(EscapeTest, CountsCharactersAsPeopleTypeThem) {
  EXPECT_EQ(pages::characters("été"), 3U);
  EXPECT_EQ(pages::characters("سلام"), 4U);
  EXPECT_EQ(pages::characters("a\xFF"), 2U);
}

}  // namespace
