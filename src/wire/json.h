// SPDX-License-Identifier: AGPL-3.0-or-later
// JSON as the interfaces of the doors have it: read member by member, and refused when a member is missing,
// doubled, of another type, or not asked for.
#pragma once

#include <boost/json.hpp>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "http/message.h"
#include "seal/keys.h"

namespace wire {

namespace refusal {
inline constexpr base::Refusal unreadable{base::Kind::invalid, "wire.unreadable"};
}

// One object. What cannot be read gives an empty value, and finish() then refuses: a handler reads
// everything, asks once, and only then looks at what it has.
class In {
 public:
  explicit In(std::string_view body);
  In(In&&) = default;
  ~In();  // an inner object with members nobody asked for makes the whole unreadable

  base::Result<> finish();

  bool has(std::string_view name) const;
  std::string text(std::string_view name, std::size_t most_bytes);
  std::int64_t number(std::string_view name);
  base::Bytes bytes(std::string_view name);
  In object(std::string_view name);

  template <class IdType>
  IdType id(std::string_view name) {
    return kept(IdType::parse(text(name, 32)));
  }
  template <class Key>
  Key key(std::string_view name) {
    return kept(Key::from(bytes(name)));
  }
  // The value of a word, by a function from word to optional value.
  template <class Parse>
  auto word(std::string_view name, Parse parse) {
    return kept(parse(std::string_view{text(name, 40)}));
  }
  template <class Value>
  Value kept(std::optional<Value> value) {
    if (!value) fail();
    return value.value_or(Value{});
  }

  template <class Read>
  auto objects(std::string_view name, std::size_t most, Read read) {
    std::vector<decltype(read(std::declval<In&>()))> out;
    for (const auto& item : items(name, most)) {
      In inner{whole_, item.if_object()};
      out.push_back(read(inner));
    }
    return out;
  }
  std::vector<std::string> texts(std::string_view name, std::size_t most, std::size_t most_bytes);
  std::vector<base::Bytes> list_of_bytes(std::string_view name, std::size_t most);
  template <class IdType>
  std::vector<IdType> ids(std::string_view name, std::size_t most) {
    std::vector<IdType> out;
    for (const auto& each : texts(name, most, 32)) out.push_back(kept(IdType::parse(each)));
    return out;
  }
  void fail() { whole_->readable = false; }

 private:
  struct Whole {
    boost::json::value value;
    bool readable = true;
  };
  In(std::shared_ptr<Whole> whole, const boost::json::object* object);
  const boost::json::value* find(std::string_view name);
  const boost::json::array& items(std::string_view name, std::size_t most);

  std::shared_ptr<Whole> whole_;  // null once moved from
  const boost::json::object* object_;
  std::set<std::string, std::less<>> asked_;
};

namespace json = boost::json;

inline std::string out(base::ByteView bytes) { return base::to_base64url(bytes); }
inline std::string out(const base::Bytes& bytes) { return base::to_base64url(bytes); }
template <std::size_t Size, class Tag>
std::string out(const seal::PublicBytes<Size, Tag>& bytes) {
  return base::to_base64url(bytes.view());
}
template <class Tag>
std::string out(const base::Id<Tag>& id) {
  return id.text();
}
inline std::int64_t out(base::Day day) { return day.count; }
inline std::int64_t out(base::Hour hour) { return hour.count; }
inline std::int64_t out(base::Instant instant) { return instant.milliseconds; }
template <class Value>
json::value out(const std::optional<Value>& value) {
  return value ? json::value(out(*value)) : json::value(nullptr);
}
template <class Values>
json::array out_all(const Values& values) {
  json::array array;
  for (const auto& value : values) array.emplace_back(out(value));
  return array;
}

http::Response answer(const json::object& object, int status = 200);

}  // namespace wire
