// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/reason.h"

#include "trail/entry.h"

namespace requests {
namespace {

Decision by(Ground ground, const trail::Line& line) {
  return {ground, trail::Actor::person_in(line.actor), line.hour};
}

// What a line says of the person; nothing when it is not about them. The lines do not name whom an opener
// kept: that is where they stand now.
std::optional<Decision> said(const Place& place, const trail::Line& line) {
  const auto& [person, in_team, has_left] = place;
  const bool names_them = line.detail == person.text();
  if (line.deed == "request.received")
    return in_team ? std::optional{by(Ground::arrived, line)} : std::nullopt;
  if (line.deed == "request.adopted") return by(in_team ? Ground::chosen : Ground::left_out, line);
  if (line.deed == "request.key_renewed")
    return in_team ? std::nullopt : std::optional{by(Ground::left_out, line)};
  if (line.deed == "team.added" && names_them) return by(Ground::added, line);
  if (line.deed == "request.lent" && line.detail.starts_with(person.text())) return by(Ground::lent, line);
  if (line.deed == "team.removed" && names_them) return by(Ground::removed, line);
  if (line.deed == "person.left" && line.subject == person.text()) return by(Ground::gone, line);
  return std::nullopt;
}

bool sees(Ground ground) {
  return ground == Ground::arrived || ground == Ground::chosen || ground == Ground::added ||
         ground == Ground::lent;
}

}  // namespace

std::string_view word(Ground ground) {
  switch (ground) {
    case Ground::arrived: return "arrived";
    case Ground::chosen: return "chosen";
    case Ground::added: return "added";
    case Ground::lent: return "lent";
    case Ground::left_out: return "left_out";
    case Ground::removed: return "removed";
    case Ground::gone: return "gone";
    case Ground::never: return "never";
  }
  return "";
}

Decision decide(const Place& place, const std::vector<trail::Line>& lines) {
  Decision newest;
  for (const auto& line : lines) {
    const auto decision = said(place, line);
    if (!decision) continue;
    // Renewing without somebody who was out already decides nothing new.
    const bool was_out = newest.ground == Ground::removed || newest.ground == Ground::left_out ||
                         newest.ground == Ground::gone;
    if (decision->ground == Ground::left_out && was_out) continue;
    newest = *decision;
  }
  if (place.has_left && newest.ground != Ground::gone) return {Ground::gone, {}, {}};
  // Facts count, and the trail only says how they came about.
  if (place.in_team && !sees(newest.ground)) return {Ground::chosen, {}, {}};
  if (!place.in_team && sees(newest.ground)) return {Ground::removed, {}, {}};
  return newest;
}

}  // namespace requests
