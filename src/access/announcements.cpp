// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/announcements.h"

#include "access/person_records.h"
#include "post/outboxes.h"

namespace staff {
namespace {

constexpr auto insert_announcement = R"(
  INSERT INTO announcements (id, what, by_person, about_person, request_id, reason, made_hour)
  VALUES ($1, $2, $3, $4, $5, $6, $7))";
constexpr auto select_unseen = R"(
  SELECT a.id, a.what, a.by_person, a.about_person, a.request_id, a.reason, a.made_hour
  FROM announced t JOIN announcements a ON a.id = t.announcement_id WHERE t.person_id = $1
  ORDER BY a.made_hour, a.id)";

}  // namespace

std::set<base::PersonId> active_officers(store::Transaction& transaction) {
  std::set<base::PersonId> officers;
  for (const auto& person : records::everybody(transaction)) {
    if (person.state == PersonState::active && person.roles.has(Role::officer)) officers.insert(person.id);
  }
  return officers;
}

void announce(store::Transaction& transaction, const Announcement& announcement,
              const std::set<base::PersonId>& to, base::Instant now) {
  transaction.change(insert_announcement,
                     {announcement.id, announcement.what, announcement.by, announcement.about,
                      announcement.request, announcement.reason, announcement.made.count});
  for (const auto& person : to) {
    transaction.change("INSERT INTO announced (announcement_id, person_id) VALUES ($1, $2)",
                       {announcement.id, person});
  }
  post::page(transaction, to, now);
}

std::vector<Announcement> Announcements::unseen(const Session& asking) const {
  store::Transaction reading{house_.database, store::Mode::read};
  std::vector<Announcement> found;
  for (const auto& row : reading.run(select_unseen, {asking.person.id})) {
    found.push_back({.id = row.id<AnnouncementId>(0),
                     .what = row.text(1),
                     .by = row.maybe_id<base::PersonId>(2),
                     .about = row.maybe_id<base::PersonId>(3),
                     .request = row.maybe_id<base::RequestId>(4),
                     .reason = row.text(5),
                     .made = {row.integer(6)}});
  }
  return found;
}

base::Result<> Announcements::seen(const Session& asking, const AnnouncementId& id) const {
  return store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
    const auto rows = transaction.run(
        "DELETE FROM announced WHERE announcement_id = $1 AND person_id = $2 RETURNING person_id",
        {id, asking.person.id});
    if (rows.empty()) return refusal::unknown;
    house_.trail.record(transaction, {asking.actor(), "announcement.seen", asking.person.id, {id}});
    return base::done();
  });
}

}  // namespace staff
