// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/event_watch.h"

#include <chrono>
#include <condition_variable>

#include "base/log.h"
#include "desk_door/event_records.h"

namespace desk {
namespace {

constexpr std::chrono::milliseconds between_looks{500};
constexpr int looks_between_session_checks = 20;
// A desk that is told of twenty looks at its whole list anyway.
constexpr int most_told_at_once = 20;

std::string changed(std::int64_t sequence) { return "{\"sequence\":" + std::to_string(sequence) + "}"; }

}  // namespace

EventWatch::EventWatch(store::Database& database, const staff::Logins& logins)
    : database_{database}, logins_{logins} {
  store::Transaction reading{database_, store::Mode::read};
  sequence_ = records::newest_sequence(reading);
}

std::shared_ptr<http::EventStream> EventWatch::follow(const staff::Session& session) {
  auto stream = http::EventStream::make();
  const std::lock_guard lock{mutex_};
  stream->send("changed", changed(sequence_));
  followers_.push_back({session, stream});
  return stream;
}

void EventWatch::look() {
  const std::lock_guard lock{mutex_};
  std::erase_if(followers_, [](const Follower& follower) { return follower.stream->closed(); });
  records::Happenings happenings;
  {
    store::Transaction reading{database_, store::Mode::read};
    happenings = records::happenings_after(reading, sequence_);
  }
  sequence_ = happenings.sequence;
  if (happenings.anything || ++looks_ % looks_between_session_checks == 0) end_what_is_over();
  if (!happenings.anything) return;

  for (const auto& follower : followers_) {
    follower.stream->send("changed", changed(sequence_));
    int told = 0;
    for (const auto& [person, request] : happenings.requests) {
      if (person != follower.session.person.id) continue;
      if (++told > most_told_at_once) break;
      follower.stream->send("request", "{\"id\":\"" + request.text() + "\"}");
    }
  }
}

void EventWatch::end_what_is_over() {
  std::erase_if(followers_, [&](const Follower& follower) {
    if (logins_.is_live(follower.session)) return false;
    follower.stream->send("over", "{}");
    follower.stream->close();
    return true;
  });
}

void EventWatch::start() {
  thread_ = std::jthread{[this](const std::stop_token& stop) {
    std::mutex asleep;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
      try {
        look();
      } catch (const store::Fault&) {
        base::log::warning("the database does not answer; desks are told later");
      }
      std::unique_lock lock{asleep};
      wake.wait_for(lock, stop, between_looks, [] { return false; });
    }
  }};
}

}  // namespace desk
