// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/listen.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "base/result.h"

namespace http {
namespace {

constexpr int backlog = 4096;

struct Descriptor {
  explicit Descriptor(int family) : number{::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)} {
    if (number < 0) throw base::Fault{"no socket to listen with"};
  }
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int release() { return std::exchange(number, -1); }
  int number;
};

template <class Address>
void bind_to(int socket, const Address& address) {
  if (::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
      ::listen(socket, backlog) != 0) {
    throw base::Fault{"cannot listen: the address is taken or not ours"};
  }
}

std::optional<std::uint16_t> port_of(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return port;
}

Bound bind_unix(const std::string& path) {
  sockaddr_un address{};
  if (path.empty() || path.size() >= sizeof address.sun_path) throw base::Fault{"not a path for a socket"};
  address.sun_family = AF_UNIX;
  std::ranges::copy(path, address.sun_path);

  // What a killed door left behind; a file that is no socket is never removed.
  struct stat status{};
  if (::lstat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode)) ::unlink(path.c_str());
  Descriptor socket{AF_UNIX};
  bind_to(socket.number, address);
  // The group decides who may connect: the onion service or the proxy.
  ::chmod(path.c_str(), 0660);
  return {socket.release(), "unix:" + path, true};
}

template <class Address>
std::string port_written(int socket, Address address, in_port_t Address::* port) {
  socklen_t size = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return ':' + std::to_string(ntohs(address.*port));
}

Bound bind_4(const std::string& host, std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1)
    throw base::Fault{"not an address to listen on"};
  Descriptor socket{AF_INET};
  const int yes = 1;
  ::setsockopt(socket.number, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  bind_to(socket.number, address);
  const auto written = host + port_written(socket.number, address, &sockaddr_in::sin_port);
  return {socket.release(), written, (ntohl(address.sin_addr.s_addr) >> 24) == 127};
}

Bound bind_6(const std::string& host, std::uint16_t port) {
  sockaddr_in6 address{};
  address.sin6_family = AF_INET6;
  address.sin6_port = htons(port);
  if (::inet_pton(AF_INET6, host.c_str(), &address.sin6_addr) != 1)
    throw base::Fault{"not an address to listen on"};
  Descriptor socket{AF_INET6};
  const int yes = 1;
  ::setsockopt(socket.number, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  ::setsockopt(socket.number, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof yes);
  bind_to(socket.number, address);
  const auto written = '[' + host + ']' + port_written(socket.number, address, &sockaddr_in6::sin6_port);
  return {socket.release(), written, IN6_IS_ADDR_LOOPBACK(&address.sin6_addr) != 0};
}

}  // namespace

Bound bind_and_listen(std::string_view address) {
  if (address.starts_with("unix:")) return bind_unix(std::string{address.substr(5)});
  const auto colon = address.rfind(':');
  const auto port = colon == address.npos ? std::nullopt : port_of(address.substr(colon + 1));
  if (!port) throw base::Fault{"an address to listen on needs a port"};
  const std::string host{address.substr(0, colon)};
  if (host.starts_with('[') && host.ends_with(']')) return bind_6(host.substr(1, host.size() - 2), *port);
  return bind_4(host, *port);
}

}  // namespace http
