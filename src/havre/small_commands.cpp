// SPDX-License-Identifier: AGPL-3.0-or-later
#include <iostream>

#include "havre/commands.h"
#include "seal/base32.h"
#include "seal/one_time_code.h"
#include "settings/settings.h"
#include "store/migrations.h"

namespace havre {

int migrate(const MigrateOptions& options) {
  const auto settings = settings::read(options.config);
  store::Database database{settings.database};
  const auto applied = store::migrate(
      database, store::read_migrations(settings::share_of(settings).migrations, database.engine()));
  std::cout << (applied == 0 ? "The database is at this version.\n"
                             : "The database was brought to this version.\n");
  return 0;
}

int print_settings(const SettingsOptions& options) {
  std::cout << (options.page ? settings::page() : settings::example());
  return 0;
}

int code(const CodeOptions& options) {
  const auto secret = seal::from_base32(options.secret);
  if (!secret) throw base::Fault{"the secret is not base 32"};
  std::cout << seal::one_time_code(*secret, seal::one_time_step(base::SystemClock{}.now())) << '\n';
  return 0;
}

}  // namespace havre
