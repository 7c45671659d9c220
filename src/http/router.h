// SPDX-License-Identifier: AGPL-3.0-or-later
// What a route holds and what a search for one gives.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "http/server.h"

namespace http {

std::string_view name_of(Method method);

struct Router::Route {
  Method method;
  std::string pattern;
  std::vector<std::string> segments;
  Handler handler;  // either this, with the whole body,
  SinkMaker maker;  // or this, with the body piece by piece
  std::size_t most_body = 0;
};

struct Router::Found {
  std::shared_ptr<const Route> route;  // none: see `allow`
  std::map<std::string, std::string> parts;
  std::string allow;  // "GET, HEAD": the path exists with these methods; empty: it does not exist
};

}  // namespace http
