// SPDX-License-Identifier: AGPL-3.0-or-later
// Opening one thread with its receipt, for as long as one page is made: the answers that were sealed to it,
// each signed by somebody the directory vouches for.
#pragma once

#include "return_door/visiting.h"

namespace return_door {

struct OpenedFile {
  base::FileId id;
  seal::SecretBytes key;
  std::string name;
  std::uint64_t size = 0;
};

struct OpenedThread {
  requests::Thread thread;
  std::vector<pages::ThreadMessage> messages;
  std::vector<OpenedFile> files;
};

base::Result<OpenedThread> open_thread(Hall& hall, const Visitor& visitor);

}  // namespace return_door
