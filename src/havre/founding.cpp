// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/founding.h"

#include <date/tz.h>

#include <algorithm>
#include <iostream>
#include <sstream>

#include "access/person.h"
#include "languages/language.h"
#include "trail/trail.h"

namespace havre {
namespace {

constexpr int days_to_enrol = 14;
constexpr int most_shares = 32;

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in{text};
  return {std::istream_iterator<std::string>{in}, {}};
}

void check_language(const std::string& language) {
  const auto& offered = languages::offered();
  if (std::ranges::find(offered, language) == offered.end())
    throw base::Fault{"unknown language: " + language};
}

void check_zone(const std::string& zone) {
  try {
    (void)date::locate_zone(zone);
  } catch (const std::runtime_error&) {
    throw base::Fault{"unknown time zone: " + zone};
  }
}

void check(const Officer& officer) {
  if (officer.login_name.empty() || officer.display_name.empty())
    throw base::Fault{"an officer needs a name"};
  check_language(officer.language);
  check_zone(officer.time_zone);
  const auto roles = staff::Roles::parse(officer.roles);
  if (!roles) throw base::Fault{"unknown roles: " + officer.roles};
  if (!roles->has(staff::Role::officer))
    throw base::Fault{"the first people are officers; they invite the others"};
  if (!staff::check_login_name(officer.login_name)) throw base::Fault{"a log-in name is of a-z, 0-9, . _ -"};
}

void insert_organisation(store::Transaction& transaction, const Founding& founding,
                         const unseal::OrganisationSecret& secret, base::Instant now) {
  const auto root = seal::signing_public(secret.root);
  const auto recovery = seal::state_recovery_key(
      seal::organisation_of(root), seal::sealing_public(secret.recovery), now.day(), secret.root);
  transaction.change(
      "INSERT INTO organisation (one, name, root, recovery, languages, hours, made_day, shares, threshold, "
      "rehearsed_day) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $6)",
      {founding.name, root.view(), recovery, founding.languages, founding.hours, now.day().count,
       founding.shares, founding.threshold});
}

Invited invite(store::Transaction& transaction, const Officer& officer,
               const unseal::OrganisationSecret& secret, base::Instant now) {
  const auto root = seal::signing_public(secret.root);
  const auto organisation = seal::organisation_of(root);
  const Invited invited{base::PersonId::fresh(), officer.login_name, officer.language, seal::fresh_code()};
  const base::Day last_day{now.day().count + days_to_enrol};
  const auto appointment = seal::state_appointment(
      organisation,
      {.issuer_kind = seal::KeyKind::root,
       .issuer = seal::key_id(seal::KeyKind::root, root.view()),
       .person = invited.person,
       .purposes = staff::Roles::parse(officer.roles)->purposes(),
       .appointment = seal::signing_public(unseal::appointment_seed(organisation, invited.code)),
       .last_day = last_day},
      secret.root);
  transaction.change(
      "INSERT INTO persons (id, login_name, display_name, mail, roles, language, time_zone, state, made_day) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, 'invited', $8)",
      {invited.person, officer.login_name, officer.display_name, officer.mail, officer.roles,
       officer.language, officer.time_zone, now.day().count});
  transaction.change("INSERT INTO invitations (person_id, appointment, last_day) VALUES ($1, $2, $3)",
                     {invited.person, appointment, last_day.count});
  return invited;
}

base::Bytes packed(const seal::CodeNumbers& code) {
  base::Bytes bytes;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const auto number : code) {
    held = held << 9 | number;
    for (bits += 9; bits >= 8; bits -= 8) bytes.push_back(static_cast<std::uint8_t>(held >> (bits - 8)));
    held &= (1u << bits) - 1;
  }
  return bytes;
}

}  // namespace

void check(const Founding& founding) {
  if (founding.name.empty()) throw base::Fault{"the organisation needs a name"};
  const auto languages = words_of(founding.languages);
  if (languages.empty()) throw base::Fault{"name at least one language"};
  std::ranges::for_each(languages, check_language);
  if (founding.threshold < 2 || founding.threshold > founding.shares || founding.shares > most_shares)
    throw base::Fault{"of 2 to 32 shares at least 2, and not more than there are, must be needed"};
  if (founding.officers.size() < 2)
    throw base::Fault{"name at least two officers: one alone can be lost or forced"};
  std::ranges::for_each(founding.officers, [](const Officer& officer) { check(officer); });
}

Founded found(store::Database& database, const Founding& founding, const unseal::OrganisationSecret& secret,
              base::Instant now) {
  check(founding);
  return store::in_transaction(database, [&](store::Transaction& transaction) {
    if (transaction.one("SELECT one FROM organisation"))
      throw base::Fault{"this database has an organisation already"};
    Founded founded{.root = seal::signing_public(secret.root), .organisation = {}, .officers = {}};
    founded.organisation = seal::organisation_of(founded.root);
    insert_organisation(transaction, founding, secret, now);
    for (const auto& officer : founding.officers)
      founded.officers.push_back(invite(transaction, officer, secret, now));
    const base::StoppedClock clock{now};
    trail::Trail{clock}.record(transaction, {trail::Actor::the_operator(), "organisation.founded"});
    return founded;
  });
}

Founded appoint_officer(store::Database& database, const Officer& officer,
                        const unseal::OrganisationSecret& secret, base::Instant now) {
  check(officer);
  return store::in_transaction(database, [&](store::Transaction& transaction) {
    Founded founded{.root = seal::signing_public(secret.root), .organisation = {}, .officers = {}};
    founded.organisation = seal::organisation_of(founded.root);
    founded.officers.push_back(invite(transaction, officer, secret, now));
    const base::StoppedClock clock{now};
    trail::Trail{clock}.record(
        transaction, {trail::Actor::the_operator(), "officer.appointed", founded.officers.front().person});
    return founded;
  });
}

Officer officer_from(const std::string& written) {
  std::vector<std::string> parts;
  std::istringstream in{written};
  for (std::string part; std::getline(in, part, ':');) parts.push_back(part);
  if (parts.size() < 5 || parts.size() > 6)
    throw base::Fault{"an officer is written login:display name:mail:language:time zone[:roles]"};
  Officer officer{parts[0], parts[1], parts[2], parts[3], parts[4]};
  if (parts.size() == 6) officer.roles = parts[5];
  return officer;
}

std::string invitation_link(const std::string& desk, const Invited& invited,
                            const seal::SigningPublicKey& root) {
  return desk + "/enrol#" + base::to_hex(packed(invited.code)) + '.' + invited.person.text() + '.' +
         base::to_hex(root.view());
}

void print_invitations(const Founded& founded, const settings::Settings& settings) {
  const auto lists = seal::WordLists::read(settings::share_of(settings).locale / "words");
  std::cout
      << "\nGive each officer their invitation, in person or over a channel you trust. It works once, within "
      << days_to_enrol << " days.\n";
  for (const auto& invited : founded.officers) {
    std::cout << '\n'
              << invited.login_name << "\n  " << invitation_link(settings.desk.address, invited, founded.root)
              << "\n  or in words:";
    for (const auto& word : lists.shown(invited.code, invited.language)) std::cout << ' ' << word;
    std::cout << '\n';
  }
}

}  // namespace havre
