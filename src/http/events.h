// SPDX-License-Identifier: AGPL-3.0-or-later
// The waiting events of one reader: rooms put them in from any thread, the connection takes them out.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "http/message.h"

namespace http {

class EventQueue final : public EventStream {
 public:
  void send(std::string_view event, std::string_view data) override;
  void close() override;
  bool closed() const override;

  // Called on whatever thread changed something, never after the next call of on_change.
  void on_change(std::function<void()> wake);
  // Everything that waits, as it goes over the wire.
  std::string take();
  // The reader was too slow: nothing more will come of it.
  bool overflowed() const;

 private:
  mutable std::mutex mutex_;
  std::string waiting_;
  std::size_t waiting_count_ = 0;
  bool closed_ = false;
  bool overflowed_ = false;
  std::function<void()> wake_;
};

}  // namespace http
