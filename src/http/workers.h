// SPDX-License-Identifier: AGPL-3.0-or-later
// A few threads that do what may block, first come first served. What a job left on its stack is overwritten
// after it.
#pragma once

#include <pthread.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

namespace http {

class Workers {
 public:
  explicit Workers(std::size_t count);
  ~Workers();  // after everything added was done
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // The job must not throw.
  void add(std::function<void()> job);

 private:
  static void* begin(void* workers);
  void work();
  std::function<void()> next();  // none: leave

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  bool leaving_ = false;
  bool worked_ = false;  // since memory was given back
  std::vector<pthread_t> threads_;
};

}  // namespace http
