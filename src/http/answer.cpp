// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/answer.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "http/form.h"

namespace http {
namespace {

using Line = std::pair<std::string_view, std::string_view>;

constexpr std::array security_lines{
    Line{"X-Content-Type-Options", "nosniff"},
    Line{"Referrer-Policy", "no-referrer"},
    Line{"X-Frame-Options", "DENY"},
    Line{"Cross-Origin-Opener-Policy", "same-origin"},
    Line{"Cross-Origin-Resource-Policy", "same-origin"},
    Line{
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
        "fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), "
        "magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
        "publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()"},
};

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 422: return "Unprocessable Content";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 505: return "HTTP Version Not Supported";
    case 503: return "Service Unavailable";
    default: return "Answer";
  }
}

bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           marks.find(c) != marks.npos;
  });
}

// RFC 6265 cookie-octet.
bool is_cookie_value(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != ',' && c != ';' && c != '\\'; });
}

void add_line(std::string& out, std::string_view name, std::string_view value) {
  CHECK(is_token(name));
  CHECK(std::ranges::none_of(value, [](char c) { return c == '\r' || c == '\n' || c == '\0'; }));
  out.append(name).append(": ").append(value).append("\r\n");
}

void add_cookie(std::string& out, const Cookie& cookie, bool over_tls) {
  CHECK(is_token(cookie.name) && is_cookie_value(cookie.value));
  std::string line = (over_tls ? "__Host-" : "") + cookie.name + '=' + cookie.value;
  line += "; Path=/; HttpOnly; SameSite=Strict";
  if (over_tls) line += "; Secure";
  if (cookie.value.empty()) line += "; Max-Age=0";
  add_line(out, "Set-Cookie", line);
}

bool has(const Headers& headers, std::string_view name) {
  return std::ranges::any_of(headers, [&](const auto& line) { return same_token(line.first, name); });
}

void add_framing(std::string& out, const Response& response) {
  switch (framing_of(response)) {
    case Framing::none: return;
    case Framing::chunked: return add_line(out, "Transfer-Encoding", "chunked");
    case Framing::length:
      return add_line(out, "Content-Length",
                      std::to_string(response.pull ? response.length.value_or(0) : response.body.size()));
  }
}

}  // namespace

Framing framing_of(const Response& response) {
  if (response.status == 204 || response.status == 304) return Framing::none;
  if (response.events) return Framing::chunked;
  if (response.pull && !response.length) return Framing::chunked;
  return Framing::length;
}

std::string head_of(const Response& response, const Circumstances& circumstances) {
  CHECK(response.status >= 200 && response.status <= 599);
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + ' ';
  out.append(reason(response.status)).append("\r\n");
  if (response.events) {
    add_line(out, "Content-Type", "text/event-stream");
  } else if (!response.type.empty()) {
    add_line(out, "Content-Type", response.type);
  }
  add_framing(out, response);
  for (const auto& [name, value] : response.headers) add_line(out, name, value);
  for (const auto& cookie : response.cookies) add_cookie(out, cookie, circumstances.over_tls);
  for (const auto& [name, value] : circumstances.door_headers) {
    if (!has(response.headers, name)) add_line(out, name, value);
  }
  for (const auto& [name, value] : security_lines) add_line(out, name, value);
  if (!has(response.headers, "Cache-Control")) add_line(out, "Cache-Control", "no-store");
  if (circumstances.over_tls) add_line(out, "Strict-Transport-Security", "max-age=63072000");
  if (circumstances.closes) add_line(out, "Connection", "close");
  return out += "\r\n";
}

std::string chunk(std::string_view piece) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.begin(), digits.end(), piece.size(), 16).ptr;
  std::string out;
  out.reserve(piece.size() + 24);
  out.append(digits.begin(), end).append("\r\n").append(piece).append("\r\n");
  return out;
}

}  // namespace http
