// SPDX-License-Identifier: AGPL-3.0-or-later
// havre: the operator's program. Each command is a file of this folder.
#include <CLI/CLI.hpp>
#include <iostream>

#include "havre/commands.h"
#include "seal/keys.h"

namespace {

using Run = std::function<int()>;

// Options live as long as the program: CLI11 fills them while parsing, the chosen command reads them.
template <class Options>
Options& options() {
  static Options held;
  return held;
}

template <class Options>
CLI::App* command(CLI::App& app, Run& chosen, const char* name, const char* sentence,
                  int (*run)(const Options&)) {
  auto* made = app.add_subcommand(name, sentence);
  made->add_option("--config", options<Options>().config, "the configuration file")->capture_default_str();
  made->callback([&chosen, run] { chosen = [run] { return run(options<Options>()); }; });
  return made;
}

void add_daily(CLI::App& app, Run& chosen) {
  auto* up = command<havre::UpOptions>(app, chosen, "up", "run every door on this machine", havre::up);
  up->add_option("--show", options<havre::UpOptions>().show, "a text to print once the doors stand");
  command<havre::MigrateOptions>(app, chosen, "migrate", "bring the database to this version",
                                 havre::migrate);
  command<havre::DoctorOptions>(app, chosen, "doctor", "say what is wrong and what to do", havre::doctor);
  auto& printing = options<havre::SettingsOptions>();
  auto* settings = app.add_subcommand("settings", "print what can be configured");
  settings->add_flag("--example", printing.example, "as a configuration file with every default (the usual)");
  settings->add_flag("--page", printing.page, "as the page of doc/operating");
  settings->callback(
      [&chosen] { chosen = [] { return havre::print_settings(options<havre::SettingsOptions>()); }; });
  auto* code = command<havre::CodeOptions>(app, chosen, "code",
                                           "the one-time code of a demonstration log-in, now", havre::code);
  code->add_option("secret", options<havre::CodeOptions>().secret, "the second factor's secret in base 32")
      ->required();
}

void add_founding(CLI::App& app, Run& chosen) {
  auto& init = options<havre::InitOptions>();
  auto* made = command<havre::InitOptions>(app, chosen, "init", "make an organisation", havre::init);
  made->add_option("--name", init.founding.name, "the organisation's name")->required();
  made->add_option("--languages", init.founding.languages, "of: en fr es ar my; the first is the default")
      ->required();
  made->add_option("--hours", init.founding.hours, "when people answer, in words");
  made->add_option("--officer", init.officers,
                   "login:display name:mail:language:time zone[:roles]; twice or more")
      ->required();
  made->add_option("--shares", init.founding.shares, "how many people hold a share of the recovery")
      ->required();
  made->add_option("--threshold", init.founding.threshold, "how many of them are needed")->required();
  made->add_option(
      "--shares-folder", init.shares_folder,
      "write the shares into files here, to be carried apart; without it they are shown one by one");
  auto& demo = options<havre::DemoOptions>();
  auto* played =
      command<havre::DemoOptions>(app, chosen, "demo", "make a demonstration organisation", havre::demo);
  played->add_option("--folder", demo.folder, "where it shall live")->required();
  played->add_option("--database", demo.database, "instead of an embedded database in that folder");
  played->add_option("--port", demo.port, "of the first door; the others follow")->capture_default_str();
  played->add_option("--mail", demo.mail, "smtp://host:port for notices");
  played->add_flag("--empty", demo.empty, "people only, no requests");
}

void add_keeping(CLI::App& app, Run& chosen) {
  auto& backup = options<havre::BackupOptions>();
  auto* saved = command<havre::BackupOptions>(app, chosen, "backup", "back up while running", havre::backup);
  saved->add_option("--folder", backup.folder, "instead of backup.folder");
  saved->add_option("--keys-folder", backup.keys_folder, "instead of backup.keys_folder");
  auto& restore = options<havre::RestoreOptions>();
  auto* restored = command<havre::RestoreOptions>(app, chosen, "restore", "restore into an empty database",
                                                  havre::restore);
  restored->add_option("--from", restore.from, "the backup's folder")->required();
  restored->add_option("--keys-folder", restore.keys_folder, "where the day keys are")->required();
  restored->add_option("--name", restore.name, "which backup; the newest without it");
  restored->add_option("--share", restore.shares,
                       "a file with a share; as many as are needed (else they are asked for)");
  auto& recover = options<havre::RecoverOptions>();
  auto* recovered = command<havre::RecoverOptions>(
      app, chosen, "recover", "give an officer the keys of every request", havre::recover);
  recovered->add_option("--to", recover.to, "log-in name of an active officer")->required();
  recovered->add_option("--share", recover.shares, "a file with a share");
  auto& glass = options<havre::BreakGlassOptions>();
  auto* broken = command<havre::BreakGlassOptions>(
      app, chosen, "break-glass", "lend one request to one person outside its team", havre::break_glass);
  broken->add_option("--request", glass.request, "its number, 32 hex digits")->required();
  broken->add_option("--to", glass.to, "log-in name of an active person")->required();
  broken->add_option("--reason", glass.reason, "danger, unreachable or other")->required();
  broken->add_option("--hours", glass.hours, "how long, at most 168")->capture_default_str();
  broken->add_option("--share", glass.shares, "a file with a share");
  auto& appoint = options<havre::AppointOptions>();
  auto* appointed = command<havre::AppointOptions>(app, chosen, "appoint",
                                                   "invite a new officer under the root", havre::appoint);
  appointed->add_option("--officer", appoint.officer, "login:display name:mail:language:time zone[:roles]")
      ->required();
  appointed->add_option("--share", appoint.shares, "a file with a share");
}

void add_checking(CLI::App& app, Run& chosen) {
  auto& trail = options<havre::TrailOptions>();
  auto* kept =
      command<havre::TrailOptions>(app, chosen, "trail", "the trail: verify, export, head", havre::trail);
  kept->add_option("deed", trail.deed, "verify, export or head")->required();
  kept->add_option("--head", trail.head, "a signed head the trail must contain");
  kept->add_option("--file", trail.file, "an exported trail instead of the database");
  kept->add_option("--key", trail.key, "the trail's public key in hex, where the secrets are not at hand");
  auto& pages = options<havre::PagesOptions>();
  auto* verified = command<havre::PagesOptions>(app, chosen, "verify-pages",
                                                "compare served pages with the release", havre::verify_pages);
  verified->add_option("url", pages.url, "a door's public address")->required();
  verified->add_option("--key", pages.key, "the release key's public half, in hex")->required();
  auto& sign = options<havre::SignPagesOptions>();
  auto* signed_ = command<havre::SignPagesOptions>(app, chosen, "sign-pages",
                                                   "sign the pages' manifest, offline", havre::sign_pages);
  signed_->add_option("--manifest", sign.manifest, "manifest.json of a build")->required();
  signed_->add_option("--key", sign.key, "the release key's file; made when it is missing")->required();
}

}  // namespace

int main(int count, char** words) {
  CLI::App app{"Havre: protection for people who defend human rights"};
  app.require_subcommand(1);
  Run chosen;
  add_daily(app, chosen);
  add_founding(app, chosen);
  add_keeping(app, chosen);
  add_checking(app, chosen);
  CLI11_PARSE(app, count, words);
  try {
    seal::start();
    return chosen();
  } catch (const base::Fault& fault) {
    std::cerr << "havre: " << fault.what() << '\n';
    return 1;
  }
}
