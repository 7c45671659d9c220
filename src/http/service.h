// SPDX-License-Identifier: AGPL-3.0-or-later
// What all connections of a server share.
#pragma once

// Coroutine frames would otherwise be recycled with what they held instead of being freed and overwritten.
#define BOOST_ASIO_DISABLE_SMALL_BLOCK_RECYCLING
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "http/server.h"
#include "http/workers.h"

namespace http {

namespace asio = boost::asio;

struct Service {
  Service(Router its_router, Limits its_limits, Answers its_answers)
      : router{std::move(its_router)},
        limits{its_limits},
        answers{std::move(its_answers)},
        workers{limits.workers} {}

  // Does the work on a worker thread while the caller sleeps; what it throws is thrown here.
  asio::awaitable<void> on_worker(std::function<void()> work);

  asio::io_context io{1};
  const Router router;
  const Limits limits;
  const Answers answers;
  bool stopping = false;
  std::size_t body_bytes_held = 0;
  std::function<void()> give_up_slowest_body;
  // One for all, since one thread reads; wiped after every use.
  std::array<char, 32 * 1024> scratch;
  Workers workers;
};

// One request's part of the memory all bodies may take together. Over the limit the slowest sender is given
// up, so that many who send almost all of a body and then wait cannot fill the memory.
class Share {
 public:
  explicit Share(Service& service) : service_{service} {}
  ~Share() { set(0); }
  Share(const Share&) = delete;
  Share& operator=(const Share&) = delete;
  void set(std::size_t bytes);

 private:
  Service& service_;
  std::size_t bytes_ = 0;
};

}  // namespace http
