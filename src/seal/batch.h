// SPDX-License-Identifier: AGPL-3.0-or-later
// Encapsulations that envelopes sealed at the same moment share (doc/sealing.md 3.5): sealing to nine people
// costs milliseconds, and in a crowd it is what everybody waits for. Alone, nobody shares. Any thread.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>

#include "seal/envelope.h"
#include "seal/xwing.h"

namespace seal {

// One encapsulation for each recipient, made when first asked for; forgotten when the last who holds the
// batch is done.
class Batch {
 public:
  Batch() = default;
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  const xwing::Encapsulated& to(const Recipient& recipient);

 private:
  friend class Batches;
  const std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  int joined_ = 1;  // guarded by Batches
  std::mutex mutex_;
  std::map<base::KeyId, xwing::Encapsulated> made_;
};

class Batches {
 public:
  // To be held until the envelope is delivered. Whoever comes meanwhile gets the same: 64 at most, and half a
  // second long.
  std::shared_ptr<Batch> join();

 private:
  std::mutex mutex_;
  std::weak_ptr<Batch> newest_;
};

}  // namespace seal
