// SPDX-License-Identifier: AGPL-3.0-or-later
// One POST to an address the operator named. No redirect is followed and no proxy asked.
#pragma once

#include <string>
#include <vector>

namespace post_door {

struct WebPost {
  std::string address;
  std::string token;  // empty: none
  std::string type;   // of the body
  std::string body;
  std::vector<std::string> headers;  // "Priority: urgent"
};

// True when it was answered with 2xx. What else was said is not kept.
bool deliver(const WebPost& post);

// What a push server and a webhook get for a sentence; public for their test.
WebPost push_post(const std::string& server, const std::string& token, const std::string& topic,
                  const std::string& text);
WebPost webhook_post(const std::string& address, const std::string& token, const std::string& to,
                     const std::string& text);

}  // namespace post_door
