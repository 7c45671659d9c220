// SPDX-License-Identifier: AGPL-3.0-or-later
// havre-intake: the way in. It seals to people's public keys and has no code that opens anything: a test of
// the build proves it.
#include <cstdio>

#include "base/log.h"
#include "http/assets.h"
#include "http/process.h"
#include "intake/sweeping.h"
#include "intake_door/page_routes.h"
#include "plain/described.h"
#include "store/migrations.h"

namespace {

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
  const intake_door::Disk disk{settings.storage_folder(), settings.storage.least_free_megabytes};
  intake_door::Porch porch{house, root, disk, words, pages, shown.languages};

  http::Router router;
  intake_door::add_page_routes(router, porch);
  intake_door::add_script_routes(router, porch);
  http::serve_assets(router, share.assets,
                     [](base::ByteView file) { return base::to_hex(seal::plain_digest(file).view()); });
  http::Server server{std::move(router),
                      {.workers = static_cast<std::size_t>(settings.intake.workers)},
                      intake_door::answers(porch)};
  for (const auto& address : settings.intake.listen)
    server.listen({address, settings.intake.certificate, settings.intake.key});
  const intake::Sweeping sweeping{porch.uploads};
  base::log::note("the way in is open");
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
    std::fprintf(stderr, "havre-intake: %s\n", fault.what());
    return 1;
  }
}
