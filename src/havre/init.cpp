// SPDX-License-Identifier: AGPL-3.0-or-later
#include <iostream>

#include "havre/commands.h"
#include "havre/own_files.h"
#include "havre/shares.h"
#include "settings/settings.h"
#include "store/migrations.h"

namespace havre {
int init(const InitOptions& options) {
  auto founding = options.founding;
  for (const auto& written : options.officers) founding.officers.push_back(officer_from(written));
  check(founding);

  auto settings = settings::read(options.config);
  if (!settings.root.empty()) throw base::Fault{"this configuration has an organisation already"};
  make_secrets(settings.secrets);
  store::Database database{settings.database};
  store::migrate(database,
                 store::read_migrations(settings::share_of(settings).migrations, database.engine()));

  // Nothing is written before the officers have shown that their shares bring the secret back.
  const auto secret = unseal::OrganisationSecret::fresh();
  const auto shares = unseal::split(secret, founding.threshold, founding.shares);
  hand_out(shares, options.shares_folder);
  rehearse(secret, founding.threshold, options.shares_folder);

  const auto founded = found(database, founding, secret, base::SystemClock{}.now());
  write_root(options.config, founded.root);
  std::cout << "\nThe organisation stands. Its root public key, to be published where people trust it:\n  "
            << base::to_hex(founded.root.view()) << '\n';
  print_invitations(founded, settings);
  return 0;
}

}  // namespace havre
