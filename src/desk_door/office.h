// SPDX-License-Identifier: AGPL-3.0-or-later
// The rooms behind this door, each errand made once, in order of dependency.
#pragma once

#include <filesystem>

#include "access/announcements.h"
#include "access/devices.h"
#include "access/directories.h"
#include "access/enrolments.h"
#include "access/epochs.h"
#include "access/factors.h"
#include "access/habits.h"
#include "access/logins.h"
#include "access/passphrases.h"
#include "access/people.h"
#include "cases/clocks.h"
#include "cases/facts.h"
#include "cases/finding.h"
#include "cases/first_aid.h"
#include "cases/forms.h"
#include "cases/numbers.h"
#include "cases/refusals.h"
#include "cases/retentions.h"
#include "crisis/gatherings.h"
#include "crisis/surges.h"
#include "helpline/calendar.h"
#include "helpline/channels.h"
#include "helpline/colleagues.h"
#include "helpline/feeds.h"
#include "helpline/handovers.h"
#include "helpline/interpreters.h"
#include "helpline/rotas.h"
#include "helpline/swaps.h"
#include "helpline/takings.h"
#include "intake/intake.h"
#include "intake/uploads.h"
#include "requests/bins.h"
#include "requests/compartments.h"
#include "requests/dues.h"
#include "requests/lists.h"
#include "requests/loans.h"
#include "requests/readings.h"
#include "requests/reasons.h"
#include "requests/receipts.h"
#include "requests/requests.h"
#include "requests/splits.h"
#include "requests/teams.h"
#include "silence/vigils.h"

namespace desk {

struct Identity {
  seal::SigningPublicKey root;
  base::Bytes fake_key;    // for names nobody has
  base::Bytes trail_seed;  // signs heads of the trail
};

struct Arrangements {
  std::string intake_address;
  std::string return_address;
  std::filesystem::path storage_folder;
  std::int64_t least_free_megabytes = 0;
  std::int64_t fetch_days = 3;
  std::int64_t bin_days = 30;
  std::filesystem::path vocabularies;
  std::filesystem::path forms;
  std::filesystem::path first_aid;
  std::filesystem::path roles;
  std::filesystem::path refusal;
  std::filesystem::path referrals = {};
  std::vector<post::Channel> channels = {post::Channel::mail};
  bell::Ladder ladder = {};
  std::map<std::string, helpline::CalendarWords> calendar_words = {};  // by language; English for others
  std::int64_t silent_after = bell::seconds_until_silent;
  checkin::Ladder silence_ladder = {};
};

struct Office {
  Office(store::Database& memory, const base::Clock& time, const Identity& identity,
         const Arrangements& arrangements);

  store::Database& database;
  const base::Clock& clock;
  trail::Trail trail;
  staff::Permissions permissions;
  staff::House house;
  intake::House records;
  seal::SecretBytes trail_seed;
  Arrangements arrangements;

  staff::Logins logins;
  staff::Passphrases passphrases{house};
  staff::Factors factors{house};
  staff::Announcements announcements{house};
  staff::Devices devices{house};
  staff::Enrolments enrolments{house};
  staff::People people{house};
  staff::Directories directories{house};
  staff::Epochs epochs{house};
  staff::Habits habits{house};

  intake::Recipients recipients;
  intake::Space space;
  intake::Intake intake{records, recipients};
  intake::Uploads uploads{records, space};

  requests::Lists lists{records};
  requests::Readings readings{records};
  requests::Reasons reasons{records};
  requests::Requests requests;
  requests::Bins bins{records, arrangements.bin_days};
  requests::Compartments compartments{records};
  requests::Splits splits{records};
  requests::Receipts receipts{records};
  requests::Teams teams{records, recipients};
  requests::Dues dues{records, house};
  requests::Loans loans{records};

  helpline::Rotas rotas{house};
  silence::Vigils vigils{records, arrangements.silence_ladder};
  helpline::Takings takings;
  helpline::Channels channels;
  helpline::Handovers handovers;
  helpline::Interpreters interpreters{records, teams};
  helpline::Swaps swaps{house};
  helpline::Colleagues colleagues{house};
  helpline::Feeds feeds{house};

  cases::Vocabulary vocabulary;
  cases::Facts facts{{records, vocabulary}};
  cases::Clocks clocks{{records, vocabulary}};
  cases::Finding finding{{records, vocabulary}};
  cases::ShippedForms shipped_forms;
  cases::FirstAid first_aid;
  cases::Refusals refusals;
  cases::Numbers numbers{house};
  cases::Retentions retentions{records};
  cases::Forms forms{house, shipped_forms};

  crisis::Cells cells{records};
  crisis::Gatherings gatherings{records, requests};
  crisis::Surges surges{records};
};

}  // namespace desk
