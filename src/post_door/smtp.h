// SPDX-License-Identifier: AGPL-3.0-or-later
// Mail by SMTP, one message at a time. The only socket out of the house, and only when the operator names a
// server.
#pragma once

#include <string>

#include "base/result.h"

namespace post_door {

struct Server {
  std::string
      address;       // "smtp://mail.example.org:587" (STARTTLS required, unless on loopback) or "smtps://…"
  std::string user;  // empty: no log-in
  std::string password;
  std::string from;
};

struct Mail {
  std::string to;
  std::string subject;  // UTF-8
  std::string text;     // UTF-8; lines end in \n
};

// True when the server took it. What went wrong is not told: a mail server's words may repeat an address.
bool deliver(const Server& server, const Mail& mail);

// RFC 5322 with an encoded subject (RFC 2047) and a quoted-printable-free base 64 body; public for its test.
std::string message_text(const Server& server, const Mail& mail, std::string_view date, std::string_view id);

}  // namespace post_door
