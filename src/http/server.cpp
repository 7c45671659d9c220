// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/server.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <optional>
#include <unordered_set>

#include "base/log.h"
#include "http/exchange.h"
#include "http/listen.h"
#include "http/tls.h"

namespace http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds check_interval{200};
constexpr std::chrono::seconds certificate_interval{10};
constexpr int most_at_once = 64;

// As many descriptors as the system lets us have, less what the door needs for itself.
std::size_t descriptors_for_visitors() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur > 256 ? limit.rlim_cur - 128 : limit.rlim_cur / 2;
}

struct Gate {
  Gate(asio::io_context& io, Bound bound, std::unique_ptr<Certificate> its_certificate)
      : descriptor{io, bound.socket},
        address{std::move(bound.address)},
        certificate{std::move(its_certificate)} {}
  asio::posix::stream_descriptor descriptor;
  std::string address;
  std::unique_ptr<Certificate> certificate;
};

}  // namespace

struct Server::Inside {
  Inside(Router router, Limits limits, Answers answers)
      : service{std::move(router), limits, std::move(answers)},
        most_lines{std::min(limits.connections, descriptors_for_visitors())} {
    ::signal(SIGPIPE, SIG_IGN);
    service.give_up_slowest_body = [this] { give_up_one(Stage::body); };
  }

  asio::awaitable<void> watch_gate(Gate& gate);
  bool let_in(Gate& gate);
  void admit(Gate& gate, int socket);
  std::shared_ptr<Line> line_to(Gate& gate, int socket);
  bool give_up_one(std::optional<Stage> only = std::nullopt);
  asio::awaitable<void> keep_time();
  asio::awaitable<void> keep_certificates();
  void wait_for_signal();
  void stop();
  void end_if_empty();

  Service service;
  std::size_t most_lines;
  std::vector<std::unique_ptr<Gate>> gates;
  std::unordered_set<std::shared_ptr<Line>> lines;
  bool keeping_time = false;
  asio::signal_set signals{service.io};
  asio::steady_timer check_timer{service.io};
  asio::steady_timer certificate_timer{service.io};
  asio::steady_timer grace_timer{service.io};
};

asio::awaitable<void> Server::Inside::watch_gate(Gate& gate) {
  boost::system::error_code error;
  while (!service.stopping) {
    co_await gate.descriptor.async_wait(asio::posix::stream_descriptor::wait_read,
                                        asio::redirect_error(asio::use_awaitable, error));
    if (error || service.stopping) co_return;
    if (let_in(gate)) continue;
    // No descriptor left. The idle one given up needs a moment to close; without the pause we would spin.
    give_up_one();
    asio::steady_timer pause{service.io, std::chrono::milliseconds{20}};
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
  }
}

bool Server::Inside::let_in(Gate& gate) {
  for (int i = 0; i < most_at_once; ++i) {
    const int socket =
        ::accept4(gate.descriptor.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket >= 0) {
      admit(gate, socket);
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      return true;
    } else if (errno != ECONNABORTED && errno != EINTR) {
      return false;
    }
  }
  return true;
}

void Server::Inside::admit(Gate& gate, int socket) {
  const bool has_room = lines.size() < most_lines || give_up_one();
  const auto line = has_room ? line_to(gate, socket) : nullptr;
  if (!line) {
    ::close(socket);
    return;
  }
  lines.insert(line);
  if (!keeping_time) asio::co_spawn(service.io, keep_time(), asio::detached);
  asio::co_spawn(service.io, serve(service, *line), [this, line](std::exception_ptr fault) {
    if (fault) base::log::error("a connection ended by a fault");
    lines.erase(line);
    end_if_empty();
  });
}

std::shared_ptr<Line> Server::Inside::line_to(Gate& gate, int socket) {
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);  // refused by Unix sockets, to no harm
  try {
    auto stream = gate.certificate ? gate.certificate->stream(socket) : plain_stream(socket);
    return std::make_shared<Line>(service, socket, std::move(stream));
  } catch (const std::exception&) {
    // Short of memory or descriptors: this visitor is lost, the gate must not be.
    return nullptr;
  }
}

