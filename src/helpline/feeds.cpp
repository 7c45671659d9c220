// SPDX-License-Identifier: AGPL-3.0-or-later
#include "helpline/feeds.h"

#include <array>

#include "bell/shifts.h"
#include "helpline/rotas.h"

namespace helpline {
namespace {

constexpr auto put_feed = R"(
  INSERT INTO rota_feeds (person_id, name, password_hash, made_day) VALUES ($1, $2, $3, $4)
  ON CONFLICT (person_id) DO UPDATE SET name = excluded.name, password_hash = excluded.password_hash,
    made_day = excluded.made_day)";
// The hash is of 256 random bits: it is looked up, so nothing is compared byte by byte.
constexpr auto select_owner = R"(
  SELECT persons.id, persons.language FROM rota_feeds JOIN persons ON persons.id = rota_feeds.person_id
  WHERE name = $1 AND password_hash = $2 AND state = 'active')";

base::Bytes hashed(std::string_view password) {
  const auto digest = seal::plain_digest(base::view(password));
  return {digest.view().begin(), digest.view().end()};
}

}  // namespace

NewFeed Feeds::make(const staff::Session& asking) const {
  std::array<std::uint8_t, 32> secret{};
  seal::fill_random(secret);
  const NewFeed feed{FeedId::fresh(), base::to_base64url(secret)};
  store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    transaction.change(put_feed,
                       {asking.person.id, feed.name, hashed(feed.password), house_.clock.today().count});
    house_.trail.record(transaction, {asking.actor(), "feed.made", asking.person.id});
  });
  return feed;
}

base::Result<> Feeds::end(const staff::Session& asking) const {
  store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    take_out(transaction, asking.person.id);
    house_.trail.record(transaction, {asking.actor(), "feed.ended", asking.person.id});
  });
  return base::done();
}

std::optional<FeedId> Feeds::of(const staff::Session& asking) const {
  store::Transaction reading{house_.database, store::Mode::read};
  const auto row = reading.one("SELECT name FROM rota_feeds WHERE person_id = $1", {asking.person.id});
  return row ? std::optional{row->id<FeedId>(0)} : std::nullopt;
}

base::Result<FeedShifts> Feeds::read(const std::string& name, const std::string& password) const {
  const auto now = house_.clock.now();
  store::Transaction reading{house_.database, store::Mode::read};
  const auto owner = reading.one(select_owner, {name, hashed(password)});
  if (!owner) return refusal::wrong_feed;
  FeedShifts found{.person = owner->id<base::PersonId>(0), .language = owner->text(1), .shifts = {}};
  for (const auto& shift : bell::shifts_between(reading, now, now.plus_seconds(Rotas::days_ahead * 86'400)))
    if (shift.person == found.person) found.shifts.push_back(shift);
  return found;
}

void Feeds::take_out(store::Transaction& transaction, const base::PersonId& person) {
  transaction.change("DELETE FROM rota_feeds WHERE person_id = $1", {person});
}

}  // namespace helpline
