// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests, teams and readers as they begin. Private to this room.
#pragma once

#include <set>

#include "intake/intake.h"

namespace intake::records {

struct Beginning {
  base::Instant now;
  bool stale;
  std::size_t bucket;
};
struct ReaderRow {
  base::ReaderId id;
  std::string state;
};

// False when it stands already.
bool insert_request(store::Transaction& transaction, const Submission& submission,
                    const base::RequestId& request, const Beginning& beginning);
// Who has left is passed over.
void insert_team(store::Transaction& transaction, const base::RequestId& request,
                 const std::set<base::PersonId>& people, base::Instant now);
// False when somebody has this finder already.
bool insert_reader(store::Transaction& transaction, const base::ReaderId& id, const Delivery& delivery,
                   const NewReader& reader);

std::string state(store::Transaction& transaction, const base::RequestId& request);
// Some receipt of it was typed back.
bool is_confirmed(store::Transaction& transaction, const base::RequestId& request);
void bury_unconfirmed(store::Transaction& transaction, const base::RequestId& request);
std::optional<ReaderRow> find_reader(store::Transaction& transaction, const base::RequestId& request,
                                     const seal::Digest& finder_hash);
void confirm(store::Transaction& transaction, const base::ReaderId& reader);

}  // namespace intake::records
