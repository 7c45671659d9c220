// SPDX-License-Identifier: AGPL-3.0-or-later
// A demonstration organisation: its people found it five weeks ago, enrol, certify each other, and have since
// received and answered requests. All through the errands of real life, with a clock that is set back.
#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "havre/commands.h"
#include "havre/demo_requests.h"
#include "havre/demo_rota.h"
#include "havre/device.h"
#include "havre/own_files.h"
#include "seal/base32.h"
#include "settings/settings.h"
#include "store/migrations.h"

namespace havre {
namespace {

namespace json = boost::json;

constexpr int days_of_history = 33;
constexpr int days_of_keys = 36;
constexpr std::int64_t milliseconds_a_day = 86'400'000;

struct Playing {
  staff::Person person;
  Device device;
};

std::string contents(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw base::Fault{"cannot read " + file.string()};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string quoted(const std::string& text) { return json::serialize(json::value(text)); }

void write_config(const DemoOptions& options, const fs::path& config) {
  const auto folder = fs::absolute(options.folder).string();
  const auto address = [&](int door) { return "127.0.0.1:" + std::to_string(options.port + door); };
  const auto database = options.database.empty() ? "sqlite:" + folder + "/havre.db" : options.database;
  std::ofstream out{config};
  out << "# A demonstration: everything on loopback, without TLS.\n[organisation]\nroot = "
         "\"\"\n\n[database]\naddress = "
      << quoted(database) << "\n\n[files]\nsecrets = " << quoted(folder + "/secrets.conf") << '\n';
  for (const auto& [name, door] : {std::pair{"intake", 0}, {"return", 1}, {"desk", 2}})
    out << "\n[" << name << "]\nlisten = [\"" << address(door) << "\"]\naddress = \"http://" << address(door)
        << "\"\n";
  if (!options.mail.empty())
    out << "\n[mail]\nserver = " << quoted(options.mail) << "\nfrom = \"Havre <havre@demo.example>\"\n";
  out << "\n[storage]\nleast_free_megabytes = 200\n\n[backup]\nfolder = " << quoted(folder + "/backups")
      << "\nkeys_folder = " << quoted(folder + "/day-keys") << '\n';
}

// Eight words of the English list, 72 bits: short enough to type while looking around.
std::string fresh_passphrase(const seal::WordLists& lists) {
  const auto words = lists.shown(seal::Receipt::fresh().numbers(), "en");
  std::string passphrase;
  for (std::size_t i = 0; i < 8; ++i) passphrase += (i == 0 ? "" : " ") + words[i];
  return passphrase;
}

staff::Person person_from(const json::value& written) {
  const auto text = [&](const char* name) { return std::string{written.at(name).as_string()}; };
  return {.id = base::PersonId::fresh(),
          .login_name = text("login"),
          .particulars = {text("name"), text("login") + "@demo.example", text("language"), text("time_zone")},
          .roles = *staff::Roles::parse(text("roles")),
          .state = {}};
}

std::vector<staff::Person> people(const fs::path& file) {
  const auto all = json::parse(contents(file));
  std::vector<staff::Person> read;
  for (const auto& written : all.as_array()) read.push_back(person_from(written));
  return read;
}

Founding founding_with(const std::vector<staff::Person>& officers) {
  Founding founding{.name = "Havre des Voix",
                    .languages = "fr en es ar my",
                    .hours = "24 / 7",
                    .shares = 3,
                    .threshold = 2,
                    .officers = {}};
  for (const auto& one : officers)
    founding.officers.push_back({one.login_name, one.particulars.display_name, one.particulars.mail,
                                 one.particulars.language, one.particulars.time_zone, one.roles.text()});
  return founding;
}

std::vector<Playing> cast(const staff::House& house, const Founded& founded,
                          const std::vector<staff::Person>& all, const seal::WordLists& lists) {
  std::vector<Playing> playing;
  playing.reserve(all.size());  // the first officer is looked at while others come
  for (const auto& invited : founded.officers) {
    auto person = *std::ranges::find(all, invited.login_name, &staff::Person::login_name);
    person.id = invited.person;
    playing.push_back({person, Device{house, person.id, invited.code, fresh_passphrase(lists)}});
  }
  const auto& officer = playing.front().device;
  officer.certify_everybody(house);
  for (const auto& person : all) {
    if (person.roles.has(staff::Role::officer)) continue;
    const auto code = seal::fresh_code();
    const auto invited = staff::People{house}.invite(
        officer.session(house), {person, officer.appoint(house, person.id, person.roles.purposes(), code)});
    if (!invited) throw base::Fault{"the demonstration could not invite"};
    playing.push_back({person, Device{house, person.id, code, fresh_passphrase(lists)}});
  }
  playing.front().device.certify_everybody(house);
  return playing;
}

void write_log_ins(const fs::path& folder, const std::vector<Playing>& playing) {
  json::array all;
  std::ofstream text{folder / "log-ins.txt"};
  text << "Log-ins (name, passphrase; `havre code SECRET` gives the second factor):\n";
  for (const auto& [person, device] : playing) {
    const auto secret = seal::to_base32(device.one_time_secret());
    text << "  " << person.login_name << "  (" << person.roles.text() << ", " << person.particulars.language
         << ")\n    " << device.passphrase() << "\n    " << secret << '\n';
    all.push_back({{"login", person.login_name},
                   {"name", person.particulars.display_name},
                   {"roles", person.roles.text()},
                   {"language", person.particulars.language},
                   {"person", person.id.text()},
                   {"passphrase", device.passphrase()},
                   {"second_factor", secret}});
  }
  std::ofstream{folder / "log-ins.json"} << json::serialize(all) << '\n';
}

void write_shares(const fs::path& folder, const std::vector<std::string>& shares) {
  for (std::size_t i = 0; i < shares.size(); ++i)
    std::ofstream{folder / ("share-" + std::to_string(i + 1) + ".txt")} << shares[i] << '\n';
}

void play(const DemoOptions& options, const settings::Settings& settings, store::Database& database) {
  const auto share = settings::share_of(settings);
  const auto lists = seal::WordLists::read(share.locale / "words");
  const auto all = people(share.demo / "people.json");
  std::vector<staff::Person> officers;
  std::ranges::copy_if(all, std::back_inserter(officers),
                       [](const staff::Person& one) { return one.roles.has(staff::Role::officer); });

  const auto now = base::SystemClock{}.now();
  base::StoppedClock clock{{now.milliseconds - days_of_history * milliseconds_a_day}};
  const auto secret = unseal::OrganisationSecret::fresh();
  write_shares(options.folder, unseal::split(secret, 2, 3));
  const auto founded = found(database, founding_with(officers), secret, clock.now());
  write_root(options.folder / "havre.conf", founded.root);

  const trail::Trail trail{clock};
  const auto permissions = staff::Permissions::read(settings::roles_of(settings));
  const staff::House house{database, trail, clock, founded.root, founded.organisation, permissions};
  const auto playing = cast(house, founded, all, lists);
  write_log_ins(options.folder, playing);
  for (const auto& one : playing) one.device.make_epoch_keys(house, days_of_keys);
  if (!options.empty) {
    std::map<base::PersonId, const Device*> devices;
    for (const auto& one : playing) devices[one.person.id] = &one.device;
    play_requests(json::parse(contents(share.demo / "requests.json")), house, clock, devices, now);
  }
  clock.set(now);
  for (const auto& one : playing) one.device.make_epoch_keys(house, days_of_keys);
  staff::Epochs{house}.sweep();
  if (!options.empty) {
    std::vector<staff::Person> people;
    for (const auto& one : playing) people.push_back(one.person);
    const auto officer = playing.front().device.session(house);
    play_abilities(json::parse(contents(share.demo / "abilities.json")), house, officer, people);
    play_rota(json::parse(contents(share.demo / "rota.json")), house, officer, people);
  }
}

}  // namespace

int demo(const DemoOptions& options) {
  const auto config = options.folder / "havre.conf";
  if (fs::exists(config)) throw base::Fault{"there is a demonstration in this folder already"};
  fs::create_directories(options.folder);
  fs::permissions(options.folder, fs::perms::owner_all);
  write_config(options, config);
  const auto settings = settings::read(config);
  make_secrets(settings.secrets);
  store::Database database{settings.database};
  store::migrate(database,
                 store::read_migrations(settings::share_of(settings).migrations, database.engine()));
  play(options, settings, database);
  std::cout << "A demonstration organisation lives in " << fs::absolute(options.folder).string() << ".\n";
  return 0;
}

}  // namespace havre
