// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/doctor.h"

#include <algorithm>
#include <iostream>

#include "havre/commands.h"
#include "store/migrations.h"

namespace havre {
namespace {

const char* word(Severity severity) {
  switch (severity) {
    case Severity::unsafe: return "UNSAFE";
    case Severity::to_do: return "TO DO ";
    case Severity::good: return "good  ";
  }
  return "";
}

void examine_database(const settings::Settings& settings, base::Day today, Findings& findings) {
  try {
    store::Database database{settings.database};
    const auto migrations =
        store::read_migrations(settings::share_of(settings).migrations, database.engine());
    if (!store::is_current(database, migrations)) {
      findings.push_back({Severity::to_do, "the database is not at this version", "run: havre migrate"});
      return;
    }
    findings.push_back({Severity::good, "the database answers and is at this version", ""});
    examine_people(database, settings, today, findings);
  } catch (const store::Fault& fault) {
    findings.push_back({Severity::unsafe, std::string{"the database does not answer: "} + fault.what(),
                        "check database.address and the server behind it"});
  }
}

}  // namespace

int doctor(const DoctorOptions& options) {
  const auto settings = settings::read(options.config);
  const base::SystemClock clock;
  Findings findings;
  examine_database(settings, clock.today(), findings);
  examine_network(settings, findings);
  examine_channels(settings, findings);
  examine_machine(settings, clock.now(), findings);

  std::ranges::sort(findings, {}, &Finding::severity);
  for (const auto& finding : findings) {
    std::cout << word(finding.severity) << "  " << finding.what << '\n';
    if (!finding.remedy.empty()) std::cout << "        " << finding.remedy << '\n';
  }
  switch (findings.empty() ? Severity::good : findings.front().severity) {
    case Severity::unsafe: return 2;
    case Severity::to_do: return 1;
    case Severity::good: return 0;
  }
  return 0;
}

}  // namespace havre
