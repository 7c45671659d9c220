// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>

#include "access/epoch.h"
#include "access/person.h"
#include "havre/doctor.h"
#include "havre/house_of.h"
#include "seal/statement.h"

namespace havre {
namespace {

constexpr std::int64_t days_between_rehearsals = 200;
constexpr std::int64_t days_before_directory_ends = 30;

std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

void examine_founding(store::Transaction& transaction, const settings::Settings& settings, base::Day today,
                      Findings& findings) {
  const auto row = transaction.one("SELECT root, recovery, rehearsed_day FROM organisation");
  if (!row) {
    findings.push_back({Severity::to_do, "there is no organisation", "run: havre init"});
    return;
  }
  if (row->bytes(0) != settings.root_key())
    findings.push_back({Severity::unsafe, "the database belongs to another root than the configuration's",
                        "stop the doors; restore the configuration or the database from a trusted copy"});
  if (!seal::verify_recovery_key(root_of(settings), row->bytes(1)))
    findings.push_back({Severity::unsafe, "the recovery key in the database is not vouched for by the root",
                        "somebody changed it: stop the doors and find out who could"});
  const auto rehearsed = row->maybe_integer(2);
  if (!rehearsed || today.count - *rehearsed > days_between_rehearsals)
    findings.push_back({Severity::to_do, "the recovery was not rehearsed for more than half a year",
                        "restore a backup with the share holders on a machine without network"});
}

void examine_directory(store::Transaction& transaction, const settings::Settings& settings, base::Day today,
                       Findings& findings) {
  const auto row = transaction.one(
      "SELECT statement, appointment, person_keys FROM directories ORDER BY version DESC LIMIT 1");
  if (!row) {
    findings.push_back({Severity::to_do, "nobody is certified yet: requests cannot be sealed to anyone",
                        "an officer enrols with their invitation and admits the others at the desk"});
    return;
  }
  std::vector<base::Bytes> revocations;
  for (const auto& revoked : transaction.run("SELECT statement FROM revocations"))
    revocations.push_back(revoked.bytes(0));
  const auto directory = seal::Directory::verify(root_of(settings), row->bytes(0),
                                                 {row->bytes(1), row->bytes(2)}, revocations, 0);
  if (!directory) {
    findings.push_back({Severity::unsafe, "the newest directory is not vouched for by the root",
                        "somebody put it there: stop the doors and find out who could"});
    return;
  }
  if (directory->last_day().count - today.count < days_before_directory_ends)
    findings.push_back({Severity::to_do, "the directory ends on " + base::iso(directory->last_day()),
                        "an officer issues the next one at the desk"});
}

void examine_roles(store::Transaction& transaction, Findings& findings) {
  int officers = 0;
  int complaints = 0;
  for (const auto& row : transaction.run("SELECT roles FROM persons WHERE state = 'active'")) {
    const auto roles = staff::Roles::parse(row.text(0));
    officers += roles && roles->has(staff::Role::officer) ? 1 : 0;
    complaints += roles && roles->has(staff::Role::complaints) ? 1 : 0;
  }
  if (officers < 2)
    findings.push_back(
        {Severity::to_do, "fewer than two officers are active", "appoint another: one alone can be lost"});
  if (complaints < 2)
    findings.push_back({Severity::to_do, "fewer than two people receive complaints",
                        "name two who do not stand in case teams"});
}

// Whoever can be on duty and can be reached by nothing that rings.
void examine_reach(store::Transaction& transaction, const settings::Settings& settings, Findings& findings) {
  const auto offered = settings.channels();
  if (std::ranges::all_of(offered, [](const std::string& channel) { return channel == "mail"; })) return;
  int unreached = 0;
  for (const auto& row :
       transaction.run("SELECT roles FROM persons WHERE state = 'active' AND NOT EXISTS ("
                       "SELECT 1 FROM person_channels WHERE person_channels.person_id = persons.id)")) {
    const auto roles = staff::Roles::parse(row.text(0));
    unreached += roles && roles->has(staff::Role::handler) ? 1 : 0;
  }
  if (unreached > 0)
    findings.push_back(
        {Severity::to_do,
         counted(unreached, "person who handles requests has", "people who handle requests have") +
             " no channel that rings",
         "they write their number or topic into their settings at the desk"});
}

// Of people who receive anything: how many have less than a week of epoch keys ahead.
void examine_epochs(store::Transaction& transaction, base::Day today, Findings& findings) {
  int low = 0;
  int receiving = 0;
  for (const auto& person : transaction.run("SELECT id, roles FROM persons WHERE state = 'active'")) {
    const auto roles = staff::Roles::parse(person.text(1));
    if (!roles || (roles->purposes() & (seal::purpose::requests | seal::purpose::complaints)) == 0) continue;
    ++receiving;
    std::vector<base::Day> days;
    for (const auto& row :
         transaction.run("SELECT day FROM epoch_keys WHERE person_id = $1 AND day >= $2 ORDER BY day",
                         {person.text(0), today.count}))
      days.push_back({row.integer(0)});
    low += staff::days_left(days, today) < staff::low_stock ? 1 : 0;
  }
  if (receiving == 0)
    findings.push_back(
        {Severity::unsafe, "nobody receives requests", "an officer gives somebody the role of handler"});
  else if (low > 0)
    findings.push_back({low == receiving ? Severity::unsafe : Severity::to_do,
                        counted(low, "person has", "people have") + " less than a week of keys ahead",
                        "they log in once: their device makes more"});
  else
    findings.push_back({Severity::good, "everybody who receives requests has keys for a week and more", ""});
}

void examine_waiting(store::Transaction& transaction, Findings& findings) {
  const auto failed = transaction.one("SELECT count(*) FROM outbox WHERE state = 'failed'")->integer(0);
  if (failed > 0)
    findings.push_back({Severity::to_do,
                        counted(failed, "notice was", "notices were") + " never taken by their channel",
                        "check mail.server, the channels that ring and the addresses of staff"});
  const auto closed = transaction
                          .one(
                              "SELECT count(*) FROM requests WHERE generation > 0 AND generation_open = 0 "
                              "AND state IN ('open', 'answered')")
                          ->integer(0);
  if (closed > 0)
    findings.push_back(
        {Severity::to_do,
         counted(closed, "request waits", "requests wait") + " for new keys after somebody left",
         "a member of their team logs in: the device makes them"});
}

}  // namespace

void examine_people(store::Database& database, const settings::Settings& settings, base::Day today,
                    Findings& findings) {
  store::Transaction transaction{database, store::Mode::read};
  if (settings.root.empty()) {
    findings.push_back({Severity::to_do, "there is no organisation", "run: havre init"});
    return;
  }
  examine_founding(transaction, settings, today, findings);
  examine_directory(transaction, settings, today, findings);
  examine_roles(transaction, findings);
  examine_reach(transaction, settings, findings);
  examine_epochs(transaction, today, findings);
  examine_waiting(transaction, findings);
}

}  // namespace havre
