// SPDX-License-Identifier: AGPL-3.0-or-later
#include "pages/template.h"

#include <ranges>

#include "base/result.h"
#include "pages/escape.h"

namespace pages {
namespace {

const Values::Value& look_up(const std::vector<const Values*>& scopes, std::string_view name) {
  const Values::Value* found = nullptr;
  for (const auto* scope : scopes | std::views::reverse) {
    if ((found = scope->find(name))) break;
  }
  CHECK(found != nullptr);
  return *found;
}

bool holds(const Values::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
  return !std::get<Values::List>(value).empty();
}

bool is_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos;
}

// Templates are indented for those who write them; over a slow line each blank is one too many.
std::string without_indentation(std::string_view source) {
  std::string out;
  out.reserve(source.size());
  for (const char each : source) {
    const bool at_line_start = out.empty() || out.back() == '\n';
    if (!at_line_start || (each != ' ' && each != '\n')) out += each;
  }
  return out;
}

}  // namespace

Template::Template(std::string source) : source_{without_indentation(source)} {
  compile();
  pieces_.shrink_to_fit();
}

void Template::add(Kind kind, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(part.data() - source_.data());
  if (!part.empty()) pieces_.push_back({kind, begin, static_cast<std::uint32_t>(part.size()), 0});
}

void Template::compile() {
  const std::string_view all = source_;
  std::vector<std::uint32_t> open_sections;
  std::size_t at = 0;
  for (auto tag = all.find("{{"); tag != std::string_view::npos; tag = all.find("{{", at)) {
    const auto close = all.find("}}", tag);
    if (close == std::string_view::npos) throw base::Fault{"template: a tag is not closed"};
    add(Kind::literal, all.substr(at, tag - at));
    at = close + 2;

    auto name = all.substr(tag + 2, close - tag - 2);
    const char sign = name.empty() ? '{' : name.front();
    if (sign == '#' || sign == '^' || sign == '/') name.remove_prefix(1);
    if (!is_name(name)) throw base::Fault{"template: not a tag: " + std::string{name}};

    if (sign == '/') {
      if (open_sections.empty() || of(pieces_[open_sections.back()]) != name)
        throw base::Fault{"template: " + std::string{name} + " was not open"};
      pieces_[open_sections.back()].end = static_cast<std::uint32_t>(pieces_.size());
      open_sections.pop_back();
      continue;
    }
    if (sign == '#' || sign == '^') open_sections.push_back(static_cast<std::uint32_t>(pieces_.size()));
    add(sign == '#' ? Kind::section : sign == '^' ? Kind::inverted : Kind::value, name);
  }
  if (!open_sections.empty()) throw base::Fault{"template: a section is not closed"};
  add(Kind::literal, all.substr(at));
}

std::string Template::fill(const Values& values) const {
  std::string out;
  out.reserve(source_.size() * 5 / 4);
  Scopes scopes{&values};
  write(out, scopes, 0, static_cast<std::uint32_t>(pieces_.size()));
  return out;
}

void Template::write(std::string& out, Scopes& scopes, std::uint32_t from, std::uint32_t to) const {
  for (auto at = from; at < to;) {
    const auto& piece = pieces_[at];
    if (piece.kind == Kind::literal) {
      out += of(piece);
    } else if (piece.kind == Kind::value) {
      out += escaped(std::get<std::string>(look_up(scopes, of(piece))));
    } else {
      write_section(out, scopes, at);
      at = piece.end;
      continue;
    }
    ++at;
  }
}

void Template::write_section(std::string& out, Scopes& scopes, std::uint32_t at) const {
  const auto& piece = pieces_[at];
  const auto& value = look_up(scopes, of(piece));
  if (holds(value) != (piece.kind == Kind::section)) return;

  const auto* items = std::get_if<Values::List>(&value);
  if (!items || piece.kind == Kind::inverted) return write(out, scopes, at + 1, piece.end);
  for (const auto& item : *items) {
    scopes.push_back(&item);
    write(out, scopes, at + 1, piece.end);
    scopes.pop_back();
  }
}

}  // namespace pages
