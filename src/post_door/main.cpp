// SPDX-License-Identifier: AGPL-3.0-or-later
// havre-post: calls people and carries notices to them. It reads names, addresses and languages of staff, who
// is on duty, of requests since when they wait and how near danger is, and when somebody is to be heard of;
// it is the only program of Havre that opens a connection outwards, and only to the mail server the operator
// named.
#include <csignal>
#include <ctime>

#include "base/log.h"
#include "bell/calls.h"
#include "checkin/watch.h"
#include "languages/catalogue.h"
#include "post/outboxes.h"
#include "post_door/smtp.h"
#include "settings/settings.h"

namespace {

constexpr int notices_a_round = 50;
constexpr auto seconds_between_slot_rounds = 60;

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

post_door::Mail mail_for(const post::Notice& notice, const languages::Catalogue& catalogue) {
  const auto key = "mail." + std::string{post::word(notice.kind)};
  return {.to = notice.mail,
          .subject = catalogue.text(notice.language, key + ".subject"),
          .text = catalogue.text(notice.language, key + ".text")};
}

void carry(store::Database& database, const post_door::Server& server,
           const languages::Catalogue& catalogue) {
  const base::SystemClock clock;
  for (const auto& notice : post::take_due(database, clock.now(), notices_a_round)) {
    // Somebody without an address is told by the desk alone.
    if (notice.mail.empty() || post_door::deliver(server, mail_for(notice, catalogue))) {
      post::carried(database, notice);
    } else {
      post::not_carried(database, notice, clock.now());
      base::log::warning("a notice was not taken by the mail server", base::log::Count{notice.attempts + 1});
    }
  }
}

checkin::Ladder ladder_of(const settings::Settings& settings) {
  const auto& silence = settings.silence;
  return checkin::Ladder::of_minutes(silence.next, silence.lead, silence.director, silence.end);
}

void serve(const settings::Settings& settings, const post_door::Server& server, const sigset_t& signals) {
  const auto catalogue = languages::Catalogue::read(settings::share_of(settings).locale);
  store::Database database{settings.database};
  const bell::Calls calls{database};
  const checkin::Watch watch{database, ladder_of(settings)};
  int rounds = 0;
  while (!told_to_stop(signals, 1)) {
    try {
      if (rounds++ % seconds_between_slot_rounds == 0)
        post::fill_slots(database, settings.post.slots, base::SystemClock{}.now());
      calls.look(base::SystemClock{}.now());
      watch.look(base::SystemClock{}.now());
      carry(database, server, catalogue);
    } catch (const store::Fault&) {
      base::log::warning("the database does not answer; notices wait");
    }
  }
}

int run(int count, char** words) {
  auto signals = stop_signals();
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  const auto settings = settings::read(settings::file_named_by(count, words));
  if (settings.post.server.empty()) {
    base::log::note("no mail server is named: nothing is carried");
    return 0;
  }
  const auto secrets = settings::read_secrets(settings.secrets);
  serve(settings,
        {settings.post.server, settings.post.user, secrets.mail_password.reveal(), settings.post.from},
        signals);
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
