// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/stream.h"

#include <sys/socket.h>

#include <cerrno>

namespace http {
namespace {

Moved moved(ssize_t result, Wanted when_blocked) {
  if (result > 0) return {Wanted::nothing, static_cast<std::size_t>(result)};
  if (result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return {when_blocked};
  return {Wanted::lost};
}

class PlainStream final : public Stream {
 public:
  explicit PlainStream(int socket) : socket_{socket} {}
  Wanted greet() override { return Wanted::nothing; }
  Moved read(std::span<char> into) override {
    return moved(::recv(socket_, into.data(), into.size(), 0), Wanted::readable);
  }
  Moved write(std::string_view from) override {
    return moved(::send(socket_, from.data(), from.size(), MSG_NOSIGNAL), Wanted::writable);
  }
  void say_goodbye() override { ::shutdown(socket_, SHUT_WR); }
  bool is_tls() const override { return false; }

 private:
  int socket_;
};

}  // namespace

std::unique_ptr<Stream> plain_stream(int socket) { return std::make_unique<PlainStream>(socket); }

}  // namespace http
