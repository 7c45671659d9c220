// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/parser.h"

#include <algorithm>
#include <array>
#include <boost/beast/http/basic_parser.hpp>

#include "http/chunks.h"
#include "http/form.h"

namespace http {
namespace {

namespace beast = boost::beast;

constexpr std::size_t most_headers = 100;

// They tell who or where somebody is, and no handler may learn it.
constexpr std::array hidden{"user-agent",     "forwarded",       "via", "from", "referer",
                            "true-client-ip", "cf-connecting-ip"};
constexpr std::array hidden_families{"x-forwarded-", "x-real-", "x-client-", "sec-ch-"};

bool is_hidden(std::string_view name) {
  return std::ranges::find(hidden, name) != hidden.end() ||
         std::ranges::any_of(hidden_families, [&](const auto* family) { return name.starts_with(family); });
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

bool is_host(std::string_view text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._:[]";
  return !text.empty() && text.find_first_not_of(allowed) == text.npos;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 18 && text.find_first_not_of("0123456789") == text.npos;
}

std::optional<std::string> path_of(std::string_view encoded) {
  if (!encoded.starts_with('/') || encoded.find_first_of("\\#") != encoded.npos) return std::nullopt;
  // An encoded slash or dot is read as a separator by some and as a character by others.
  for (auto at = encoded.find('%'); at != encoded.npos; at = encoded.find('%', at + 1)) {
    const auto code = lower_case(encoded.substr(at, 3));
    if (code == "%2f" || code == "%5c" || code == "%2e") return std::nullopt;
  }
  for (auto rest = encoded.substr(1); !rest.empty();) {
    const auto segment = rest.substr(0, rest.find('/'));
    if (segment == "." || segment == "..") return std::nullopt;
    rest.remove_prefix(std::min(rest.size(), segment.size() + 1));
  }
  auto path = percent_decoded(encoded, Plus::stays);
  if (path && std::ranges::any_of(*path, is_control)) return std::nullopt;
  return path;
}

std::optional<Method> method_of(beast::http::verb verb) {
  switch (verb) {
    case beast::http::verb::get: return Method::get;
    case beast::http::verb::head: return Method::head;
    case beast::http::verb::post: return Method::post;
    case beast::http::verb::put: return Method::put;
    case beast::http::verb::delete_: return Method::del;
    default: return std::nullopt;
  }
}

std::string_view plain(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct Parser::Inside final : beast::http::basic_parser<true> {
  Inside() {
    // The head is cut to size before it comes here. Bodies are decoded by us, more strictly than here.
    header_limit(1024 * 1024);
    body_limit(boost::none);
    skip(true);
    eager(true);
  }

  void refuse(int with, beast::error_code& error) {
    if (status == 0) status = with;
    error = beast::http::error::bad_value;
  }

  void on_request_impl(beast::http::verb verb, beast::string_view, beast::string_view target, int version,
                       beast::error_code& error) override {
    if (version != 11) return refuse(505, error);
    const auto method = method_of(verb);
    if (!method) return refuse(501, error);
    const auto whole = plain(target);
    const auto question = std::min(whole.find('?'), whole.size());
    auto path = path_of(whole.substr(0, question));
    const auto query = whole.substr(std::min(question + 1, whole.size()));
    auto fields = query.find('#') == query.npos ? fields_of(query) : std::nullopt;
    if (!path || !fields) return refuse(400, error);
    request->method = *method;
    request->path = *std::move(path);
    request->query = *std::move(fields);
  }

  void on_field_impl(beast::http::field field, beast::string_view name_as_sent,
                     beast::string_view value_as_sent, beast::error_code& error) override {
    if (++header_count > most_headers) return refuse(431, error);
    const auto value = plain(value_as_sent);
    if (!is_utf8(value)) return refuse(400, error);
    switch (field) {
      case beast::http::field::host:
        if (!is_host(value)) return refuse(400, error);
        break;
      case beast::http::field::content_length:
        if (!is_number(value)) return refuse(400, error);
        break;
      case beast::http::field::transfer_encoding:
        if (!same_token(value, "chunked")) return refuse(501, error);
        break;
      case beast::http::field::expect: expects_continue = same_token(value, "100-continue"); break;
      default: break;
    }
    keep(lower_case(plain(name_as_sent)), value, error);
  }

  void keep(std::string name, std::string_view value, beast::error_code& error) {
    if (is_hidden(name)) return;
    const auto [kept, is_first] = request->headers.try_emplace(name, value);
    if (is_first) return;
    constexpr std::array single{"host", "content-length", "transfer-encoding", "content-type", "origin"};
    if (std::ranges::find(single, name) != single.end()) return refuse(400, error);
    kept->second.append(name == "cookie" ? "; " : ", ").append(value);
  }

  void on_header_impl(beast::error_code& error) override {
    const auto& headers = request->headers;
    if (!headers.contains("host")) return refuse(400, error);
    if (headers.contains("content-length") && headers.contains("transfer-encoding"))
      return refuse(400, error);
  }

  std::size_t on_body_impl(beast::string_view, beast::error_code&) override { return 0; }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view, beast::error_code&) override { return 0; }
  void on_response_impl(int, beast::string_view, int, beast::error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, beast::error_code&) override {}
  void on_chunk_header_impl(std::uint64_t, beast::string_view, beast::error_code&) override {}
  void on_finish_impl(beast::error_code&) override {}

  int status = 0;
  bool expects_continue = false;
  std::size_t header_count = 0;
  Request* request = nullptr;
  std::optional<Chunks> chunks;
  std::uint64_t left = 0;  // without chunks
};

HeadEnd head_end(std::string_view wire, std::size_t already_searched) {
  for (auto at = already_searched < 3 ? 0 : already_searched - 3; at < wire.size(); ++at) {
    const char c = wire[at];
    if (c == '\0') return {HeadEnd::Found::malformed};
    if (c == '\n' && (at == 0 || wire[at - 1] != '\r')) return {HeadEnd::Found::malformed};
    if (c == '\r' && at + 1 < wire.size() && wire[at + 1] != '\n') return {HeadEnd::Found::malformed};
    if (c != '\n' || at + 1 == wire.size()) continue;
    // A line that starts with a blank continues the one before for some readers and not for others.
    if (wire[at + 1] == ' ' || wire[at + 1] == '\t') return {HeadEnd::Found::malformed};
    if (wire.substr(at + 1, 2) == "\r\n") return {HeadEnd::Found::here, at + 3};
  }
  return {};
}

Parser::Parser() : inside_{std::make_unique<Inside>()} {}
Parser::~Parser() = default;

int Parser::head(std::string_view block, Request& request) {
  inside_->request = &request;
  beast::error_code error;
  const auto used = inside_->put({block.data(), block.size()}, error);
  inside_->request = nullptr;
  if (inside_->status != 0) return inside_->status;
  if (error || !inside_->is_done() || used != block.size()) return 400;
  if (inside_->chunked()) inside_->chunks.emplace();
  inside_->left = length().value_or(0);
  return 0;
}

bool Parser::keeps_alive() const { return inside_->keep_alive(); }
bool Parser::expects_continue() const { return inside_->expects_continue; }

std::optional<std::uint64_t> Parser::length() const {
  const auto length = inside_->content_length();
  if (!length) return std::nullopt;
  return *length;
}

std::optional<std::size_t> Parser::body(std::string_view wire, std::string& out) {
  if (inside_->chunks) return inside_->chunks->decode(wire, out);
  const auto here = wire.substr(0, std::min<std::uint64_t>(inside_->left, wire.size()));
  out.append(here);
  inside_->left -= here.size();
  return here.size();
}

bool Parser::complete() const { return inside_->chunks ? inside_->chunks->complete() : inside_->left == 0; }

}  // namespace http
