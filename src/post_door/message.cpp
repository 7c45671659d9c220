// SPDX-License-Identifier: AGPL-3.0-or-later
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "post_door/smtp.h"

namespace post_door {
namespace {

std::string base64(std::string_view text) {
  auto coded = base::to_base64url(base::view(text));
  for (auto& c : coded) c = c == '-' ? '+' : c == '_' ? '/' : c;
  while (coded.size() % 4 != 0) coded += '=';
  return coded;
}

// An encoded word has at most 75 characters, and must not cut a character in two.
std::string encoded_subject(std::string_view subject) {
  constexpr std::size_t bytes_a_word = 45;
  std::string out;
  while (!subject.empty()) {
    auto size = std::min(bytes_a_word, subject.size());
    while (size < subject.size() && (static_cast<unsigned char>(subject[size]) & 0xc0) == 0x80) --size;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(subject.substr(0, size)) + "?=";
    subject.remove_prefix(size);
  }
  return out;
}

std::string folded_base64(std::string_view text) {
  const auto coded = base64(text);
  std::string out;
  for (std::size_t at = 0; at < coded.size(); at += 76) out += coded.substr(at, 76) + "\r\n";
  return out;
}

}  // namespace

std::string message_text(const Server& server, const Mail& mail, std::string_view date, std::string_view id) {
  std::string out;
  const auto line = [&](std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
  };
  line("Date", date);
  line("From", server.from);
  line("To", mail.to);
  line("Subject", encoded_subject(mail.subject));
  line("Message-ID", id);
  line("Auto-Submitted", "auto-generated");
  line("MIME-Version", "1.0");
  line("Content-Type", "text/plain; charset=utf-8");
  line("Content-Transfer-Encoding", "base64");
  return out + "\r\n" + folded_base64(mail.text);
}

}  // namespace post_door
