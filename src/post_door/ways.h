// SPDX-License-Identifier: AGPL-3.0-or-later
// How each channel reaches a person, as the operator arranged it. Every channel says the same sentences.
#pragma once

#include "languages/catalogue.h"
#include "post/outbox.h"
#include "settings/settings.h"

namespace post_door {

class Ways {
 public:
  Ways(settings::Settings settings, settings::Secrets secrets, languages::Catalogue catalogue);

  std::vector<post::Channel> offered() const;
  bool offers(post::Channel channel) const;
  // False: to be tried again. Blocks for a minute at most; any thread.
  bool tell(const post::Notice& notice) const;

 private:
  settings::Settings settings_;
  settings::Secrets secrets_;
  languages::Catalogue catalogue_;
};

}  // namespace post_door
