// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/workers.h"

#include <malloc.h>
#include <signal.h>

#include <chrono>

#include "base/result.h"
#include "http/wipe.h"

namespace http {
namespace {

constexpr std::size_t stack_bytes = 512 * 1024;
constexpr std::chrono::seconds quiet{2};

}  // namespace

Workers::Workers(std::size_t count) {
  // Signals are the business of the thread that serves.
  sigset_t all, before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_attr_t attributes;
  ::pthread_attr_init(&attributes);
  ::pthread_attr_setstacksize(&attributes, stack_bytes);
  for (std::size_t i = 0; i < count; ++i) {
    pthread_t thread;
    CHECK(::pthread_create(&thread, &attributes, begin, this) == 0);
    threads_.push_back(thread);
  }
  ::pthread_attr_destroy(&attributes);
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Workers::~Workers() {
  {
    const std::lock_guard lock{mutex_};
    leaving_ = true;
  }
  changed_.notify_all();
  for (const auto thread : threads_) ::pthread_join(thread, nullptr);
}

void Workers::add(std::function<void()> job) {
  {
    const std::lock_guard lock{mutex_};
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

void* Workers::begin(void* workers) {
  static_cast<Workers*>(workers)->work();
  return nullptr;
}

std::function<void()> Workers::next() {
  std::unique_lock lock{mutex_};
  const auto something = [&] { return leaving_ || !jobs_.empty(); };
  // What a crowd took is given back to the system once the crowd has gone.
  if (!changed_.wait_for(lock, quiet, something) && std::exchange(worked_, false)) ::malloc_trim(0);
  changed_.wait(lock, something);
  if (jobs_.empty()) return nullptr;
  worked_ = true;
  auto job = std::move(jobs_.front());
  jobs_.pop_front();
  return job;
}

void Workers::work() {
  while (auto job = next()) {
    job();
    job = nullptr;
    wipe_stack();
  }
}

}  // namespace http
