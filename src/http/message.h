// SPDX-License-Identifier: AGPL-3.0-or-later
// What comes in and what goes out, without any socket library. Handlers never learn where a request came
// from: no address and no user agent reaches them, so none can be stored.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace http {

enum class Method { get, head, post, put, del };

using Fields = std::vector<std::pair<std::string, std::string>>;  // decoded form or query fields, in order

struct Request {
  Method method = Method::get;
  std::string path;                          // decoded once, no query, no "..", no NUL
  std::map<std::string, std::string> parts;  // what {name} in the route matched
  Fields query;
  std::map<std::string, std::string, std::less<>> headers;  // lower-case names; repeated ones joined by ", "
  std::string body;       // whole for buffered routes; empty for streamed ones
  bool over_tls = false;  // decides the names of cookies

  const std::string* header(std::string_view lower_case_name) const;
  std::optional<std::string> cookie(std::string_view name) const;
  // application/x-www-form-urlencoded body; an undecodable or non-UTF-8 one is refused.
  base::Result<Fields> form() const;
  // The first of `offered` the browser asks for in Accept-Language, else the first offered.
  std::string language(const std::vector<std::string>& offered) const;
};

const std::string* field(const Fields& fields, std::string_view name);

// Sent as __Host-name over TLS; Path=/, HttpOnly, SameSite=Strict, Secure; ends with the visit.
struct Cookie {
  std::string name;
  std::string value;  // empty: forget it
};

class EventStream;

struct Response {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // extra ones; CR, LF or NUL in a value is a bug
  std::vector<Cookie> cookies;
  std::shared_ptr<EventStream> events;  // set: server-sent events instead of the body
  // Set: the body is pulled piece by piece (downloads); empty bytes end it. Runs on a worker.
  std::function<base::Bytes()> pull;
  std::optional<std::uint64_t> length;  // with pull: Content-Length when known

  static Response html(std::string body, int status = 200);
  static Response json(std::string body, int status = 200);
  static Response redirect(std::string path);  // 303
  static Response empty(int status = 204);
};

// The same page compressed, for whoever can read it that way. Only for pages that hold nothing of anybody's
// and nothing a link could put there: the length of a compressed page says something of both (BREACH).
Response packed(Response page, const Request& request);

// A refusal as JSON: {"refused":"code"} with the status of its kind. Pages render their own sentence.
int status_of(base::Kind kind);
Response refusal(const base::Refusal& refusal);

// Receives a large body piece by piece, in order, on worker threads, never two at once. Reading from the
// network waits for `write`, so a slow disk slows the sender and a slow sender holds no thread.
class BodySink {
 public:
  virtual ~BodySink() = default;  // destroyed without finish(): the sender vanished; undo
  // False: enough, the answer is ready (too large, malformed); the rest is drained up to a limit, then cut.
  virtual bool write(base::ByteView piece) = 0;
  virtual Response finish() = 0;
};

// Server-sent events. Thread-safe. A reader too slow for 64 waiting events is cut and reconnects by itself.
class EventStream {
 public:
  virtual ~EventStream() = default;
  virtual void send(std::string_view event, std::string_view data) = 0;  // one line each
  virtual void close() = 0;
  virtual bool closed() const = 0;
  static std::shared_ptr<EventStream> make();
};

}  // namespace http
