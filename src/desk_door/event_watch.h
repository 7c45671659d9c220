// SPDX-License-Identifier: AGPL-3.0-or-later
// Tells open desks that something happened: which request, never what. One look at the database every half
// second serves all of them, and finds what other processes did as well.
#pragma once

#include <mutex>
#include <thread>
#include <vector>

#include "access/logins.h"
#include "http/message.h"

namespace desk {

class EventWatch {
 public:
  EventWatch(store::Database& database, const staff::Logins& logins);

  std::shared_ptr<http::EventStream> follow(const staff::Session& session);
  // What the thread does every half second.
  void look();
  void start();

 private:
  struct Follower {
    staff::Session session;
    std::shared_ptr<http::EventStream> stream;
  };
  void end_what_is_over();

  store::Database& database_;
  const staff::Logins& logins_;
  std::mutex mutex_;
  std::vector<Follower> followers_;
  std::int64_t sequence_ = 0;
  int looks_ = 0;
  std::jthread thread_;  // last: it ends before the rest goes
};

}  // namespace desk
