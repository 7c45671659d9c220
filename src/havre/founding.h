// SPDX-License-Identifier: AGPL-3.0-or-later
// Making an organisation: its root, its recovery key, its first officers' invitations. The organisation's
// secret exists in this program's memory, and afterwards only as shares (doc/sealing.md section 9).
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "settings/settings.h"
#include "store/database.h"
#include "unseal/person.h"
#include "unseal/recovery.h"

namespace havre {

struct Officer {
  std::string login_name;
  std::string display_name;
  std::string mail;
  std::string language;
  std::string time_zone;
  std::string roles = "officer";  // with others, in a small organisation: "officer handler"
};

struct Founding {
  std::string name;
  std::string languages;  // "fr en": the first is the default
  std::string hours;
  int shares = 0;
  int threshold = 0;
  std::vector<Officer> officers;
};

struct Invited {
  base::PersonId person;
  std::string login_name;
  std::string language;
  seal::CodeNumbers code;
};

struct Founded {
  seal::SigningPublicKey root;
  base::OrganisationId organisation;
  std::vector<Invited> officers;
};

// Checks before anything is made: names, languages, zones, roles, 2 <= threshold <= shares. A Fault says what
// is wrong.
void check(const Founding& founding);

// The organisation's row, its officers and their invitations, in one transaction. Refuses a database that has
// one already.
Founded found(store::Database& database, const Founding& founding, const unseal::OrganisationSecret& secret,
              base::Instant now);

// A new officer under the root, for a ceremony.
Founded appoint_officer(store::Database& database, const Officer& officer,
                        const unseal::OrganisationSecret& secret, base::Instant now);

// "login:display name:mail:language:time zone[:roles]"
Officer officer_from(const std::string& written);

// "https://desk…/enrol#CODE.PERSON.ROOT": what follows # never reaches a server.
std::string invitation_link(const std::string& desk, const Invited& invited,
                            const seal::SigningPublicKey& root);

// With the link and the words of each, for the terminal.
void print_invitations(const Founded& founded, const settings::Settings& settings);

}  // namespace havre
