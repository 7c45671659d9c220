// SPDX-License-Identifier: AGPL-3.0-or-later
// A response as bytes: status line, the fixed security headers, cookies, framing.
#pragma once

#include <string>

#include "http/message.h"

namespace http {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Circumstances {
  Headers door_headers;  // put on every answer unless the response has one of the same name
  bool over_tls = false;
  bool closes = false;  // this is the last answer of the connection
};

// How the end of the body is told.
enum class Framing { none, length, chunked };
Framing framing_of(const Response& response);

// Up to and including the empty line. A CR, LF or NUL in any value is a bug: it would split the answer in
// two.
std::string head_of(const Response& response, const Circumstances& circumstances);

// Size line and closing line around a piece of a chunked body; an empty piece ends the body.
std::string chunk(std::string_view piece);

}  // namespace http
