// SPDX-License-Identifier: AGPL-3.0-or-later
// havre-desk: where staff work. It keeps and hands out what is sealed, and links nothing that could open it.
#include <cstdio>

#include "base/log.h"
#include "bell/arranged.h"
#include "checkin/arranged.h"
#include "desk_door/event_watch.h"
#include "desk_door/hourly.h"
#include "desk_door/routes.h"
#include "desk_door/shell.h"
#include "http/assets.h"
#include "http/process.h"
#include "languages/catalogue.h"
#include "settings/settings.h"
#include "store/migrations.h"

namespace {

desk::Identity identity_of(const settings::Settings& settings) {
  const auto secrets = settings::read_secrets(settings.secrets);
  if (secrets.login_fake_key.size() != 32 || secrets.trail_seed.size() != 32)
    throw base::Fault{"the secrets file lacks the log-in or the trail secret: havre init writes them"};
  return {.root = *seal::SigningPublicKey::from(settings.root_key()),
          .fake_key = secrets.login_fake_key,
          .trail_seed = secrets.trail_seed};
}

std::vector<post::Channel> channels_of(const settings::Settings& settings) {
  std::vector<post::Channel> channels;
  for (const auto& word : settings.channels()) channels.push_back(*post::channel(word));
  return channels;
}

std::map<std::string, helpline::CalendarWords> calendar_words(const std::filesystem::path& locale) {
  const auto catalogue = languages::Catalogue::read(locale);
  std::map<std::string, helpline::CalendarWords> words;
  for (const auto* language : {"en", "fr", "es", "ar", "my"})
    words[language] = {.name = catalogue.text(language, "calendar.name"),
                       .duty = catalogue.text(language, "calendar.duty"),
                       .backup = catalogue.text(language, "calendar.backup")};
  return words;
}

desk::Arrangements arranged(const settings::Settings& settings, const settings::Share& share) {
  return {.intake_address = settings.intake.address,
          .return_address = settings.way_back.address,
          .storage_folder = settings.storage_folder(),
          .least_free_megabytes = settings.storage.least_free_megabytes,
          .fetch_days = settings.fetch_days,
          .bin_days = settings.bin_days,
          .vocabularies = share.vocabularies,
          .forms = share.forms,
          .first_aid = share.first_aid,
          .roles = settings::roles_of(settings),
          .refusal = share.refusal,
          .referrals = settings.helpline.referrals,
          .channels = channels_of(settings),
          .ladder = bell::ladder_of(settings),
          .calendar_words = calendar_words(share.locale),
          .silent_after = settings.helpline.silent_minutes * 60,
          .silence_ladder = checkin::ladder_of(settings)};
}

void serve(const settings::Settings& settings) {
  const auto share = settings::share_of(settings);
  store::Database database{settings.database};
  if (!store::is_current(database, store::read_migrations(share.migrations, database.engine())))
    throw base::Fault{"the database stands at another version: run havre migrate"};

  const base::SystemClock clock;
  desk::Office office{database, clock, identity_of(settings), arranged(settings, share)};
  desk::EventWatch watch{database, office.logins};

  http::Router router;
  desk::add_routes(router, office, watch);
  http::serve_assets(router, share.assets,
                     [](base::ByteView file) { return base::to_hex(seal::plain_digest(file).view()); });
  desk::Shell{share.assets}.add_to(router);

  http::Server server{
      std::move(router), {.workers = static_cast<std::size_t>(settings.desk.workers)}, desk::answers()};
  for (const auto& address : settings.desk.listen)
    server.listen({address, settings.desk.certificate, settings.desk.key});
  watch.start();
  const auto sweeping = desk::sweep_hourly(office);
  base::log::note("the desk is open");
  server.run();
}

}  // namespace

int main(int count, char** words) {
  try {
    http::harden_process();
    seal::start();
    serve(settings::read(settings::file_named_by(count, words)));
    return 0;
  } catch (const base::Fault& fault) {
    std::fprintf(stderr, "havre-desk: %s\n", fault.what());
    return 1;
  }
}
