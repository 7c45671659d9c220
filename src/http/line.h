// SPDX-License-Identifier: AGPL-3.0-or-later
// The line to one visitor: bytes in, bytes out, watched. Lives on the I/O thread. Everything awaited says
// false once the line is lost or cut, and stays false.
#pragma once

#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>

#include "http/service.h"
#include "http/stream.h"
#include "http/watch.h"

namespace http {

class Line : public std::enable_shared_from_this<Line> {
 public:
  Line(Service& service, int socket, std::unique_ptr<Stream> stream);

  asio::awaitable<bool> greet();
  // Appends what has arrived to wire(), waiting for at least a byte.
  asio::awaitable<bool> receive();
  asio::awaitable<bool> write(std::string_view bytes);
  // Tells the visitor that this was all and listens a little longer, else they might lose the answer.
  asio::awaitable<void> leave();

  std::string_view wire() const { return wire_; }
  void consume(std::size_t count);
  bool is_tls() const { return stream_->is_tls(); }

  // Waits for ring(), at most so long. False when it was not rung.
  asio::awaitable<bool> rung_within(std::chrono::milliseconds time);
  void ring();
  // Calls once the visitor has gone or talks out of turn. Nothing can be received on this line any more.
  void when_gone(std::function<void()> call);

  void until(Stage stage, std::chrono::milliseconds allowed);
  void at_pace(Stage stage);
  void without_limit(Stage stage);
  const Watch& watch() const { return watch_; }

  // From outside: the time is checked, the line cut.
  void check_time(Time now);
  void cut();
  bool is_cut() const { return state_ == State::cut; }
  bool is_late() const { return state_ == State::late; }
  // A late visitor may still be told so.
  void forgive();

 private:
  enum class State { open, late, cut };
  asio::awaitable<bool> ready(Wanted wanted);
  void end(State state);

  Service& service_;
  asio::posix::stream_descriptor descriptor_;
  std::unique_ptr<Stream> stream_;  // destroyed before the descriptor closes
  asio::steady_timer bell_;
  bool rang_ = false;
  State state_ = State::open;
  Watch watch_;
  std::string wire_;
  unsigned turns_ = 0;
};

}  // namespace http
