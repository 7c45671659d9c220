// SPDX-License-Identifier: AGPL-3.0-or-later
// Reading tests/vectors, for the tests of this room.
#pragma once

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/id.h"
#include "seal/keys.h"

namespace vectors_file {

inline std::filesystem::path path(std::string_view name) {
  return std::filesystem::path{HAVRE_SOURCE} / "tests/vectors" / name;
}

inline boost::json::object read(std::string_view name) {
  std::stringstream text;
  text << std::ifstream{path(name)}.rdbuf();
  return boost::json::parse(text.str()).as_object();
}

inline std::string text(const boost::json::object& from, std::string_view member) {
  return boost::json::value_to<std::string>(from.at(member));
}
inline base::Bytes bytes(const boost::json::object& from, std::string_view member) {
  return base::from_hex(text(from, member)).value();
}
inline seal::SecretBytes secret(const boost::json::object& from, std::string_view member) {
  return seal::SecretBytes::copy(bytes(from, member));
}
template <class Key>
Key key(const boost::json::object& from, std::string_view member) {
  return Key::from(bytes(from, member)).value();
}
template <class Number>
Number number(const boost::json::object& from, std::string_view member) {
  return from.at(member).to_number<Number>();
}
template <std::size_t Count>
std::array<std::uint16_t, Count> numbers(const boost::json::object& from) {
  return boost::json::value_to<std::array<std::uint16_t, Count>>(from.at("numbers"));
}

}  // namespace vectors_file