bool Server::Inside::give_up_one(std::optional<Stage> only) {
  const auto now = Clock::now();
  Line* least = nullptr;
  for (const auto& line : lines) {
    const auto stage = line->watch().stage();
    if (line->is_cut() || stage == Stage::working || (only && stage != *only)) continue;
    if (!least || line->watch().before(least->watch(), now)) least = line.get();
  }
  if (least) least->cut();
  return least != nullptr;
}

asio::awaitable<void> Server::Inside::keep_time() {
  keeping_time = true;
  boost::system::error_code ignored;
  while (!lines.empty()) {
    check_timer.expires_after(check_interval);
    co_await check_timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    const auto now = Clock::now();
    for (const auto& line : lines) line->check_time(now);
  }
  keeping_time = false;
}

asio::awaitable<void> Server::Inside::keep_certificates() {
  boost::system::error_code error;
  while (!service.stopping) {
    certificate_timer.expires_after(certificate_interval);
    co_await certificate_timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error) co_return;
    for (const auto& gate : gates) {
      if (gate->certificate) gate->certificate->renew_if_changed();
    }
  }
}

void Server::Inside::wait_for_signal() {
  signals.async_wait([this](boost::system::error_code error, int signal) {
    if (error) return;
    if (signal != SIGHUP) return stop();
    for (const auto& gate : gates) {
      if (gate->certificate) gate->certificate->renew();
    }
    wait_for_signal();
  });
}

void Server::Inside::stop() {
  if (service.stopping) return;
  service.stopping = true;
  boost::system::error_code ignored;
  for (const auto& gate : gates) {
    gate->descriptor.close(ignored);
    if (gate->address.starts_with("unix:")) ::unlink(gate->address.c_str() + 5);
  }
  for (const auto& line : lines) {
    const auto stage = line->watch().stage();
    const bool asked_for_nothing = stage == Stage::idle || (stage == Stage::head && line->wire().empty());
    if (asked_for_nothing) line->cut();
    line->ring();
  }
  grace_timer.expires_after(service.limits.grace);
  grace_timer.async_wait([this](boost::system::error_code error) {
    if (error) return;
    for (const auto& line : lines) line->cut();
  });
  end_if_empty();
}

void Server::Inside::end_if_empty() {
  if (!service.stopping || !lines.empty()) return;
  boost::system::error_code ignored;
  signals.cancel(ignored);
  check_timer.cancel();
  certificate_timer.cancel();
  grace_timer.cancel();
}

Server::Server(Router router, Limits limits, Answers answers)
    : inside_{std::make_unique<Inside>(std::move(router), limits, std::move(answers))} {}

Server::~Server() = default;

std::string Server::listen(const Listening& listening) {
  const bool plain = listening.certificate_file.empty() && listening.key_file.empty();
  auto certificate =
      plain ? nullptr : std::make_unique<Certificate>(listening.certificate_file, listening.key_file);
  auto bound = bind_and_listen(listening.address);
  auto gate = std::make_unique<Gate>(inside_->service.io, bound, std::move(certificate));
  if (plain && !bound.is_local) throw base::Fault{"plain HTTP is for loopback and Unix sockets only"};
  inside_->gates.push_back(std::move(gate));
  return inside_->gates.back()->address;
}

void Server::run() {
  auto& io = inside_->service.io;
  for (const auto& gate : inside_->gates) asio::co_spawn(io, inside_->watch_gate(*gate), asio::detached);
  const bool has_certificates =
      std::ranges::any_of(inside_->gates, [](const auto& gate) { return gate->certificate != nullptr; });
  if (has_certificates) asio::co_spawn(io, inside_->keep_certificates(), asio::detached);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) inside_->signals.add(signal);
  inside_->wait_for_signal();
  io.run();
}

void Server::stop() {
  asio::post(inside_->service.io, [inside = inside_.get()] { inside->stop(); });
}

}  // namespace http
