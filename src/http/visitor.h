// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests: a server on loopback with a few routes, and visitors who say exactly what they are told to,
// well-formed or not, over plain TCP, TLS or a Unix socket.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "http/server.h"

namespace http {

class Visitor {
 public:
  enum class Over { plain, tls };
  explicit Visitor(const std::string& address, Over over = Over::plain);
  ~Visitor();
  Visitor(Visitor&&) noexcept;

  // False when the server has closed.
  bool say(std::string_view bytes);
  // Everything until the server closes or nothing comes for so long.
  std::string hear_all(std::chrono::milliseconds patience = std::chrono::seconds{5});
  // Until `mark` was heard; what came after it stays for the next call.
  std::string hear_until(std::string_view mark, std::chrono::milliseconds patience = std::chrono::seconds{5});
  // Nothing more came, and the line is closed.
  bool is_closed(std::chrono::milliseconds patience = std::chrono::seconds{5});
  // One request, its answer until the server closes.
  std::string ask(std::string_view bytes);
  void narrow_window();  // takes little at once
  std::string certificate_name() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

// Runs from start() to its end.
class House {
 public:
  House(Router router, Limits limits = {}, Answers answers = {});
  ~House();
  std::string listen(const Listening& listening) { return server_.listen(listening); }
  void start();
  void stop_and_wait();
  void ask_to_stop() { server_.stop(); }

 private:
  Server server_;
  std::thread thread_;
};

// A folder of its own, with a fresh self-made certificate when asked for.
class Folder {
 public:
  Folder();
  ~Folder();
  std::string path(std::string_view name) const { return root_ + '/' + std::string{name}; }
  void write(std::string_view name, std::string_view content) const;
  void make_certificate(std::string_view common_name) const;  // cert.pem, key.pem

 private:
  std::string root_;
};

// Whether a TLS client of exactly this version, offering only these ciphers if any are given, is let in.
bool shakes_hands(const std::string& address, int version, const char* ciphers);

std::string get(std::string_view path);  // as a request that closes
int status_in(std::string_view answer);
std::string body_in(std::string_view answer);
bool has_line(std::string_view answer, std::string_view line);

}  // namespace http
