// SPDX-License-Identifier: AGPL-3.0-or-later
// What every request passes before its handler: no foreign page behind it, and a session where one is needed.
// A refusal becomes an answer here and nowhere else.
#pragma once

#include <functional>

#include "access/logins.h"
#include "http/server.h"
#include "wire/json.h"

namespace desk {

namespace json = boost::json;
using wire::answer, wire::In, wire::out, wire::out_all;

namespace refusal {
inline constexpr base::Refusal foreign{base::Kind::invalid, "desk.foreign"};
inline constexpr base::Refusal factor_owed{base::Kind::conflict, "desk.factor_owed"};
}  // namespace refusal

inline constexpr std::string_view session_cookie = "havre";
inline constexpr std::size_t small_body = 64 * 1024;
inline constexpr std::size_t large_body =
    4 * 1024 * 1024;  // a new generation for a large team, with its history

// A foreign page can neither send the header without being asked first, which we never allow, nor hide its
// origin.
bool is_foreign(const http::Request& request);

class Gate {
 public:
  Gate(http::Router& router, const staff::Logins& logins) : router_{router}, logins_{logins} {}

  using Answered = base::Result<http::Response>;
  // For anybody: logging in, enrolling.
  using Open = std::function<Answered(const http::Request&)>;
  void open(http::Method method, std::string pattern, Open handler);
  // For whoever is logged in.
  using Asked = std::function<Answered(const staff::Session&, const http::Request&)>;
  void asked(http::Method method, std::string pattern, Asked handler, std::size_t most_body = small_body);
  // Also for whoever's second factor was reset, and who has not set another yet: nothing else is.
  void early(http::Method method, std::string pattern, Asked handler);

 private:
  http::Router& router_;
  const staff::Logins& logins_;
};

// The part {name} of the path; what is not an id is as unknown as an id nobody has.
template <class IdType>
base::Result<IdType> id_in_path(const http::Request& request, const std::string& name) {
  const auto id = IdType::parse(request.parts.at(name));
  if (!id) return staff::refusal::unknown;
  return *id;
}

// Digits only; none when there is no such field.
base::Result<std::optional<std::int64_t>> number_in_query(const http::Request& request,
                                                          std::string_view name);

}  // namespace desk
