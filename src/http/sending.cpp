// SPDX-License-Identifier: AGPL-3.0-or-later
// Exchange's second half: the answer goes out whole, piece by piece, or as events.
#include "http/events.h"
#include "http/exchange.h"

#include <boost/asio/post.hpp>

namespace http {
namespace {

// Below this, head and body travel in one packet; above, copying would cost more than it saves.
constexpr std::size_t small_body = 16 * 1024;

}  // namespace

asio::awaitable<bool> Exchange::send(Response& response) {
  auto out = head_of(response, {service_.answers.headers, line_.is_tls(), closes()});
  const bool head_only = request_.method == Method::head || framing_of(response) == Framing::none;
  const bool together = !response.events && !response.pull && response.body.size() <= small_body;
  if (!head_only && together) out += response.body;

  line_.at_pace(Stage::answering);
  if (!co_await line_.write(out)) co_return false;
  std::string{}.swap(out);
  if (head_only || together) co_return true;
  if (response.events) co_return co_await send_events(response);
  if (response.pull) co_return co_await send_pulled(response);
  co_return co_await line_.write(response.body);
}

asio::awaitable<bool> Exchange::send_pulled(Response& response) {
  const bool chunked = framing_of(response) == Framing::chunked;
  std::uint64_t sent = 0;
  for (;;) {
    base::Bytes piece;
    line_.without_limit(Stage::working);
    co_await service_.on_worker([&] { piece = response.pull(); });
    if (piece.empty()) break;
    sent += piece.size();
    // More than was promised would be taken for the next answer.
    if (!chunked && sent > *response.length) co_return false;
    line_.at_pace(Stage::answering);
    const bool taken =
        chunked ? co_await line_.write(chunk(base::text(piece))) : co_await line_.write(base::text(piece));
    if (!taken) co_return false;
  }
  if (chunked) co_return co_await line_.write(chunk(""));
  co_return sent == *response.length;
}

asio::awaitable<bool> Exchange::send_events(Response& response) {
  const auto queue = std::static_pointer_cast<EventQueue>(response.events);
  const std::weak_ptr<Line> weak = line_.weak_from_this();
  queue->on_change([&io = service_.io, weak, watched = std::weak_ptr{queue}] {
    asio::post(io, [weak, watched] {
      const auto line = weak.lock();
      const auto source = watched.lock();
      if (!line || !source) return;
      if (source->overflowed()) return line->cut();
      line->ring();
    });
  });
  line_.when_gone([weak] {
    if (const auto line = weak.lock()) line->cut();
  });

  bool open = true;
  while (open && !service_.stopping) {
    const bool last = queue->closed();
    const auto events = queue->take();
    line_.at_pace(Stage::answering);
    if (!events.empty()) open = co_await line_.write(chunk(events));
    if (last || !open) break;
    line_.without_limit(Stage::answering);
    if (!co_await line_.rung_within(service_.limits.heartbeat)) {
      line_.at_pace(Stage::answering);
      open = co_await line_.write(chunk(":\n\n"));
    }
  }
  queue->on_change(nullptr);
  queue->close();
  if (!open) co_return false;
  co_return co_await line_.write(chunk(""));
}

}  // namespace http
