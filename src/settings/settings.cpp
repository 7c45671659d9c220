// SPDX-License-Identifier: AGPL-3.0-or-later
#include "settings/table.h"

// The library takes some mistakes in a file for its own and would stop the program without a sentence.
#define TOML_ASSERT(right) \
  ((right) ? static_cast<void>(0) : throw settings::Fault{"the configuration is not TOML"})
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#include <sys/stat.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace settings {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw Fault{"cannot read " + file.string()};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

toml::table parsed(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    const auto line = static_cast<long>(error.source().begin.line);
    throw Fault{"the configuration cannot be read at line " + std::to_string(line)};
  }
}

[[noreturn]] void broken(const Setting& row) {
  throw Fault{row.key() + " is not as it must be: " + std::string{row.rule.words}};
}

void keep_rule(const Setting& row, std::string_view written) {
  if (!row.rule.kept(written)) broken(row);
}

void put(const Setting& row, Text place, const toml::node& node, Settings& into) {
  const auto value = node.value_exact<std::string>();
  if (!value) broken(row);
  keep_rule(row, *value);
  place(into) = *value;
}

void put(const Setting& row, Number place, const toml::node& node, Settings& into) {
  const auto value = node.value_exact<std::int64_t>();
  if (!value) broken(row);
  keep_rule(row, std::to_string(*value));
  place(into) = *value;
}

void put(const Setting& row, List place, const toml::node& node, Settings& into) {
  const auto* list = node.as_array();
  if (!list) broken(row);
  auto& values = place(into);
  values.clear();
  for (const auto& element : *list) {
    const auto value = element.value_exact<std::string>();
    if (!value) broken(row);
    keep_rule(row, *value);
    values.push_back(*value);
  }
}

void put(const Setting& row, const toml::node& node, Settings& into) {
  std::visit([&](auto place) { put(row, place, node, into); }, row.place);
}

const Setting& row_named(std::string_view group, std::string_view name) {
  const auto rows = table();
  const auto found =
      std::ranges::find_if(rows, [&](const Setting& row) { return row.group == group && row.name == name; });
  if (found == rows.end()) throw Fault{"unknown setting: " + std::string{group} + '.' + std::string{name}};
  return *found;
}

void put_all(const toml::table& groups, Settings& into) {
  for (const auto& [group, members] : groups) {
    if (!members.is_table()) throw Fault{"unknown setting: " + std::string{group.str()}};
    for (const auto& [name, node] : *members.as_table()) put(row_named(group.str(), name.str()), node, into);
  }
}

base::Bytes seed(const toml::table& table, std::string_view key) {
  const auto written = table.at_path(key).value_or(std::string{});
  if (written.empty()) return {};
  auto bytes = base::from_hex(written);
  if (!bytes || bytes->size() != 32) throw Fault{std::string{key} + " is not 64 hex digits"};
  return *std::move(bytes);
}

constexpr std::string_view known_secrets[] = {"mail.password", "push.token", "webhook.token",
                                              "login.fake_key", "trail.seed"};

Share under(const fs::path& root) {
  return {root / "migrations",   root / "locale", root / "pages",     root / "assets", root / "demo",
          root / "vocabularies", root / "forms",  root / "first-aid", root / "roles",  root / "refusal"};
}

}  // namespace

Settings parse(std::string_view text) {
  Settings settings{};
  // The printed example is every default, and so the one place they come from.
  put_all(parsed(example()), settings);
  put_all(parsed(text), settings);
  return settings;
}

Settings read(const fs::path& file) {
  auto settings = parse(contents(file));
  // systemd hands secrets to a service in a folder of its own (LoadCredential), whoever owns the file itself.
  if (const auto* folder = std::getenv("CREDENTIALS_DIRECTORY")) {
    const auto handed = fs::path{folder} / "secrets.conf";
    if (fs::exists(handed)) settings.secrets = handed.string();
  }
  return settings;
}

fs::path Settings::storage_folder() const {
  constexpr std::string_view embedded = "sqlite:/";
  if (!storage.folder.empty()) return storage.folder;
  if (!database.starts_with(embedded)) return "/";
  return fs::path{database.substr(embedded.size() - 1)}.parent_path();
}

std::vector<std::string> Settings::channels() const {
  std::vector<std::string> offered;
  if (!post.server.empty()) offered.emplace_back("mail");
  if (!ringing.command.empty()) offered.emplace_back("command");
  if (!ringing.push.empty()) offered.emplace_back("push");
  if (!ringing.webhook.empty()) offered.emplace_back("webhook");
  return offered;
}

base::Bytes Settings::root_key() const {
  if (root.empty())
    throw Fault{"organisation.root is empty: `havre init` makes an organisation and writes its key"};
  return *base::from_hex(root);
}

Secrets read_secrets(const fs::path& file) {
  struct stat found{};
  if (::stat(file.c_str(), &found) != 0) throw Fault{"cannot read " + file.string()};
  if ((found.st_mode & 077) != 0) throw Fault{"others may read " + file.string() + ": chmod 600 it"};

  const auto table = parsed(contents(file));
  for (const auto& [group, members] : table)
    for (const auto& [name, node] : members.is_table() ? *members.as_table() : toml::table{}) {
      const auto key = std::string{group.str()} + '.' + std::string{name.str()};
      if (std::ranges::find(known_secrets, key) == std::end(known_secrets))
        throw Fault{"unknown secret: " + key};
    }
  const auto secret = [&](std::string_view key) {
    return Secret{table.at_path(key).value_or(std::string{})};
  };
  return {secret("mail.password"), secret("push.token"), secret("webhook.token"),
          seed(table, "login.fake_key"), seed(table, "trail.seed")};
}

Share share_of(const Settings& settings) {
  if (!settings.share.empty()) return under(settings.share);
  const auto beside = fs::read_symlink("/proc/self/exe").parent_path().parent_path() / "share/havre";
  if (fs::exists(beside)) return under(beside);
  const fs::path source{HAVRE_SOURCE};
  return {source / "migrations",      source / "locale",          source / "share/pages",
          source / "web/dist/assets", source / "share/demo",      source / "share/vocabularies",
          source / "share/forms",     source / "share/first-aid", source / "share/roles",
          source / "share/refusal"};
}

fs::path roles_of(const Settings& settings) {
  return settings.roles.empty() ? share_of(settings).roles / "roles.json" : fs::path{settings.roles};
}

std::filesystem::path file_named_by(int count, char** words) {
  if (count == 1) return "/etc/havre/havre.conf";
  if (count == 3 && std::string_view{words[1]} == "--config") return words[2];
  throw Fault{"usage: " + fs::path{words[0]}.filename().string() + " [--config FILE]"};
}

}  // namespace settings
