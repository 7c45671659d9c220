// SPDX-License-Identifier: AGPL-3.0-or-later
#include "post_door/ways.h"

#include <algorithm>

#include "post_door/command.h"
#include "post_door/smtp.h"
#include "post_door/web_post.h"

namespace post_door {

Ways::Ways(settings::Settings settings, settings::Secrets secrets, languages::Catalogue catalogue)
    : settings_{std::move(settings)}, secrets_{std::move(secrets)}, catalogue_{std::move(catalogue)} {}

std::vector<post::Channel> Ways::offered() const {
  std::vector<post::Channel> channels;
  for (const auto& word : settings_.channels()) channels.push_back(*post::channel(word));
  return channels;
}

bool Ways::offers(post::Channel channel) const {
  const auto channels = offered();
  return std::ranges::find(channels, channel) != channels.end();
}

bool Ways::tell(const post::Notice& notice) const {
  const auto key = "mail." + std::string{post::word(notice.kind)};
  const auto& text = catalogue_.text(notice.language, key + ".text");
  const auto& ringing = settings_.ringing;
  switch (notice.channel) {
    case post::Channel::mail: {
      const auto& mail = settings_.post;
      return deliver({mail.server, mail.user, secrets_.mail_password.reveal(), mail.from},
                     {notice.address, catalogue_.text(notice.language, key + ".subject"), text});
    }
    case post::Channel::command:
      return run({ringing.command, static_cast<int>(ringing.command_seconds)}, notice.address, text);
    case post::Channel::push:
      return deliver(push_post(ringing.push, secrets_.push_token.reveal(), notice.address, text));
    case post::Channel::webhook:
      return deliver(webhook_post(ringing.webhook, secrets_.webhook_token.reveal(), notice.address, text));
  }
  return false;
}

}  // namespace post_door
