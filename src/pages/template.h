// SPDX-License-Identifier: AGPL-3.0-or-later
// A page with holes: the part of mustache that is safe here. {{name}} is written escaped, always: there is no
// way to write a value unescaped. {{#name}}…{{/name}} is written for each item of a list, or once if true or
// not empty;
// {{^name}}…{{/name}} if false or empty. Inside a list an item's own names come first, then those around it.
// A name nobody gave a value is a bug. Compiled once; filling is read-only and may run on any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pages/values.h"

namespace pages {

class Template {
 public:
  // A Fault when a tag is not closed or not one of the three kinds.
  explicit Template(std::string source);

  std::string fill(const Values& values) const;

 private:
  enum class Kind : std::uint8_t { literal, value, section, inverted };
  struct Piece {
    Kind kind;
    std::uint32_t begin;  // of the literal or the name, in source_
    std::uint32_t length;
    std::uint32_t end;  // section: the piece after its last
  };
  using Scopes = std::vector<const Values*>;

  std::string_view of(const Piece& piece) const {
    return std::string_view{source_}.substr(piece.begin, piece.length);
  }
  void compile();
  void add(Kind kind, std::string_view part);
  void write(std::string& out, Scopes& scopes, std::uint32_t from, std::uint32_t to) const;
  void write_section(std::string& out, Scopes& scopes, std::uint32_t at) const;

  std::string source_;
  std::vector<Piece> pieces_;
};

}  // namespace pages
