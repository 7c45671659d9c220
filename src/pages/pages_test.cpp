// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/pages.h"

#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "languages/language.h"
#include "pages/escape.h"
#include "pages/policy.h"
#include "pages/specimens.h"
#include "pages/thread_values.h"

namespace {

using pages::Path;

const languages::Catalogue& catalogue() {
  static const auto read = languages::Catalogue::read(HAVRE_SOURCE "/locale");
  return read;
}

std::filesystem::path fresh_folder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "havre-pages-XXXXXX").string();
  return mkdtemp(pattern.data());
}

// A folder with a manifest, as the web build leaves it.
const std::filesystem::path& assets() {
  static const auto folder = [] {
    auto made = fresh_folder();
    std::ofstream{made / "manifest.json"}
        << R"({"entries":{"css":["havre-1.css"],"logo":["logo-1.svg"],"public":["public-1.js"],)"
        << R"("texts-en":["en-1.json"]},"files":{}})";
    return made;
  }();
  return folder;
}

std::vector<std::string> all_languages() {
  return {languages::offered().begin(), languages::offered().end()};
}

const pages::Pages& everything() {
  static const pages::Pages made{pages::specimen_house(all_languages()), catalogue(),
                                 HAVRE_SOURCE "/share/pages", assets()};
  return made;
}

struct Page {
  std::string name;
  std::string html;
};

std::vector<Page> every_page(const std::string& said) {
  std::vector<Page> all;
  for (const auto& language : all_languages()) {
    for (const auto path : {Path::script, Path::plain}) {
      for (auto& [name, html] : specimens(everything(), language, path, said)) {
        const auto* way = path == Path::script ? " script" : " plain";
        all.push_back({name + ' ' + language + way, std::move(html)});
      }
    }
  }
  return all;
}

std::string page_named(const std::string& name, Path path, const std::string& said = "said") {
  for (auto& [found, html] : specimens(everything(), "en", path, said)) {
    if (found == name) return html;
  }
  return "no such page";
}

std::string without(const std::string& html, const char* pattern) {
  return std::regex_replace(html, std::regex{pattern}, " ");
}

bool contains(const std::string& html, std::string_view text) { return html.find(text) != html.npos; }

TEST(PagesTest, RenderEveryPageInEveryLanguageOnBothPaths) {
  for (const auto& page : every_page("said")) {
    EXPECT_FALSE(contains(page.html, "{{")) << page.name;
    EXPECT_FALSE(contains(page.html, "[[")) << page.name;
    EXPECT_TRUE(contains(page.html, "data-leave")) << page.name;
    EXPECT_TRUE(page.html.ends_with("</html>")) << page.name;
  }
}

TEST(PagesTest, AreWrittenInTheDirectionOfTheirLanguage) {
  const auto arabic = everything().first({.language = "ar"});
  EXPECT_TRUE(contains(arabic, R"(<html lang="ar" dir="rtl">)"));
  const auto unknown = everything().first({.language = "\"><b>"});
  EXPECT_TRUE(contains(unknown, R"(<html lang="en" dir="ltr">)"));
}

TEST(PagesTest, NeverLetWhatPeopleWriteBecomeMarkup) {
  const std::string hostile =
      "\"'></textarea></template><script>alert(1)</script><img src=x onerror=alert(1)>{{visit}}[[page.skip]]";
  for (const auto& page : every_page(hostile)) {
    EXPECT_FALSE(contains(page.html, "<script>")) << page.name;
    EXPECT_FALSE(contains(page.html, "<img src=x")) << page.name;
    EXPECT_FALSE(contains(page.html, "</textarea></template>")) << page.name;
  }
  EXPECT_TRUE(contains(page_named("thread", Path::plain, hostile), pages::escaped(hostile)));
}

// Either in an attribute, or straight after a tag that isolates its direction.
bool is_isolated(const std::string& html, std::size_t at) {
  const auto tag = html.rfind('<', at);
  const auto end = html.find('>', tag);
  if (end > at) return true;
  const auto opened = html.substr(tag, end - tag);
  return opened == "<bdi" || contains(opened, "dir=\"auto\"");
}

