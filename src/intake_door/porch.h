// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands behind the way in: made once at start, shared by all routes. Nothing here opens anything.
#pragma once

#include <filesystem>

#include "intake/intake.h"
#include "intake/uploads.h"
#include "intake_door/own_fields.h"
#include "pages/pages.h"
#include "seal/batch.h"
#include "seal/receipt.h"

namespace intake_door {

struct Disk {
  std::filesystem::path folder;
  std::int64_t least_free_megabytes;
};

struct Porch {
  Porch(const intake::House& here, const seal::SigningPublicKey& vouching, const Disk& disk,
        const seal::WordLists& lists, const pages::Pages& shown, std::vector<std::string> offered)
      : house{here},
        root{vouching},
        recipients{here.database, here.clock, vouching},
        space{disk.folder, disk.least_free_megabytes, here.clock},
        words{lists},
        pages{shown},
        languages{std::move(offered)} {}

  intake::House house;
  seal::SigningPublicKey root;
  intake::Recipients recipients;
  intake::Space space;
  intake::Intake intake{house, recipients};
  intake::Uploads uploads{house, space};
  seal::Batches batches;
  OwnFields own_fields{house};
  const seal::WordLists& words;
  const pages::Pages& pages;
  std::vector<std::string> languages;  // offered, the first is the default
};

}  // namespace intake_door
