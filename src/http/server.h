// SPDX-License-Identifier: AGPL-3.0-or-later
// HTTP/1.1 over TCP, TLS 1.2 and 1.3 or a Unix socket. One I/O thread, a few workers for handlers (which may
// block).
//
// It promises: strict parsing (no smuggling), a deadline for headers, a minimum speed for bodies, bounded
// memory per connection, no thread held by a slow sender, security headers on every answer, no log line about
// any visitor, and buffers cleared as soon as the answer is out.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace http {

using Handler = std::function<Response(const Request&)>;
using SinkMaker = std::function<std::unique_ptr<BodySink>(const Request& head)>;

class Router {
 public:
  // Pattern: "/api/requests/{id}/notes"; a part matches one segment. The longest literal match wins.
  // A HEAD is answered by GET's handler. An unknown path gives `missing`'s answer; a known one with another
  // method 405.
  void on(Method method, std::string pattern, Handler handler, std::size_t most_body = 256 * 1024);
  void on_stream(Method method, std::string pattern, SinkMaker maker);
  void missing(Handler handler);
  // Every route as "GET /path", sorted: the access test walks it.
  std::vector<std::string> routes() const;

  struct Route;
  struct Found;
  Found find(Method method, std::string_view path) const;
  const Handler& missing_answer() const { return missing_; }

 private:
  std::vector<std::shared_ptr<const Route>> routes_;
  Handler missing_;
};

struct Limits {
  std::size_t header_bytes = 16 * 1024;
  std::chrono::milliseconds header_deadline{10'000};  // from the first byte, or from connecting
  std::chrono::milliseconds idle{30'000};             // between requests of one connection
  std::size_t body_bytes_per_second = 64;             // either way, over any `pace_window`; slower is cut
  std::chrono::milliseconds pace_window{30'000};
  std::chrono::milliseconds heartbeat{25'000};  // a comment on quiet event streams
  std::chrono::milliseconds grace{5'000};       // for answers under way when it stops
  std::size_t body_memory = 256 * 1024 * 1024;  // of all bodies together; over it the slowest is cut
  std::size_t connections = 8192;               // over it the longest idle one is closed first
  std::size_t workers = 4;
};

struct Listening {
  // "127.0.0.1:8443", "[::1]:8443" or "unix:/run/havre/intake.sock"; port 0 picks a free one.
  std::string address;
  std::string certificate_file;  // PEM; both empty: plain (loopback and onion service only)
  std::string key_file;
};

struct Answers {
  // A fault was thrown: the incident number is in the log beside it; the page may show it.
  std::function<Response(const Request&, std::string_view incident)> fault;
  // A request refused before any handler: 400, 405, 408, 413, 414, 431, 501, 505.
  std::function<Response(int status)> malformed;
  // Put on every answer beside the fixed security headers, e.g. the door's Content-Security-Policy.
  std::vector<std::pair<std::string, std::string>> headers;
};

class Server {
 public:
  Server(Router router, Limits limits, Answers answers);
  ~Server();
  // Binds; returns the real address ("127.0.0.1:41873"). Several calls: several addresses.
  std::string listen(const Listening& listening);
  // Serves until stop(), SIGTERM or SIGINT. SIGHUP reads certificates again; so does their change on disk.
  void run();
  // From any thread: no new connections, running answers get five seconds.
  void stop();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace http
