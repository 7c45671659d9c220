// SPDX-License-Identifier: AGPL-3.0-or-later
#include <array>

#include "languages/catalogue.h"
#include "pages/frame.h"
#include "pages/plan.h"

namespace pages {
namespace {

using Sentence = std::pair<std::string_view, std::string_view>;  // value, key

constexpr std::array<Sentence, 3> rhythms{
    {{"daily", "plan.daily"}, {"weekly", "plan.weekly"}, {"hours", "plan.hours"}}};
constexpr std::array<Sentence, 7> weekdays{{{"1", "plan.monday"},
                                            {"2", "plan.tuesday"},
                                            {"3", "plan.wednesday"},
                                            {"4", "plan.thursday"},
                                            {"5", "plan.friday"},
                                            {"6", "plan.saturday"},
                                            {"7", "plan.sunday"}}};
constexpr std::array<Sentence, 4> graces{{{"60", "plan.one_hour"},
                                          {"180", "plan.three_hours"},
                                          {"720", "plan.half_day"},
                                          {"1440", "plan.one_day"}}};
constexpr std::array<Sentence, 4> ends{{{"7", "plan.one_week"},
                                        {"30", "plan.one_month"},
                                        {"90", "plan.three_months"},
                                        {"365", "plan.one_year"}}};
constexpr std::array<Sentence, 4> pauses{
    {{"1", "plan.one_day"}, {"3", "plan.three_days"}, {"7", "plan.one_week"}, {"30", "plan.one_month"}}};
// Where defenders are likely to be; any other name of the IANA list can be typed.
constexpr std::array zones{
    "Africa/Abidjan",      "Africa/Cairo",      "Africa/Johannesburg", "Africa/Kampala",
    "Africa/Kinshasa",     "Africa/Lagos",      "Africa/Nairobi",      "America/Bogota",
    "America/Caracas",     "America/Guatemala", "America/Lima",        "America/Managua",
    "America/Mexico_City", "America/Sao_Paulo", "Asia/Baghdad",        "Asia/Beirut",
    "Asia/Dhaka",          "Asia/Gaza",         "Asia/Ho_Chi_Minh",    "Asia/Karachi",
    "Asia/Kabul",          "Asia/Kolkata",      "Asia/Manila",         "Asia/Tbilisi",
    "Asia/Tehran",         "Asia/Yangon",       "Europe/Berlin",       "Europe/Istanbul",
    "Europe/Kyiv",         "Europe/Minsk",      "Europe/Moscow",       "UTC"};

template <std::size_t Count>
Values::List options(const languages::Catalogue& sentences, std::string_view language,
                     const std::array<Sentence, Count>& all) {
  Values::List list;
  for (const auto& [value, key] : all)
    list.push_back(Values{}.text("value", std::string{value}).text("option", sentences.text(language, key)));
  return list;
}

Values::List numbers(int least, int most) {
  Values::List list;
  for (int number = least; number <= most; ++number)
    list.push_back(Values{}.text("value", std::to_string(number)));
  return list;
}

Values::List left_values(const languages::Catalogue& sentences, std::string_view language,
                         const PlanPage& plan) {
  const bool every_part = plan.every_part;
  Values::List list;
  for (const auto& one : plan.left)
    list.push_back(Values{}
                       .text("date", sentences.date(language, one.made))
                       .text("needed", std::to_string(one.needed))
                       .text("count", std::to_string(one.count))
                       .when("left_opened", every_part || one.opened)
                       .when("left_closed", every_part || !one.opened));
  return list;
}

}  // namespace

Values plan_values(const languages::Catalogue& sentences, std::string_view language, const PlanPage& plan) {
  const bool written = plan.standing != PlanPage::Standing::none;
  Values::List holders, papers, zone_list;
  for (const auto& [id, name] : plan.holders)
    holders.push_back(Values{}.text("value", id).text("option", name));
  for (const auto& paper : plan.papers) papers.push_back(Values{}.text("paper", paper));
  // The script knows its own.
  if (!plan.every_part)
    for (const auto* zone : zones) zone_list.push_back(Values{}.text("value", zone));
  const auto say = [&](std::string_view key) { return button(sentences.text(language, key)); };
  return Values{}
      .when("plan_there", written)
      .text("when", plan.when)
      .when("plan_running", plan.standing == PlanPage::Standing::running)
      .when("plan_paused", plan.standing == PlanPage::Standing::paused)
      .when("plan_missed", plan.standing == PlanPage::Standing::missed)
      .when("plan_over", plan.standing == PlanPage::Standing::over)
      .when("may_pause", plan.every_part || plan.standing != PlanPage::Standing::paused)
      .when("may_resume", plan.every_part || plan.standing == PlanPage::Standing::paused)
      .list("rhythms", options(sentences, language, rhythms))
      .list("weekdays", options(sentences, language, weekdays))
      .list("graces", options(sentences, language, graces))
      .list("ends", options(sentences, language, ends))
      .list("pauses", options(sentences, language, pauses))
      .list("zones", std::move(zone_list))
      .list("paper_counts", numbers(0, 5))
      .list("needed_counts", numbers(2, 5))
      .when("holders_there", !holders.empty())
      .list("holders", std::move(holders))
      .when("papers_there", !papers.empty())
      .list("papers", std::move(papers))
      .list("left_already", left_values(sentences, language, plan))
      .list("well", say("plan.well"))
      .list("agree", say("plan.save"))
      .list("pause", say("plan.pause_do"))
      .list("resume", say("plan.resume"))
      .list("plan_end", say("plan.end"))
      .list("seal_it", say("left.save"))
      .list("allow", say("left.allow"))
      .list("take_back", say("left.take_back"));
}

}  // namespace pages
