// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command with what it takes. Each returns the program's exit status and throws a Fault that says what
// to do.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "havre/founding.h"

namespace havre {

namespace fs = std::filesystem;
inline const fs::path usual_config = "/etc/havre/havre.conf";

struct UpOptions {
  fs::path config = usual_config;
  fs::path show;
};
// All doors on one machine. A door that ends is started again; the others go on. Opens no socket itself.
int up(const UpOptions& options);

struct MigrateOptions {
  fs::path config = usual_config;
};
int migrate(const MigrateOptions& options);

struct DoctorOptions {
  fs::path config = usual_config;
};
// One line a finding, worst first; 0 when nothing is wrong, 1 when something should be done, 2 when it is not
// safe.
int doctor(const DoctorOptions& options);

// Prints the configuration with every default, or the page that explains it.
struct SettingsOptions {
  bool example = false;
  bool page = false;
};
int print_settings(const SettingsOptions& options);

struct CodeOptions {
  fs::path config = usual_config;
  std::string secret;
};
int code(const CodeOptions& options);

struct InitOptions {
  fs::path config = usual_config;
  Founding founding;
  std::vector<std::string> officers;
  fs::path shares_folder;
};
int init(const InitOptions& options);

struct DemoOptions {
  fs::path config = usual_config;
  fs::path folder;
  std::string database;
  int port = 8441;
  std::string mail;
  bool empty = false;  // people only, no requests
};
int demo(const DemoOptions& options);

struct BackupOptions {
  fs::path config = usual_config;
  fs::path folder;
  fs::path keys_folder;
};
int backup(const BackupOptions& options);

struct RestoreOptions {
  fs::path config = usual_config;
  fs::path from;
  fs::path keys_folder;
  std::string name;  // empty: the newest
  std::vector<fs::path> shares;
};
int restore(const RestoreOptions& options);

struct RecoverOptions {
  fs::path config = usual_config;
  std::string to;
  std::vector<fs::path> shares;
};
// The organisation's own way back to its requests: k shares open every request's key and wrap it to one
// officer.
int recover(const RecoverOptions& options);

struct BreakGlassOptions {
  fs::path config = usual_config;
  std::string request;
  std::string to;
  std::string reason;
  std::int64_t hours = 24;
  std::vector<fs::path> shares;
};
// One request, lent to one person outside its team for a time.
int break_glass(const BreakGlassOptions& options);

struct AppointOptions {
  fs::path config = usual_config;
  std::string officer;
  std::vector<fs::path> shares;
};
int appoint(const AppointOptions& options);

struct TrailOptions {
  fs::path config = usual_config;
  std::string deed;  // verify export head
  fs::path head;
  fs::path file;
  std::string key;  // of the trail, in hex; empty: from the secrets
};
// verify: 0 whole, 1 not, with the first wrong sequence number. Works without the database on an exported
// file.
int trail(const TrailOptions& options);

struct PagesOptions {
  fs::path config = usual_config;
  std::string url;
  std::string key;
};
int verify_pages(const PagesOptions& options);

struct SignPagesOptions {
  fs::path config = usual_config;
  fs::path manifest;
  fs::path key;
};
int sign_pages(const SignPagesOptions& options);

}  // namespace havre
