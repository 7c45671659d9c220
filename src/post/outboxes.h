// SPDX-License-Identifier: AGPL-3.0-or-later
// Putting notices into the outbox, and taking those that are due. Any number of carriers may take at once; a
// notice is carried by one. What died half-way is carried again: a notice without content told twice harms
// nobody.
#pragma once

#include <map>
#include <set>

#include "post/outbox.h"
#include "store/database.h"

namespace post {

// A page leaves on every channel a person has, each in a row of its own: what is wrong with one does not
// delay the others.

// In the transaction of the deed: whoever is told, something really happened.
void page(store::Transaction& transaction, const base::PersonId& person, base::Instant now);
void page(store::Transaction& transaction, const std::set<base::PersonId>& people, base::Instant now);

// A page now, whenever the last one was, and one that waits for later comes forward: whoever calls people
// keeps their own time.
void ring(store::Transaction& transaction, const base::PersonId& person, base::Instant now);

// One notice now, on one channel.
void tell(store::Transaction& transaction, const base::PersonId& person, NoticeKind kind, Channel channel,
          base::Instant now);

// Slots of everybody active that have become due since the last call; a restart neither drops nor doubles one
// of today.
int fill_slots(store::Database& database, const std::vector<std::string>& hours, base::Instant now);

// A word of the database; an unknown one is a Fault.
Channel channel_written(const std::string& word);
// Mail, and every other channel on which the person gave an address.
std::vector<Channel> channels_of(store::Transaction& transaction, const base::PersonId& person);
// Without mail.
std::map<Channel, std::string> addresses_of(store::Transaction& transaction, const base::PersonId& person);
// An empty address: not on this channel.
void set_address(store::Transaction& transaction, const base::PersonId& person, Channel channel,
                 const std::string& address);

std::vector<Notice> take_due(store::Database& database, Channel channel, base::Instant now, int most);
void carried(store::Database& database, const Notice& notice);
void not_carried(store::Database& database, const Notice& notice, base::Instant now);

}  // namespace post
