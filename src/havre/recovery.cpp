// SPDX-License-Identifier: AGPL-3.0-or-later
// The organisation's own way back to what it guards, when staff have lost theirs. k share holders together,
// on a machine of their choice that reaches the database; never one administrator, never a server key. In the
// trail, and told to every officer.
#include <iostream>

#include "havre/commands.h"
#include "havre/house_of.h"
#include "havre/receiving.h"
#include "post/outboxes.h"
#include "trail/trail.h"
#include "unseal/unseal.h"

namespace havre {
namespace {

constexpr auto recovery_wraps = R"(
  SELECT key_requests.request_id, key_requests.generation, key_requests.wrap, request_keys.statement
  FROM key_requests JOIN request_keys ON request_keys.request_id = key_requests.request_id
    AND request_keys.generation = key_requests.generation
  WHERE key_requests.recipient = $1)";
constexpr auto unopened_wraps = R"(
  SELECT envelopes.id, envelopes.request_id, envelopes.sealed, key_wraps.wrap
  FROM key_wraps JOIN envelopes ON envelopes.id = key_wraps.envelope_id
  WHERE key_wraps.recipient = $1)";
constexpr auto insert_request_wrap = R"(
  INSERT INTO key_requests (request_id, generation, recipient, person_id, wrap) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (request_id, generation, recipient) DO NOTHING)";
constexpr auto insert_envelope_wrap = R"(
  INSERT INTO key_wraps (envelope_id, recipient_kind, recipient, person_id, wrap) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (envelope_id, recipient) DO NOTHING)";
constexpr auto join_team = R"(
  INSERT INTO team (request_id, person_id, arrived_hour, place, state, rank, since_day, apart)
  SELECT id, $2, arrived_hour, place, state, rank, $3,
    CASE WHEN kind IN ('request', 'complaint') THEN 0 ELSE 1 END FROM requests WHERE id = $1
  ON CONFLICT (request_id, person_id) DO NOTHING)";

class Recovery {
 public:
  Recovery(store::Transaction& transaction, const unseal::OrganisationSecret& secret, Receiving to,
           base::Day today)
      : transaction_{transaction},
        secret_{secret},
        to_{std::move(to)},
        today_{today},
        organisation_{seal::organisation_of(seal::signing_public(secret.root))},
        own_{seal::key_id(seal::KeyKind::recovery, seal::sealing_public(secret.recovery).view())} {}

  int request_keys() {
    int wrapped = 0;
    for (const auto& row : transaction_.run(recovery_wraps, {own_})) wrapped += wrap_request_key(row) ? 1 : 0;
    return wrapped;
  }

  int unopened_envelopes() {
    int wrapped = 0;
    for (const auto& row : transaction_.run(unopened_wraps, {own_})) wrapped += wrap_content_key(row) ? 1 : 0;
    return wrapped;
  }

 private:
  bool wrap_request_key(const store::Row& row) {
    // The statement was verified when it was made; here only its key is needed, and the seed must fit it
    // (3.4).
    const auto stated = seal::read_request_key(organisation_, row.bytes(3));
    if (!stated) return false;
    auto seed = unseal::open_request_key(row.bytes(2), seal::KeyKind::recovery, secret_.recovery,
                                         organisation_, *stated);
    if (!seed) return false;
    const auto subject =
        seal::request_key_subject(organisation_, stated->request, stated->generation, stated->key);
    const auto made = seal::wrap(*seed, to_.recipient, seal::WrapPurpose::request_key, subject);
    transaction_.change(insert_request_wrap,
                        {row.text(0), row.integer(1), made.recipient, to_.person, made.bytes});
    transaction_.change(join_team, {row.text(0), to_.person, today_.count});
    return true;
  }

  bool wrap_content_key(const store::Row& row) {
    const auto subject = seal::envelope_subject(row.bytes(2));
    auto key = unseal::open_wrap(row.bytes(3), seal::KeyKind::recovery, secret_.recovery,
                                 seal::WrapPurpose::content_key, subject);
    if (!key) return false;
    const auto made = seal::wrap(*key, to_.recipient, seal::WrapPurpose::content_key, subject);
    transaction_.change(insert_envelope_wrap, {row.text(0), static_cast<int>(made.recipient_kind),
                                               made.recipient, to_.person, made.bytes});
    transaction_.change(join_team, {row.text(1), to_.person, today_.count});
    return true;
  }

  store::Transaction& transaction_;
  const unseal::OrganisationSecret& secret_;
  Receiving to_;
  base::Day today_;
  base::OrganisationId organisation_;
  base::KeyId own_;
};

void tell_officers(store::Transaction& transaction, base::Instant now) {
  for (const auto& row :
       transaction.run("SELECT id FROM persons WHERE state = 'active' AND roles LIKE '%officer%'"))
    post::page(transaction, row.id<base::PersonId>(0), now);
}

}  // namespace

int recover(const RecoverOptions& options) {
  const auto settings = settings::read(options.config);
  const auto secret = gathered(settings, options.shares);
  store::Database database{settings.database};
  const base::SystemClock clock;
  int requests = 0;
  int envelopes = 0;
  store::in_transaction(database, [&](store::Transaction& transaction) {
    auto to = receiving(transaction, options.to, organisation_of(settings));
    const auto person = to.person;
    Recovery recovery{transaction, secret, std::move(to), clock.today()};
    requests = recovery.request_keys();
    envelopes = recovery.unopened_envelopes();
    tell_officers(transaction, clock.now());
    trail::Trail{clock}.record(transaction, {trail::Actor::the_operator(),
                                             "recovery.used",
                                             person,
                                             {base::log::Count{requests}, base::log::Count{envelopes}}});
  });
  std::cout << "Keys of " << requests << " requests and " << envelopes << " unopened envelopes were given to "
            << options.to << ". Every officer is told.\n";
  return 0;
}

int appoint(const AppointOptions& options) {
  const auto settings = settings::read(options.config);
  const auto officer = officer_from(options.officer);
  const auto secret = gathered(settings, options.shares);
  store::Database database{settings.database};
  const auto founded = appoint_officer(database, officer, secret, base::SystemClock{}.now());
  print_invitations(founded, settings);
  return 0;
}

}  // namespace havre
