// SPDX-License-Identifier: AGPL-3.0-or-later
// One HTTP/1.1 request from bytes, strictly: whatever two programs could read differently is refused. Fuzzed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace http {

// Where the head ends. Lone CR or LF, NUL and folded lines are refused as soon as they are seen.
struct HeadEnd {
  enum class Found { not_yet, here, malformed };
  Found found = Found::not_yet;
  std::size_t size = 0;  // of the head with its empty line, when found
};
HeadEnd head_end(std::string_view wire, std::size_t already_searched);

class Parser {
 public:
  Parser();
  ~Parser();

  // Once, with the whole head. 0: understood and written into `request`; else the status to refuse it with.
  int head(std::string_view block, Request& request);
  bool keeps_alive() const;
  bool expects_continue() const;
  // Content-Length, when there is one.
  std::optional<std::uint64_t> length() const;

  // Decodes body bytes, appending to `out`. How many of `wire` were used; none when malformed.
  std::optional<std::size_t> body(std::string_view wire, std::string& out);
  // Nothing of this request is missing.
  bool complete() const;

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace http
