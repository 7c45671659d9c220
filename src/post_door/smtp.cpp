// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post_door/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <ctime>
#include <memory>

#include "base/id.h"

namespace post_door {
namespace {

struct Reading {
  std::string_view rest;
};

std::size_t read(char* into, std::size_t size, std::size_t count, void* from) {
  auto& reading = *static_cast<Reading*>(from);
  const auto taken = std::min(size * count, reading.rest.size());
  std::copy_n(reading.rest.data(), taken, into);
  reading.rest.remove_prefix(taken);
  return taken;
}

std::string now_as_mail_writes_it() {
  const auto now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[64];
  // Always in the C locale: the doors never call setlocale.
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &parts);
  return text;
}

std::string domain_of(const std::string& address) {
  const auto at = address.rfind('@');
  if (at == std::string::npos) return "localhost";
  auto domain = address.substr(at + 1);
  domain.erase(std::remove(domain.begin(), domain.end(), '>'), domain.end());
  return domain;
}

bool is_loopback(const std::string& address) {
  return address.starts_with("smtp://127.0.0.1") || address.starts_with("smtp://localhost") ||
         address.starts_with("smtp://[::1]");
}

// "Name <a@b>" or "a@b"; a line break in an address would be a second header.
std::string envelope_address(const std::string& address) {
  const auto open = address.find('<');
  const auto close = address.find('>');
  return open == std::string::npos ? "<" + address + ">" : address.substr(open, close - open + 1);
}

bool is_one_line(const std::string& text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

}  // namespace

bool deliver(const Server& server, const Mail& mail) {
  if (!is_one_line(mail.to) || !is_one_line(mail.subject) || mail.to.empty()) return false;
  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(), curl_easy_cleanup};
  if (!curl) throw base::Fault{"curl does not start"};

  const auto to = envelope_address(mail.to);
  const auto from = envelope_address(server.from);
  const auto id = "<" + base::EnvelopeId::fresh().text() + "@" + domain_of(server.from) + ">";
  const auto text = message_text(server, mail, now_as_mail_writes_it(), id);
  Reading reading{text};
  const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients{
      curl_slist_append(nullptr, to.c_str()), curl_slist_free_all};

  auto* handle = curl.get();
  curl_easy_setopt(handle, CURLOPT_URL, server.address.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_USE_SSL, is_loopback(server.address) ? CURLUSESSL_NONE : CURLUSESSL_ALL);
  if (!server.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, read);
  curl_easy_setopt(handle, CURLOPT_READDATA, &reading);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 20L);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_PROXY,
                   "");  // no proxy from the environment: the operator names the server, nobody else
  return curl_easy_perform(handle) == CURLE_OK;
}

}  // namespace post_door
