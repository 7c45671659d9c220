// SPDX-License-Identifier: AGPL-3.0-or-later
#include "trail/lines.h"

#include <boost/json.hpp>

#include "trail/trail_records.h"

namespace trail {
namespace {

namespace json = boost::json;

std::optional<std::string> text_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_string()) return std::nullopt;
  return std::string{value->get_string()};
}

std::optional<std::int64_t> number_of(const json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  if (value == nullptr || !value->is_int64()) return std::nullopt;
  return value->get_int64();
}

}  // namespace

std::string written(const Line& line) {
  return json::serialize(json::object{{"sequence", line.sequence},
                                      {"hour", line.hour.count},
                                      {"actor", line.actor},
                                      {"deed", line.deed},
                                      {"subject", line.subject},
                                      {"detail", line.detail},
                                      {"hash", base::to_hex(line.hash)}});
}

base::Result<Line> read_line(std::string_view text) {
  boost::system::error_code error;
  const auto value = json::parse({text.data(), text.size()}, error);
  if (error || !value.is_object()) return refusal::line_unreadable;

  const auto& object = value.get_object();
  const auto sequence = number_of(object, "sequence");
  const auto hour = number_of(object, "hour");
  const auto actor = text_of(object, "actor");
  const auto deed = text_of(object, "deed");
  const auto subject = text_of(object, "subject");
  const auto detail = text_of(object, "detail");
  const auto hash = base::from_hex(text_of(object, "hash").value_or("-"));
  if (!sequence || !hour || !actor || !deed || !subject || !detail || !hash) return refusal::line_unreadable;

  Line line{*sequence, {*hour}, *actor, *deed, *subject, *detail, *hash};
  // One writing per line: what the hash does not cover cannot ride along.
  if (written(line) != text) return refusal::line_unreadable;
  return line;
}

void export_lines(store::Database& database, std::ostream& out) {
  store::Transaction transaction{database, store::Mode::read};
  records::each(transaction, [&](const Line& line) { out << written(line) << '\n'; });
  out.flush();
  if (!out) throw base::Fault{"trail: the exported lines could not be written"};
}

}  // namespace trail
