// SPDX-License-Identifier: AGPL-3.0-or-later
// Many people who ask for help at once, without JavaScript: each a connection of their own, a form of the
// same size, a token of their own. Open loop: somebody who is due does not wait for those before to be
// served, and the time counts from when they were due. Prints one JSON object.
//   load 127.0.0.1:8441 rate 500 60     so many a second for so many seconds
//   load 127.0.0.1:8441 burst 256       all connected first, then all at the same moment
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace {

using Clock = std::chrono::steady_clock;
using Time = Clock::time_point;
using std::chrono::milliseconds;

constexpr auto patience = milliseconds{30'000};
constexpr std::size_t text_size = 4096;

std::string form() {
  std::array<std::uint8_t, 32> token{};
  if (getrandom(token.data(), token.size(), 0) != token.size()) throw base::Fault{"no randomness"};
  static const std::string text = [] {
    std::string written;
    while (written.size() < text_size) written += "They+came+again+last+night+and+asked+for+my+sister.+";
    written.resize(text_size);
    return written;
  }();
  return "token=" + base::to_base64url(token) + "&kind=request&lang=en&imminence=day&reach=&what=" + text;
}

std::string request(const std::string& host) {
  const auto body = form();
  return "POST /ask HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host +
         "\r\nAccept-Language: en\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

struct Visit {
  Time due;
  std::string unsent;
  std::string answer;
};

struct Outcome {
  std::vector<double> milliseconds;  // of those answered as they should be
  std::size_t refused = 0;           // another status than 200
  std::size_t broken = 0;            // no answer
  std::size_t server_errors = 0;
};

class Crowd {
 public:
  explicit Crowd(const std::string& address) : host_{address}, poll_{epoll_create1(0)} {
    const auto colon = address.rfind(':');
    server_.sin_family = AF_INET;
    server_.sin_port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1))));
    if (inet_pton(AF_INET, address.substr(0, colon).c_str(), &server_.sin_addr) != 1)
      throw base::Fault{"the address is 127.0.0.1:port"};
  }
  ~Crowd() { close(poll_); }
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  int connect_one() {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (socket < 0) throw base::Fault{"no more sockets"};
    const int yes = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&server_), sizeof server_) != 0 &&
        errno != EINPROGRESS) {
      ++outcome_.broken;
      close(socket);
      return -1;
    }
    return socket;
  }

  void ask(int socket, Time due) {
    if (socket < 0) return;
    visits_.emplace(socket, Visit{due, request(host_), {}});
    epoll_event wanted{.events = EPOLLOUT, .data = {.fd = socket}};
    epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &wanted);
  }

  void serve_until(Time until) {
    std::array<epoll_event, 64> events;
    do {
      const auto left = std::chrono::nanoseconds{std::max(until - Clock::now(), Clock::duration{})}.count();
      const timespec wait{left / 1'000'000'000, left % 1'000'000'000};
      const int ready = epoll_pwait2(poll_, events.data(), events.size(), &wait, nullptr);
      for (int i = 0; i < ready; ++i) go_on(events.at(static_cast<std::size_t>(i)).data.fd);
    } while (Clock::now() < until && !visits_.empty());
  }
  void serve_all() { serve_until(Clock::now() + patience); }

  Outcome finish() {
    outcome_.broken += visits_.size();
    for (const auto& [socket, visit] : visits_) close(socket);
    visits_.clear();
    return std::move(outcome_);
  }

 private:
  void go_on(int socket) {
    auto& visit = visits_.at(socket);
    if (visit.unsent.empty()) return listen_to(socket, visit);
    const auto sent = send(socket, visit.unsent.data(), visit.unsent.size(), MSG_NOSIGNAL);
    if (sent < 0) return errno == EAGAIN ? void() : end(socket, visit);
    visit.unsent.erase(0, static_cast<std::size_t>(sent));
    if (!visit.unsent.empty()) return;
    epoll_event wanted{.events = EPOLLIN, .data = {.fd = socket}};
    epoll_ctl(poll_, EPOLL_CTL_MOD, socket, &wanted);
  }

  void listen_to(int socket, Visit& visit) {
    std::array<char, 65536> piece;
    const auto got = recv(socket, piece.data(), piece.size(), 0);
    if (got > 0) return void(visit.answer.append(piece.data(), static_cast<std::size_t>(got)));
    if (got == 0 || errno != EAGAIN) end(socket, visit);
  }

  void end(int socket, const Visit& visit) {
    const std::chrono::duration<double, std::milli> taken = Clock::now() - visit.due;
    if (visit.answer.starts_with("HTTP/1.1 200 ")) {
      outcome_.milliseconds.push_back(taken.count());
    } else if (visit.answer.empty()) {
      ++outcome_.broken;
    } else {
      if (outcome_.refused++ == 0) std::fprintf(stderr, "%.400s\n", visit.answer.c_str());
      outcome_.server_errors += visit.answer.starts_with("HTTP/1.1 5");
    }
    close(socket);
    visits_.erase(socket);
  }

  std::string host_;
  int poll_;
  sockaddr_in server_{};
  std::unordered_map<int, Visit> visits_;
  Outcome outcome_;
};

Outcome steady(Crowd& crowd, double a_second, double seconds) {
  const auto begin = Clock::now() + milliseconds{50};
  const auto count = std::lround(a_second * seconds);
  for (long i = 0; i < count; ++i) {
    const auto due = begin + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>{static_cast<double>(i) / a_second});
    while (Clock::now() < due) crowd.serve_until(due);
    crowd.ask(crowd.connect_one(), due);
  }
  crowd.serve_all();
  return crowd.finish();
}

Outcome burst(Crowd& crowd, int people) {
  std::vector<int> sockets;
  for (int i = 0; i < people; ++i) sockets.push_back(crowd.connect_one());
  usleep(300'000);  // all stand in the door
  const auto now = Clock::now();
  for (const int socket : sockets) crowd.ask(socket, now);
  crowd.serve_all();
  return crowd.finish();
}

void print(Outcome outcome) {
  auto& times = outcome.milliseconds;
  std::ranges::sort(times);
  const auto at = [&](double share) {
    if (times.empty()) return 0.0;
    return times[static_cast<std::size_t>(std::ceil(share * static_cast<double>(times.size()))) - 1];
  };
  std::printf(
      R"({"answered":%zu,"p50":%.1f,"p99":%.1f,"max":%.1f,"refused":%zu,"broken":%zu,"server_errors":%zu})"
      "\n",
      times.size(), at(0.5), at(0.99), at(1), outcome.refused, outcome.broken, outcome.server_errors);
}

}  // namespace

int main(int count, char** words) {
  try {
    if (count < 4) throw base::Fault{"usage: load ADDRESS:PORT rate A_SECOND SECONDS | burst PEOPLE"};
    Crowd crowd{words[1]};
    const bool is_burst = std::string_view{words[2]} == "burst";
    print(is_burst ? burst(crowd, std::stoi(words[3]))
                   : steady(crowd, std::stod(words[3]), std::stod(words[count - 1])));
    return 0;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "load: %s\n", fault.what());
    return 1;
  }
}
