// SPDX-License-Identifier: AGPL-3.0-or-later
// havre-return: the way back. With a receipt that somebody types it opens their one thread, and forgets it.
#include <cstdio>

#include "backup/destructions.h"
#include "base/log.h"
#include "checkin/arranged.h"
#include "http/assets.h"
#include "http/process.h"
#include "intake/sweeping.h"
#include "plain/described.h"
#include "return_door/page_routes.h"
#include "store/migrations.h"

namespace {

// What was destroyed must stay so whatever backup is restored. Where this door may not write, the next backup
// does it.
requests::Threads::OnDestroyed written_down(const settings::Settings& settings) {
  const std::filesystem::path folder{settings.backup.keys_folder};
  return [folder](const base::RequestId& request, base::Day day) {
    if (folder.empty()) return;
    try {
      backup::DestructionList{folder}.append({backup::Destruction::of_request(request, day)});
    } catch (const std::exception&) {
      base::log::warning("a destruction could not be written beside the day keys; the next backup does it",
                         request);
    }
  };
}

void serve(const settings::Settings& settings) {
  const auto share = settings::share_of(settings);
  store::Database database{settings.database};
  if (!store::is_current(database, store::read_migrations(share.migrations, database.engine())))
    throw base::Fault{"the database stands at another version: run havre migrate"};

  const base::SystemClock clock;
  const auto root = *seal::SigningPublicKey::from(settings.root_key());
  const intake::House house{database, clock, seal::organisation_of(root)};
  const auto catalogue = languages::Catalogue::read(share.locale);
  const auto words = seal::WordLists::read(share.locale / "words");
  const auto shown = plain::described(database, settings);
  const pages::Pages pages{shown, catalogue, share.pages, share.assets};
  const return_door::Disk disk{settings.storage_folder(), settings.storage.least_free_megabytes};
  return_door::Hall hall{house,
                         root,
                         disk,
                         {words, pages, shown.languages},
                         checkin::ladder_of(settings),
                         written_down(settings)};

  http::Router router;
  return_door::add_page_routes(router, hall);
  return_door::add_deed_routes(router, hall);
  return_door::add_plan_routes(router, hall);
  return_door::add_plan_script_routes(router, hall);
  return_door::add_script_routes(router, hall);
  http::serve_assets(router, share.assets,
                     [](base::ByteView file) { return base::to_hex(seal::plain_digest(file).view()); });
  http::Server server{std::move(router),
                      {.workers = static_cast<std::size_t>(settings.way_back.workers)},
                      return_door::answers(hall)};
  for (const auto& address : settings.way_back.listen)
    server.listen({address, settings.way_back.certificate, settings.way_back.key});
  const intake::Sweeping sweeping{hall.uploads};
  base::log::note("the way back is open");
  server.run();
}

}  // namespace

int main(int count, char** words) {
  try {
    http::harden_process();
    seal::start();
    serve(settings::read(settings::file_named_by(count, words)));
    return 0;
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "havre-return: %s\n", fault.what());
    return 1;
  }
}
