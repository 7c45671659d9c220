// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/router.h"

#include <algorithm>

namespace http {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  for (std::size_t from = 1; from <= path.size();) {
    const auto to = std::min(path.find('/', from), path.size());
    segments.emplace_back(path.substr(from, to - from));
    from = to + 1;
  }
  return segments;
}

bool is_part(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

bool matches(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  return std::ranges::equal(pattern, path, [](const auto& wanted, const auto& given) {
    return is_part(wanted) ? !given.empty() : wanted == given;
  });
}

// Literal segments count, the earlier the more: "/a/new" beats "/a/{id}".
bool is_closer(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::ranges::lexicographical_compare(a, b, {}, is_part, is_part);
}

}  // namespace

std::string_view name_of(Method method) {
  switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::del: return "DELETE";
  }
  return "";
}

void Router::on(Method method, std::string pattern, Handler handler, std::size_t most_body) {
  CHECK(pattern.starts_with('/'));
  auto segments = segments_of(pattern);
  routes_.push_back(std::make_shared<const Route>(Route{.method = method,
                                                        .pattern = std::move(pattern),
                                                        .segments = std::move(segments),
                                                        .handler = std::move(handler),
                                                        .maker = nullptr,
                                                        .most_body = most_body}));
}

void Router::on_stream(Method method, std::string pattern, SinkMaker maker) {
  CHECK(pattern.starts_with('/'));
  auto segments = segments_of(pattern);
  routes_.push_back(std::make_shared<const Route>(Route{.method = method,
                                                        .pattern = std::move(pattern),
                                                        .segments = std::move(segments),
                                                        .handler = nullptr,
                                                        .maker = std::move(maker)}));
}

void Router::missing(Handler handler) { missing_ = std::move(handler); }

std::vector<std::string> Router::routes() const {
  std::vector<std::string> out;
  for (const auto& route : routes_) out.push_back(std::string{name_of(route->method)} + ' ' + route->pattern);
  std::ranges::sort(out);
  return out;
}

Router::Found Router::find(Method method, std::string_view path) const {
  const auto given = segments_of(path);
  const auto wanted = method == Method::head ? Method::get : method;
  Found found;
  std::vector<std::string_view> allowed;
  for (const auto& route : routes_) {
    if (!matches(route->segments, given)) continue;
    allowed.push_back(name_of(route->method));
    if (route->method == Method::get) allowed.push_back("HEAD");
    if (route->method != wanted) continue;
    if (!found.route || is_closer(route->segments, found.route->segments)) found.route = route;
  }
  if (found.route) {
    for (std::size_t i = 0; i < given.size(); ++i) {
      const std::string_view name = found.route->segments[i];
      if (is_part(name)) found.parts.emplace(name.substr(1, name.size() - 2), given[i]);
    }
    return found;
  }
  std::ranges::sort(allowed);
  const auto doubled = std::ranges::unique(allowed);
  allowed.erase(doubled.begin(), doubled.end());
  for (const auto name : allowed) found.allow.append(found.allow.empty() ? "" : ", ").append(name);
  return found;
}

}  // namespace http