TEST(PagesTest, IsolateTheDirectionOfWhatPeopleWrite) {
  const std::string overriding = "\u202Eevil\u2066";
  std::size_t seen = 0;
  for (const auto& page : every_page(overriding)) {
    for (auto at = page.html.find(overriding); at != page.html.npos;
         at = page.html.find(overriding, at + 1)) {
      EXPECT_TRUE(is_isolated(page.html, at)) << page.name << page.html.substr(at - 60, 80);
      ++seen;
    }
  }
  EXPECT_GT(seen, 100U);
}

TEST(PagesTest, KeepNothingInlineAndLoadNothingFromElsewhere) {
  const std::regex inline_code{
      R"( on\w+="| style="|<style|javascript:|<script(?! type="module" src="/assets/))"};
  const std::regex elsewhere{R"((src|srcset|action|data)="(?!/))"};
  for (const auto& page : every_page("said")) {
    EXPECT_FALSE(std::regex_search(page.html, inline_code)) << page.name;
    EXPECT_FALSE(std::regex_search(page.html, elsewhere)) << page.name;
  }
}

TEST(PagesTest, NeedThreeRequestsWithoutScript) {
  const std::regex asset{R"((?:src|href)="(/assets/[^"]+)\")"};
  for (const auto& page : every_page("said")) {
    const auto html = without(page.html, "<script[^>]*></script>");
    std::set<std::string> loaded;
    for (std::sregex_iterator found{html.begin(), html.end(), asset}, end; found != end; ++found)
      loaded.insert((*found)[1]);
    EXPECT_LE(loaded.size(), 2U) << page.name;  // and the page itself
  }
}

std::size_t size_of(const char* name) {
  return std::filesystem::file_size(std::filesystem::path{HAVRE_SOURCE} / name);
}

TEST(PagesTest, AreSmallEnoughForASlowLine) {
  // 30,000 bytes in all; the style sheet travels compressed, three tenths of its size.
  const auto style = size_of("share/assets-src/havre.css");
  const auto drawing = size_of("share/assets-src/logo.svg");
  for (const auto& page : every_page("said")) {
    // Those where a receipt is typed bring every part of the thread along, for the script.
    const bool brings_thread =
        contains(page.html, "data-slot=\"messages\"") && contains(page.html, "<template");
    EXPECT_LE(page.html.size() + style * 3 / 10 + drawing, brings_thread ? 36'000U : 30'000U) << page.name;
    if (page.name.starts_with("first")) {
      EXPECT_LE(page.html.size() + style + drawing, 30'000U) << page.name;
    }
  }
}

TEST(PagesTest, NeverFallBackToSendingInTheOpenWhereAScriptSeals) {
  for (const char* name : {"ask", "complaint", "enter", "code"}) {
    const auto html = without(page_named(name, Path::script), "<noscript>.*?</noscript>");
    EXPECT_TRUE(contains(html, "data-havre=")) << name;
    EXPECT_FALSE(std::regex_search(html, std::regex{R"(<button(?![^>]* type="button")|type="submit")"}))
        << name;
  }
}

TEST(PagesTest, WorkWithoutAnyScriptOnThePlainPath) {
  for (const auto& [name, html] : specimens(everything(), "en", Path::plain, "said")) {
    EXPECT_FALSE(contains(html, "<script")) << name;
    EXPECT_FALSE(contains(html, "data-havre")) << name;
    EXPECT_FALSE(contains(html, "<noscript>")) << name;
    EXPECT_FALSE(contains(html, "<template")) << name;
  }
  EXPECT_TRUE(contains(page_named("ask", Path::plain), "<button>Send</button>"));
  EXPECT_TRUE(contains(page_named("ask", Path::plain), "Without JavaScript"));
}

TEST(PagesTest, GiveTheFormBackAsItWasTyped) {
  const auto html = page_named("refused", Path::script, "my <words>\nand more");
  for (const auto& field : pages::fields(pages::FormKind::request)) {
    if (field.options.empty() && field.name != "code_word") {
      const auto at = html.find("id=\"" + std::string{field.name} + '"');
      EXPECT_TRUE(contains(html.substr(at, 200), "my &lt;words&gt;\nand more")) << field.name;
    }
    for (const auto option : field.options) {
      const auto box =
          "name=\"" + std::string{field.name} + "\" value=\"" + std::string{option} + "\" checked";
      EXPECT_TRUE(contains(html, box)) << box;
    }
  }
  EXPECT_TRUE(contains(html, "Your files have to be chosen once more"));
}

TEST(PagesTest, MarkTheTextThatIsTooLong) {
  const auto html = page_named("refused", Path::plain);
  const auto at = html.find("id=\"code_word\"");
  EXPECT_TRUE(contains(html.substr(at, 400), "aria-invalid"));
  EXPECT_TRUE(contains(html, "Up to <bdi>100</bdi> characters fit here"));
}

TEST(PagesTest, KeepWhatWasAboutToBeSentWhenAVisitRanOut) {
  const auto html =
      everything().enter({.door = pages::Door::back, .language = "en"},
                         {.refusal = pages::refusal::visit_over, .kept = {{"text", "do not lose me"}}});
  EXPECT_TRUE(contains(html, R"(<input type="hidden" name="kept.text" value="do not lose me">)"));
  EXPECT_TRUE(contains(html, R"(dir="auto">do not lose me</p>)"));
}

TEST(PagesTest, ShowNoSecretInATitle) {
  for (const auto& page : every_page("hunter2")) {
    EXPECT_TRUE(contains(page.html, "<title>Havre</title>")) << page.name;
  }
}

TEST(PagesTest, SayTheGeneralSentenceForARefusalThatIsNotTheirs) {
  constexpr base::Refusal foreign{base::Kind::conflict, "nobody.ever_wrote_this"};
  EXPECT_TRUE(contains(everything().sentence({.language = "en"}, foreign), "That was not possible."));
}

TEST(PagesTest, LinkToTheirOwnDoorWithoutNamingAHost) {
  EXPECT_FALSE(contains(everything().first({.door = pages::Door::intake, .language = "en"}),
                        "https://intake.example"));
  EXPECT_FALSE(contains(page_named("enter", Path::plain), "https://return.example"));
  EXPECT_TRUE(contains(page_named("enter", Path::plain), "https://intake.example/guide?lang=en"));
}

TEST(ThreadPageTest, OffersOnlyWhatTheReceiptMayStillDo) {
  const auto whole = page_named("thread", Path::plain);
  for (const char* action :
       {"/message", "/contact", "/consent", "/export", "/withdraw", "/destroy", "/files"})
    EXPECT_TRUE(contains(whole, std::string{"action=\""} + action)) << action;

  const auto reporter = page_named("thread-reporter", Path::plain);
  EXPECT_TRUE(contains(reporter, "action=\"/message"));
  EXPECT_TRUE(contains(reporter, "action=\"/handover"));
  for (const char* action : {"/contact", "/consent", "/withdraw", "/destroy"})
    EXPECT_FALSE(contains(reporter, std::string{"action=\""} + action)) << action;

  const auto withdrawn = page_named("thread-withdrawn", Path::plain);
  EXPECT_FALSE(contains(withdrawn, "action=\"/message"));
  EXPECT_TRUE(contains(withdrawn, "action=\"/destroy"));
}

TEST(ThreadPageTest, SaysOfABinnedRequestThatItIsClosed) {
  const auto html = everything().thread({.door = pages::Door::back, .language = "en"}, {.state = "binned"});
  EXPECT_FALSE(contains(html, "binned"));
  EXPECT_TRUE(contains(html, "It is closed"));
}

TEST(ThreadPageTest, ShowsAnswersWithTheFormsOwnWords) {
  const auto html = page_named("thread", Path::plain);
  EXPECT_TRUE(contains(html, "<bdi>How soon is the danger?</bdi>"));
  EXPECT_TRUE(contains(html, ">Within a day</dd>"));
}

TEST(ThreadPageTest, ExportsEverythingAsPlainText) {
  const pages::ThreadPage page{
      .state = "answered",
      .messages = {{.answers = {{"what", "<b>"}}},
                   {.voice = pages::Voice::team, .text = "Yes.", .files = {{.name = "a.pdf"}}}}};
  const auto text = everything().export_text("en", page);
  EXPECT_TRUE(contains(text, "What is happening?\n  <b>\n"));
  EXPECT_TRUE(contains(text, "Our team, 1 January 1970"));
  EXPECT_TRUE(contains(text, "Yes.\n* a.pdf (0 B)\n"));
}

TEST(ThreadPageTest, WritesSizesAsPeopleReadThem) {
  EXPECT_EQ(pages::size_text(999), "999 B");
  EXPECT_EQ(pages::size_text(1'000), "1.0 kB");
  EXPECT_EQ(pages::size_text(30'000'000), "30.0 MB");
  EXPECT_EQ(pages::size_text(1'200'000'000), "1.2 GB");
}

TEST(PagesStartTest, WorksWithoutAManifestButNotWithABrokenOne) {
  const auto house = pages::specimen_house({"en"});
  const pages::Pages bare{house, catalogue(), HAVRE_SOURCE "/share/pages", "nowhere"};
  EXPECT_FALSE(contains(bare.first({.language = "en"}), "/assets/"));

  const auto folder = fresh_folder();
  std::ofstream{folder / "manifest.json"} << "{}";
  EXPECT_THROW((pages::Pages{house, catalogue(), HAVRE_SOURCE "/share/pages", folder}), base::Fault);
  std::filesystem::remove_all(folder);
}

TEST(PagesStartTest, StopsAtATemplateWithASentenceNobodyWrote) {
  const auto folder = fresh_folder();
  std::ofstream{folder / "first.mustache"} << "[[first.never_written]]";
  EXPECT_THROW((pages::Pages{pages::specimen_house({"en"}), catalogue(), folder, "nowhere"}), base::Fault);
  std::filesystem::remove_all(folder);
}

TEST(PseudoLocaleTest, FindsNoTextThatWasNeverTranslated) {
  const auto folder = fresh_folder();
  std::filesystem::copy(HAVRE_SOURCE "/locale/en.json", folder);
  const auto command = "python3 " HAVRE_SOURCE "/tools/pseudo_locale.py " HAVRE_SOURCE "/locale/en.json > " +
                       (folder / "en-XA.json").string();
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto pseudo = languages::Catalogue::read(folder);
  auto house = pages::specimen_house({"en-XA"});
  house.organisation = house.hours = "0000";
  const pages::Pages accented{house, pseudo, HAVRE_SOURCE "/share/pages", assets()};

  for (const auto path : {Path::script, Path::plain}) {
    for (const auto& [name, html] : specimens(accented, "en-XA", path, "1234")) {
      auto seen = without(html, R"(<ol class="words".*?</ol>|[\d.]+ MB|1234\.pdf)");
      // Texts of attributes that are read aloud stay; the other attributes go with their tags.
      seen = std::regex_replace(seen, std::regex{R"re(<[^>]*aria-label="([^"]*)"[^>]*>)re"}, " $1 ");
      seen = without(seen, "<[^>]*>|&\\w+;|\\{percent\\}");
      std::smatch plain;
      EXPECT_FALSE(std::regex_search(seen, plain, std::regex{"[A-Za-z]{2,}"})) << name << ": " << plain.str();
    }
  }
  std::filesystem::remove_all(folder);
}

TEST(PolicyTest, AllowsNothingThatIsNotListed) {
  EXPECT_TRUE(pages::content_policy.starts_with("default-src 'none'"));
  EXPECT_FALSE(contains(std::string{pages::content_policy}, "unsafe-inline"));
  EXPECT_FALSE(contains(std::string{pages::content_policy}, "'unsafe-eval'"));
  EXPECT_FALSE(contains(std::string{pages::content_policy}, "http"));
}

}  // namespace
