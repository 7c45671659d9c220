// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands behind the way back: made once at start, shared by all routes.
#pragma once

#include <filesystem>

#include "intake/uploads.h"
#include "pages/pages.h"
#include "requests/threads.h"
#include "seal/receipt.h"
#include "silence/promises.h"

namespace return_door {

struct Disk {
  std::filesystem::path folder;
  std::int64_t least_free_megabytes;
};

struct Texts {
  const seal::WordLists& words;
  const pages::Pages& pages;
  std::vector<std::string> languages;  // offered, the first is the default
};

struct Hall {
  Hall(const intake::House& here, const seal::SigningPublicKey& vouching, const Disk& disk, Texts shown,
       const checkin::Ladder& ladder, requests::Threads::OnDestroyed on_destroyed)
      : house{here},
        root{vouching},
        recipients{here.database, here.clock, vouching},
        space{disk.folder, disk.least_free_megabytes, here.clock},
        threads{here, recipients, std::move(on_destroyed)},
        promises{here, recipients, threads, ladder},
        texts{std::move(shown)} {}

  intake::House house;
  seal::SigningPublicKey root;
  intake::Recipients recipients;
  intake::Space space;
  intake::Uploads uploads{house, space};
  requests::Threads threads;
  silence::Promises promises;
  Texts texts;
};

}  // namespace return_door
