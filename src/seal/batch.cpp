// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/batch.h"

namespace seal {
namespace {

constexpr int most_joined = 64;
constexpr std::chrono::milliseconds longest{500};

}  // namespace

const xwing::Encapsulated& Batch::to(const Recipient& recipient) {
  const auto id = recipient.id();
  const std::lock_guard guard{mutex_};
  auto found = made_.find(id);
  if (found == made_.end()) found = made_.emplace(id, xwing::encapsulate(recipient.key)).first;
  return found->second;
}

std::shared_ptr<Batch> Batches::join() {
  const std::lock_guard guard{mutex_};
  if (auto batch = newest_.lock()) {
    const bool young = std::chrono::steady_clock::now() - batch->begun_ < longest;
    if (young && ++batch->joined_ <= most_joined) return batch;
  }
  auto batch = std::make_shared<Batch>();
  newest_ = batch;
  return batch;
}

}  // namespace seal
