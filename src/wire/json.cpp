// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/json.h"

#include <boost/json/basic_parser_impl.hpp>

namespace wire {
namespace {

constexpr std::size_t most_depth = 8;

// Only looks for an object with the same member twice, which the library would let pass.
struct Doubled {
  constexpr static std::size_t max_object_size = 1'000'000;
  constexpr static std::size_t max_array_size = 1'000'000;
  constexpr static std::size_t max_key_size = 1000;
  constexpr static std::size_t max_string_size = 16 * 1024 * 1024;

  using Code = boost::system::error_code;
  std::vector<std::set<std::string>> open;
  std::string key;

  bool on_key_part(std::string_view part, std::size_t, Code&) { return key += part, true; }
  bool on_key(std::string_view part, std::size_t, Code& code) {
    key += part;
    if (!open.back().insert(key).second) code = json::make_error_code(json::error::exception);
    key.clear();
    return !code;
  }
  bool on_object_begin(Code&) { return open.emplace_back(), true; }
  bool on_object_end(std::size_t, Code&) { return open.pop_back(), true; }
  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t, Code&) { return true; }
  bool on_string_part(std::string_view, std::size_t, Code&) { return true; }
  bool on_string(std::string_view, std::size_t, Code&) { return true; }
  bool on_number_part(std::string_view, Code&) { return true; }
  bool on_int64(std::int64_t, std::string_view, Code&) { return true; }
  bool on_uint64(std::uint64_t, std::string_view, Code&) { return true; }
  bool on_double(double, std::string_view, Code&) { return true; }
  bool on_bool(bool, Code&) { return true; }
  bool on_null(Code&) { return true; }
  bool on_comment_part(std::string_view, Code&) { return true; }
  bool on_comment(std::string_view, Code&) { return true; }
};

json::parse_options strictly() {
  json::parse_options options;
  options.max_depth = most_depth;
  return options;
}

bool has_doubled_members(std::string_view body) {
  json::basic_parser<Doubled> parser{strictly()};
  boost::system::error_code code;
  parser.write_some(false, body.data(), body.size(), code);
  return code.failed();
}

}  // namespace

In::In(std::string_view body) : whole_{std::make_shared<Whole>()}, object_{nullptr} {
  boost::system::error_code unreadable;
  if (!has_doubled_members(body)) whole_->value = json::parse(body, unreadable, {}, strictly());
  object_ = unreadable ? nullptr : whole_->value.if_object();
  if (!object_) fail();
}

In::In(std::shared_ptr<Whole> whole, const json::object* object) : whole_{std::move(whole)}, object_{object} {
  if (!object_) fail();
}

In::~In() {
  if (whole_ && object_ && asked_.size() != object_->size()) fail();
}

base::Result<> In::finish() {
  if (!object_ || asked_.size() != object_->size() || !whole_->readable) return refusal::unreadable;
  return base::done();
}

bool In::has(std::string_view name) const { return object_ && object_->contains(name); }

const json::value* In::find(std::string_view name) {
  const auto* value = object_ ? object_->if_contains(name) : nullptr;
  if (value) asked_.emplace(name);
  if (!value) fail();
  return value;
}

std::string In::text(std::string_view name, std::size_t most_bytes) {
  const auto* value = find(name);
  const auto* text = value ? value->if_string() : nullptr;
  const bool fits = text && text->size() <= most_bytes && text->find('\0') == text->npos;
  if (!fits) return fail(), "";
  return std::string{*text};
}

std::int64_t In::number(std::string_view name) {
  const auto* value = find(name);
  const auto* number = value ? value->if_int64() : nullptr;
  return kept(number ? std::optional{*number} : std::nullopt);
}

base::Bytes In::bytes(std::string_view name) {
  return kept(base::from_base64url(text(name, Doubled::max_string_size)));
}

In In::object(std::string_view name) {
  const auto* value = find(name);
  return In{whole_, value ? value->if_object() : nullptr};
}

const json::array& In::items(std::string_view name, std::size_t most) {
  static const json::array none;
  const auto* value = find(name);
  const auto* array = value ? value->if_array() : nullptr;
  if (!array || array->size() > most) return fail(), none;
  return *array;
}

std::vector<std::string> In::texts(std::string_view name, std::size_t most, std::size_t most_bytes) {
  std::vector<std::string> out;
  for (const auto& item : items(name, most)) {
    const auto* text = item.if_string();
    if (!text || text->size() > most_bytes) fail();
    out.emplace_back(text ? std::string{*text} : "");
  }
  return out;
}

std::vector<base::Bytes> In::list_of_bytes(std::string_view name, std::size_t most) {
  std::vector<base::Bytes> out;
  for (const auto& each : texts(name, most, Doubled::max_string_size))
    out.push_back(kept(base::from_base64url(each)));
  return out;
}

http::Response answer(const json::object& object, int status) {
  return http::Response::json(json::serialize(object), status);
}

}  // namespace wire
