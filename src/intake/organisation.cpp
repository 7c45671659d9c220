// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/organisation.h"

#include <sstream>

namespace intake {

Organisation read_organisation(store::Database& database) {
  store::Transaction transaction{database, store::Mode::read};
  const auto row = transaction.one("SELECT name, hours, languages FROM organisation");
  if (!row) throw base::Fault{"there is no organisation yet: run havre init"};

  Organisation found{row->text(0), row->text(1), {}};
  std::istringstream tags{row->text(2)};
  for (std::string tag; tags >> tag;) found.languages.push_back(tag);
  return found;
}

}  // namespace intake
