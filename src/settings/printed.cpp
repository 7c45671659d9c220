// SPDX-License-Identifier: AGPL-3.0-or-later
#include "settings/table.h"

namespace settings {

std::string example() {
  std::string out = "# Havre's configuration. Every setting is shown with its default.\n";
  std::string_view group;
  for (const auto& row : table()) {
    if (row.group != group) out.append("\n[").append(row.group).append("]\n");
    group = row.group;
    out.append("# ").append(row.sentence).append(" (").append(row.rule.words).append(")\n");
    out.append(row.name).append(" = ").append(row.standard).append("\n");
  }
  return out;
}

std::string page() {
  std::string out =
      "# Configuration\n\n"
      "Printed by `havre settings --page`; do not edit. A program reads `/etc/havre/havre.conf` or the file "
      "after `--config` once, at start, and refuses to start on an unknown key.\n";
  std::string_view group;
  for (const auto& row : table()) {
    if (row.group != group) {
      out.append("\n## [").append(row.group).append("]\n\n| key | default | must be | what it is |\n");
      out.append("| --- | --- | --- | --- |\n");
    }
    group = row.group;
    out.append("| `").append(row.name).append("` | `").append(row.standard).append("` | ");
    out.append(row.rule.words).append(" | ").append(row.sentence).append(" |\n");
  }
  out +=
      "\n## Secrets\n\n"
      "They stand in a file of their own (`files.secrets`) that only its owner may read:\n\n"
      "```toml\n[mail]\npassword = \"…\"\n[push]\ntoken = \"…\"\n[webhook]\ntoken = \"…\"\n[login]\nfake_key "
      "= \"64 hex digits\"\n[trail]\nseed = \"64 hex "
      "digits\"\n```\n\n"
      "`mail.password` logs in at the mail server; `push.token` and `webhook.token` are shown to those "
      "servers; `login.fake_key` makes unknown log-in names look like "
      "known ones; "
      "`trail.seed` signs the head of the trail.\n";
  return out;
}

}  // namespace settings
