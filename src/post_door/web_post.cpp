// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post_door/web_post.h"

#include <curl/curl.h>

#include <boost/json.hpp>
#include <memory>

#include "base/result.h"

namespace post_door {
namespace {

std::size_t unread(const char*, std::size_t size, std::size_t count, void*) { return size * count; }

using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

void add(Lines& lines, const std::string& line) {
  lines.reset(curl_slist_append(lines.release(), line.c_str()));
}

Lines header_lines(const WebPost& post) {
  Lines lines{nullptr, curl_slist_free_all};
  add(lines, "Content-Type: " + post.type);
  if (!post.token.empty()) add(lines, "Authorization: Bearer " + post.token);
  for (const auto& header : post.headers) add(lines, header);
  return lines;
}

}  // namespace

bool deliver(const WebPost& post) {
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(), curl_easy_cleanup};
  if (!curl) throw base::Fault{"curl does not start"};
  const auto lines = header_lines(post);
  auto* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, post.address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, lines.get());
  curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(post.body.size()));
  curl_easy_setopt(handle, CURLOPT_POSTFIELDS, post.body.c_str());
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, unread);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");
  if (curl_easy_perform(handle) != CURLE_OK) return false;
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  return status >= 200 && status < 300;
}

WebPost push_post(const std::string& server, const std::string& token, const std::string& topic,
                  const std::string& text) {
  // ntfy rings by its highest priority even when the telephone is silent; RFC 8030 has its own word.
  return {server + "/" + topic, token, "text/plain; charset=utf-8", text, {"Priority: 5", "Urgency: high"}};
}

WebPost webhook_post(const std::string& address, const std::string& token, const std::string& to,
                     const std::string& text) {
  return {address,
          token,
          "application/json",
          boost::json::serialize(boost::json::object{{"to", to}, {"text", text}}),
          {}};
}

}  // namespace post_door
