// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/chunks.h"

#include <algorithm>
#include <charconv>

namespace http {
namespace {

// Far more than any limit on bodies, far less than could overflow.
constexpr std::size_t most_digits = 12;

constexpr std::string_view line_end = "\r\n";

}  // namespace

std::optional<std::size_t> Chunks::decode(std::string_view wire, std::string& out) {
  auto rest = wire;
  auto outcome = Step::on;
  while (outcome == Step::on && !complete()) outcome = step(rest, out);
  if (outcome == Step::malformed) return std::nullopt;
  return wire.size() - rest.size();
}

Chunks::Step Chunks::step(std::string_view& wire, std::string& out) {
  switch (reading_) {
    case Reading::size: return read_size(wire);
    case Reading::line_end: return read_line_end(wire, Reading::size);
    case Reading::last_line: return read_line_end(wire, Reading::nothing_more);
    case Reading::content: break;
    case Reading::nothing_more: return Step::waits;
  }
  const auto here = wire.substr(0, std::min<std::uint64_t>(left_, wire.size()));
  out.append(here);
  wire.remove_prefix(here.size());
  left_ -= here.size();
  if (left_ > 0) return Step::waits;
  reading_ = Reading::line_end;
  return Step::on;
}

Chunks::Step Chunks::read_size(std::string_view& wire) {
  const auto digits = wire.substr(0, wire.find_first_not_of("0123456789abcdefABCDEF"));
  if (digits.size() > most_digits) return Step::malformed;
  const auto after = wire.substr(digits.size(), line_end.size());
  if (!line_end.starts_with(after)) return Step::malformed;
  if (after != line_end) return Step::waits;
  if (digits.empty()) return Step::malformed;
  std::from_chars(digits.begin(), digits.end(), left_, 16);
  wire.remove_prefix(digits.size() + line_end.size());
  reading_ = left_ > 0 ? Reading::content : Reading::last_line;
  return Step::on;
}

Chunks::Step Chunks::read_line_end(std::string_view& wire, Reading next) {
  const auto seen = wire.substr(0, line_end.size());
  if (!line_end.starts_with(seen)) return Step::malformed;
  if (seen != line_end) return Step::waits;
  wire.remove_prefix(line_end.size());
  reading_ = next;
  return Step::on;
}

}  // namespace http
