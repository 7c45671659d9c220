// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/events.h"

#include <algorithm>
#include <utility>

namespace http {
namespace {

constexpr std::size_t most_waiting = 64;

std::string as_sent(std::string_view event, std::string_view data) {
  std::string out = "event: " + std::string{event} + '\n';
  // A line break inside data would end the field, so each line becomes a field of its own, as the format has
  // it.
  for (;;) {
    const auto line = data.substr(0, data.find_first_of("\r\n"));
    out.append("data: ").append(line).append("\n");
    if (line.size() == data.size()) return out += '\n';
    data.remove_prefix(line.size() + 1);
  }
}

}  // namespace

std::shared_ptr<EventStream> EventStream::make() { return std::make_shared<EventQueue>(); }

void EventQueue::send(std::string_view event, std::string_view data) {
  CHECK(event.find_first_of("\r\n") == event.npos);
  const std::lock_guard lock{mutex_};
  if (closed_) return;
  if (++waiting_count_ > most_waiting) {
    closed_ = overflowed_ = true;
    waiting_.clear();
  } else {
    waiting_ += as_sent(event, data);
  }
  if (wake_) wake_();
}

void EventQueue::close() {
  const std::lock_guard lock{mutex_};
  closed_ = true;
  if (wake_) wake_();
}

bool EventQueue::closed() const {
  const std::lock_guard lock{mutex_};
  return closed_;
}

void EventQueue::on_change(std::function<void()> wake) {
  const std::lock_guard lock{mutex_};
  wake_ = std::move(wake);
}

std::string EventQueue::take() {
  const std::lock_guard lock{mutex_};
  waiting_count_ = 0;
  return std::exchange(waiting_, {});
}

bool EventQueue::overflowed() const {
  const std::lock_guard lock{mutex_};
  return overflowed_;
}

}  // namespace http
