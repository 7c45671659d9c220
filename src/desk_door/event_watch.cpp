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
// A desk that would be told of more looks at everything it has.
constexpr int most_told_at_once = 20;

std::string changed(std::int64_t sequence) { return "{\"sequence\":" + std::to_string(sequence) + "}"; }

std::vector<base::RequestId> of(const base::PersonId& person, const records::Happenings& happenings) {
  std::vector<base::RequestId> requests;
  for (const auto& each : happenings.requests)
    if (each.person == person) requests.push_back(each.request);
  return requests;
}

void tell(http::EventStream& stream, const std::vector<base::RequestId>& requests, bool many) {
  if (many || requests.size() > most_told_at_once) return stream.send("many", "{}");
  for (const auto& request : requests) stream.send("request", "{\"id\":\"" + request.text() + "\"}");
}

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
    tell(*follower.stream, of(follower.session.person.id, happenings), happenings.many);
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
