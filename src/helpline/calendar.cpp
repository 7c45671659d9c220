// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/calendar.h"

#include <ctime>
#include <string_view>

namespace helpline {
namespace {

constexpr std::size_t longest_line = 75;  // bytes, without the CRLF

// 3.3.11: what has a meaning of its own in a text.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c != '\r')
      out += c;
  }
  return out;
}

// 3.1: a long line goes on after CRLF and a space; no character is cut in two.
void add(std::string& out, std::string_view name, std::string_view value) {
  std::string line{name};
  line.append(":").append(value);
  std::string_view rest{line};
  for (auto room = longest_line; rest.size() > room; room = longest_line - 1) {
    auto size = room;
    while ((static_cast<unsigned char>(rest[size]) & 0xc0) == 0x80) --size;
    out.append(rest.substr(0, size)).append("\r\n ");
    rest.remove_prefix(size);
  }
  out.append(rest).append("\r\n");
}

std::string moment(base::Instant at) {
  const auto seconds = static_cast<std::time_t>(at.milliseconds / 1000);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y%m%dT%H%M%SZ", &parts);
  return text;
}

}  // namespace

std::string calendar(std::span<const bell::Shift> shifts, const CalendarWords& words, base::Instant now) {
  std::string out;
  add(out, "BEGIN", "VCALENDAR");
  add(out, "VERSION", "2.0");
  add(out, "PRODID", "-//Havre//Rota//EN");
  add(out, "CALSCALE", "GREGORIAN");
  add(out, "NAME", escaped(words.name));
  for (const auto& shift : shifts) {
    add(out, "BEGIN", "VEVENT");
    add(out, "UID", shift.pattern.text() + "-" + std::to_string(shift.begins.milliseconds));
    add(out, "DTSTAMP", moment(now));
    add(out, "DTSTART", moment(shift.begins));
    add(out, "DTEND", moment(shift.ends));
    add(out, "SUMMARY", escaped(shift.rank == bell::Rank::backup ? words.backup : words.duty));
    add(out, "END", "VEVENT");
  }
  add(out, "END", "VCALENDAR");
  return out;
}

}  // namespace helpline
