// SPDX-License-Identifier: AGPL-3.0-or-later
// havre-post: calls people and carries notices to them. It reads names, addresses and languages of staff, who
// is on duty, of requests since when they wait and how near danger is, which clocks of theirs fall due, and
// when somebody is to be heard of; it is the only program of Havre that opens a connection outwards or starts
// another program, and only what the operator named.
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <ctime>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "bell/arranged.h"
#include "bell/calls.h"
#include "bell/due_calls.h"
#include "bell/gap_notices.h"
#include "bell/handover_calls.h"
#include "bell/hearings.h"
#include "checkin/arranged.h"
#include "checkin/watch.h"
#include "post/outboxes.h"
#include "post_door/ways.h"
#include "settings/settings.h"

namespace {

constexpr int rounds_a_minute = 60;

// Blocked in main and taken by sigtimedwait, so that a stop never cuts a mail in two.
sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

bool told_to_stop(const sigset_t& signals, int seconds) {
  const timespec wait{seconds, 0};
  return sigtimedwait(&signals, nullptr, &wait) > 0;
}

void carry(store::Database& database, const post_door::Ways& ways, post::Channel channel) {
  const base::SystemClock clock;
  // One by one: what is taken must be carried before it is given to somebody else.
  for (auto due = post::take_due(database, channel, clock.now(), 1); !due.empty();
       due = post::take_due(database, channel, clock.now(), 1)) {
    const auto& notice = due.front();
    // Whoever has no address there is told by the desk and the other channels alone.
    if (notice.address.empty() || !ways.offers(channel) || ways.tell(notice)) {
      post::carried(database, notice);
    } else {
      post::not_carried(database, notice, clock.now());
      base::log::warning("a notice was not taken", base::log::Count{notice.attempts + 1});
    }
  }
}

// A thread for each channel: a mail server that hangs does not keep a telephone from ringing.
std::jthread carrier(store::Database& database, const post_door::Ways& ways, post::Channel channel) {
  return std::jthread{[&database, &ways, channel](const std::stop_token& stop) {
    std::mutex asleep;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
      try {
        carry(database, ways, channel);
      } catch (const base::Fault&) {
        // A channel or the database; the other channels go on.
        base::log::warning("something does not answer; notices wait");
      }
      std::unique_lock lock{asleep};
      wake.wait_for(lock, stop, std::chrono::seconds{1}, [] { return false; });
    }
  }};
}

void serve(const settings::Settings& settings, const post_door::Ways& ways, const sigset_t& signals) {
  store::Database database{settings.database};
  const auto ladder = bell::ladder_of(settings);
  const bell::Calls calls{database, ladder};
  const bell::DueCalls clocks{database, ladder};
  const checkin::Watch watch{database, checkin::ladder_of(settings), ladder.seconds_between_rings};
  const bell::Hearings hearings{database, ways.offered(), settings.helpline.silent_minutes * 60};
  const bell::GapNotices gaps{database};
  const bell::HandoverCalls handovers{database, settings.helpline.handover_minutes * 60};
  std::vector<std::jthread> carriers;
  for (const auto channel : post::all_channels) carriers.push_back(carrier(database, ways, channel));
  int rounds = 0;
  while (!told_to_stop(signals, 1)) {
    try {
      const auto now = base::SystemClock{}.now();
      calls.look(now);
      clocks.look(now);
      watch.look(now);
      hearings.test(now);
      if (rounds++ % rounds_a_minute == 0) {
        hearings.alarm(now);
        gaps.look(now);
        handovers.look(now);
        post::fill_slots(database, settings.post.slots, now);
      }
    } catch (const base::Fault&) {
      base::log::warning("something does not answer; what was to be done is done in the next round");
    }
  }
}

int run(int count, char** words) {
  auto signals = stop_signals();
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  const auto settings = settings::read(settings::file_named_by(count, words));
  if (settings.channels().empty()) {
    base::log::note("neither a mail server nor another channel is named: nothing is carried");
    return 0;
  }
  const post_door::Ways ways{settings, settings::read_secrets(settings.secrets),
                             languages::Catalogue::read(settings::share_of(settings).locale)};
  serve(settings, ways, signals);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(count, words);
  } catch (const base::Fault& fault) {
    std::fprintf(stderr, "havre-post: %s\n", fault.what());
    return 1;
  }
}
