// SPDX-License-Identifier: AGPL-3.0-or-later
// A connected, non-blocking socket, plain or under TLS. Nothing here waits: the caller does, for what is
// wanted.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace http {

enum class Wanted { nothing, readable, writable, lost };

struct Moved {
  Wanted wanted = Wanted::nothing;  // nothing: `count` bytes went through
  std::size_t count = 0;
};

class Stream {
 public:
  virtual ~Stream() = default;
  virtual Wanted greet() = 0;  // the handshake; again until nothing is wanted
  virtual Moved read(std::span<char> into) = 0;
  virtual Moved write(std::string_view from) = 0;
  virtual void say_goodbye() = 0;  // no more will be written
  virtual bool is_tls() const = 0;
};

std::unique_ptr<Stream> plain_stream(int socket);

}  // namespace http
