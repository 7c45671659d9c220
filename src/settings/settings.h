// SPDX-License-Identifier: AGPL-3.0-or-later
// What the operator decides. Read once at start and passed on as arguments; nothing reads configuration
// later. The keys, their defaults and their sentences stand in one table (table.cpp); an unknown key stops
// the start.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace settings {

// The text names the key and the rule it broke, never a secret.
struct Fault : base::Fault {
  using base::Fault::Fault;
};

struct Door {
  std::vector<std::string> listen;  // "127.0.0.1:8443", "[::1]:8443", "unix:/run/havre/intake.sock"
  std::string address;              // what people type, without a slash at the end
  std::string certificate;
  std::string key;
  std::int64_t workers = 0;
};

struct Settings {
  std::string root;  // the organisation's root public key in hex; empty before `havre init`
  std::string database;
  std::string share;    // as written; see share_of
  std::string roles;    // as written; see roles_of
  std::string secrets;  // the file with the secrets
  std::string exit_address;
  Door intake;
  Door way_back;  // [return]
  Door desk;
  struct {
    std::string server;
    std::string from;
    std::string user;
    std::vector<std::string> slots;  // "08:00", in each person's own time zone
  } post;
  struct {
    std::vector<std::string> command;  // a program and its words; none: not offered
    std::int64_t command_seconds;
    std::string push;     // the server's address
    std::string webhook;  // one address for everybody
  } ringing;
  struct {
    std::int64_t promise_minutes;
    std::int64_t next_minutes, lead_minutes, director_minutes;
    std::int64_t life_next_minutes, life_lead_minutes, life_director_minutes;
    std::int64_t contact_crew_minutes, contact_lead_minutes, contact_director_minutes;
    std::int64_t ring_minutes;
    std::int64_t silent_minutes;    // a test not heard of for so long
    std::int64_t handover_minutes;  // one not accepted for so long
    std::string referrals;          // a folder of the organisation's own, or nothing
  } helpline;
  struct {
    std::string folder;
    std::int64_t least_free_megabytes;
  } storage;
  std::int64_t bin_days;    // what was binned is destroyed after so long
  std::int64_t fetch_days;  // an answer not fetched for so long is shown to staff
  struct {
    std::int64_t next, lead, director, end;  // minutes since somebody was to be heard of and was not
  } silence;
  struct {
    std::string folder;
    std::string keys_folder;
  } backup;

  // The folder whose disk is watched: as named, else the embedded database's own, else /.
  std::filesystem::path storage_folder() const;
  // The ways of telling people that are offered: "mail", "command", "push", "webhook".
  std::vector<std::string> channels() const;
  // The 32 bytes of `root`; a Fault that says what to do when there is none.
  base::Bytes root_key() const;
};

// Nothing here has a log_text, and no stream operator prints it.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string value) : value_{std::move(value)} {}
  bool is_empty() const { return value_.empty(); }
  const std::string& reveal() const { return value_; }

 private:
  std::string value_;
};

struct Secrets {
  Secret mail_password;
  Secret push_token;           // sent as a bearer's; empty: none
  Secret webhook_token;        // likewise
  base::Bytes login_fake_key;  // 32 bytes, or none
  base::Bytes trail_seed;      // 32 bytes, or none
};

// Where the files that come with the programs are.
struct Share {
  std::filesystem::path migrations;
  std::filesystem::path locale;
  std::filesystem::path pages;
  std::filesystem::path assets;
  std::filesystem::path demo;
  std::filesystem::path vocabularies;
  std::filesystem::path forms;
  std::filesystem::path first_aid;
  std::filesystem::path roles;
  std::filesystem::path refusal;
};

Settings read(const std::filesystem::path& file);
Settings parse(std::string_view text);
// Refused unless nobody but the owner may read the file.
Secrets read_secrets(const std::filesystem::path& file);
// `share`, or ../share/havre beside the program, or the source tree it was built from.
Share share_of(const Settings& settings);
// The file of what each role allows: the operator's own, or the shipped one.
std::filesystem::path roles_of(const Settings& settings);

// "--config FILE"; without it /etc/havre/havre.conf. Anything else on the command line is a Fault.
std::filesystem::path file_named_by(int count, char** words);

// Printed from the table: havre.conf.example and doc/operating/configuration.md.
std::string example();
std::string page();

}  // namespace settings
