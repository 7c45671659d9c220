// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/line.h"

#include <string.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace http {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t most_drained = 16 * 1024 * 1024;
constexpr std::chrono::milliseconds drain_time{5'000}, drain_time_when_stopping{500};

}  // namespace

Line::Line(Service& service, int socket, std::unique_ptr<Stream> stream)
    : service_{service}, descriptor_{service.io, socket}, stream_{std::move(stream)}, bell_{service.io} {
  watch_.until(Stage::head, Clock::now(), service.limits.header_deadline);
}

asio::awaitable<bool> Line::ready(Wanted wanted) {
  using Descriptor = asio::posix::stream_descriptor;
  if (wanted == Wanted::lost || state_ != State::open) co_return false;
  const auto side = wanted == Wanted::readable ? Descriptor::wait_read : Descriptor::wait_write;
  boost::system::error_code error;
  co_await descriptor_.async_wait(side, asio::redirect_error(asio::use_awaitable, error));
  co_return !error && state_ == State::open;
}

asio::awaitable<bool> Line::greet() {
  for (;;) {
    const auto wanted = stream_->greet();
    if (wanted == Wanted::nothing) co_return true;
    if (!co_await ready(wanted)) co_return false;
  }
}

asio::awaitable<bool> Line::receive() {
  // A visitor whose bytes are always there must not keep the thread from the others.
  if (++turns_ % 8 == 0) co_await asio::post(service_.io, asio::use_awaitable);
  while (state_ == State::open) {
    const auto moved = stream_->read(service_.scratch);
    if (moved.wanted != Wanted::nothing) {
      if (!co_await ready(moved.wanted)) co_return false;
      continue;
    }
    wire_.append(service_.scratch.data(), moved.count);
    ::explicit_bzero(service_.scratch.data(), moved.count);
    watch_.moved(moved.count);
    co_return true;
  }
  co_return false;
}

asio::awaitable<bool> Line::write(std::string_view bytes) {
  while (!bytes.empty()) {
    if (state_ != State::open) co_return false;
    const auto moved = stream_->write(bytes);
    if (moved.wanted != Wanted::nothing) {
      if (!co_await ready(moved.wanted)) co_return false;
      continue;
    }
    bytes.remove_prefix(moved.count);
    watch_.moved(moved.count);
    if (++turns_ % 8 == 0) co_await asio::post(service_.io, asio::use_awaitable);
  }
  co_return true;
}

asio::awaitable<void> Line::leave() {
  if (state_ != State::open) co_return;
  stream_->say_goodbye();
  until(Stage::leaving, service_.stopping ? drain_time_when_stopping : drain_time);
  for (std::uint64_t drained = 0; drained < most_drained; drained += wire_.size()) {
    consume(wire_.size());
    if (!co_await receive()) co_return;
  }
}

void Line::consume(std::size_t count) {
  if (count < wire_.size()) {
    wire_.erase(0, count);
  } else {
    std::string{}.swap(wire_);
  }
}

asio::awaitable<bool> Line::rung_within(std::chrono::milliseconds time) {
  if (!rang_ && state_ == State::open) {
    boost::system::error_code ignored;
    bell_.expires_after(time);
    co_await bell_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
  }
  co_return std::exchange(rang_, false);
}

void Line::ring() {
  rang_ = true;
  bell_.cancel();
}

void Line::when_gone(std::function<void()> call) {
  const auto look = [weak = weak_from_this(), call](boost::system::error_code error) {
    const auto self = weak.lock();
    if (error || !self || self->state_ != State::open) return;
    const auto moved = self->stream_->read(self->service_.scratch);
    ::explicit_bzero(self->service_.scratch.data(), moved.count);
    if (moved.wanted == Wanted::readable || moved.wanted == Wanted::writable) return self->when_gone(call);
    call();
  };
  descriptor_.async_wait(asio::posix::stream_descriptor::wait_read, look);
}

void Line::until(Stage stage, std::chrono::milliseconds allowed) {
  watch_.until(stage, Clock::now(), allowed);
}

void Line::at_pace(Stage stage) {
  const auto window = service_.limits.pace_window;
  const auto least =
      service_.limits.body_bytes_per_second * static_cast<std::uint64_t>(window.count()) / 1000;
  watch_.at_pace(stage, Clock::now(), window, std::max<std::uint64_t>(least, 1));
}

void Line::without_limit(Stage stage) { watch_.without_limit(stage, Clock::now()); }

void Line::check_time(Time now) {
  if (state_ == State::open && watch_.is_over(now)) end(State::late);
}

void Line::cut() { end(State::cut); }

void Line::forgive() {
  if (state_ == State::late) state_ = State::open;
}

void Line::end(State state) {
  state_ = state;
  boost::system::error_code ignored;
  descriptor_.cancel(ignored);
  bell_.cancel();
}

}  // namespace http
