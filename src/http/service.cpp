// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/service.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>

namespace http {

asio::awaitable<void> Service::on_worker(std::function<void()> work) {
  std::exception_ptr thrown;
  const auto begin = [&](auto wake) {
    auto held = std::make_shared<decltype(wake)>(std::move(wake));
    workers.add([&, held, keep_running = asio::make_work_guard(io)] {
      try {
        work();
      } catch (...) {
        thrown = std::current_exception();
      }
      asio::post(io, [held] { std::move (*held)(); });
    });
  };
  co_await asio::async_initiate<decltype(asio::use_awaitable), void()>(begin, asio::use_awaitable);
  // Freed before the caller goes on: it may hold what a visitor wrote.
  work = nullptr;
  if (thrown) std::rethrow_exception(thrown);
}

void Share::set(std::size_t bytes) {
  service_.body_bytes_held += bytes;
  service_.body_bytes_held -= bytes_;
  const bool grew = bytes > bytes_;
  bytes_ = bytes;
  if (grew && service_.body_bytes_held > service_.limits.body_memory) service_.give_up_slowest_body();
}

}  // namespace http
