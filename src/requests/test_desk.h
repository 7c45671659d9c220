// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests: a desk of three people and a defender, doing what their devices would do. Nothing is opened
// here, so content keys are made up; the server cannot tell.
#pragma once

#include <gtest/gtest.h>

#include "intake/intake.h"
#include "intake/test_organisation.h"
#include "intake/uploads.h"
#include "requests/lists.h"
#include "requests/readings.h"
#include "requests/receipts.h"
#include "requests/requests.h"
#include "requests/teams.h"
#include "requests/threads.h"

namespace requests {

class TestDesk : public testing::Test {
 protected:
  static void SetUpTestSuite() { seal::start(); }

  Member member(std::size_t index, staff::Roles roles = {staff::Role::handler}) const {
    return {organisation.person(index).id, roles};
  }

  base::RequestId arrived(const seal::Receipt& given,
                          intake::RequestKind kind = intake::RequestKind::request) {
    const auto token = intake::Token::fresh();
    const auto prepared = intake.prepare(token, kind);
    CHECK(prepared);
    const seal::Place place{organisation.id(), prepared->request, seal::EnvelopeKind::request, 0};
    const auto chosen = intake::addressees(*prepared, kind, *recipients.current());
    const auto accepted =
        intake.accept({.token = token,
                       .kind = kind,
                       .language = "fr",
                       .sealed = *seal::close(place, base::view("{}"), nullptr, chosen.recipients),
                       .reader = intake::new_reader(given, organisation.id()),
                       .files = {},
                       .author = std::nullopt});
    CHECK(accepted);
    return *accepted;
  }

  // As the device of `maker` makes a generation for `people`, with every envelope it can open.
  NewGeneration generation(const base::RequestId& request, std::uint32_t number, std::size_t maker,
                           const std::vector<std::size_t>& people) {
    const auto seed = seal::SecretBytes::fresh();
    own_key = seal::sealing_public(seed);
    const auto& author = organisation.person(maker);
    NewGeneration made{
        .statement = seal::state_request_key(organisation.id(), {request, number, own_key, author.id},
                                             author.identity),
        .team = {},
        .recovery = wrap_seed(seed, {seal::KeyKind::recovery, seal::sealing_public(organisation.recovery)}),
        .envelopes = {}};
    for (const auto index : people) {
      const auto& person = organisation.person(index);
      made.team.push_back(
          {person.id, wrap_seed(seed, {seal::KeyKind::person, seal::sealing_public(person.sealing)})});
    }
    for (const auto& id : waiting(request, author.id))
      made.envelopes.push_back({id, wrap_content({seal::KeyKind::request, own_key})});
    return made;
  }

  void adopt(const base::RequestId& request, const std::vector<std::size_t>& people = {1, 2}) {
    const auto done = teams.adopt(member(people[0]), request, generation(request, 1, people[0], people));
    ASSERT_TRUE(done) << done.error().code;
  }

  Writing writing(const base::RequestId& request, seal::EnvelopeKind kind, std::uint64_t sequence,
                  const std::vector<seal::Receipt*>& readers = {}) {
    std::vector<seal::Recipient> to{{seal::KeyKind::request, own_key}};
    for (const auto* each : readers)
      to.push_back({seal::KeyKind::reader, seal::sealing_public(each->opener(organisation.id()))});
    const seal::Signer signer{seal::KeyKind::identity, organisation.person(1).identity};
    return {kind,
            sequence,
            *seal::close({organisation.id(), request, kind, sequence}, base::view("{}"), &signer, to),
            {}};
  }

  Message message(const base::RequestId& request, const seal::Receipt& from, std::uint64_t sequence,
                  const std::vector<seal::Recipient>& to) {
    const auto seed = from.signer(organisation.id());
    const seal::Signer signer{seal::KeyKind::receipt_signer, seed};
    const seal::Place place{organisation.id(), request, seal::EnvelopeKind::message, sequence};
    return {sequence, *seal::close(place, base::view("{}"), &signer, to), {}};
  }

  seal::Digest finder(const seal::Receipt& of) const { return of.finder(organisation.id()); }

  std::int64_t count(const std::string& sql) {
    store::Transaction transaction{*database, store::Mode::read};
    return transaction.one(sql)->integer(0);
  }
  std::string text(const std::string& sql) {
    store::Transaction transaction{*database, store::Mode::read};
    return transaction.one(sql)->text(0);
  }

  static seal::Wrap wrap_seed(const seal::SecretBytes& seed, const seal::Recipient& to) {
    return seal::wrap(seed, to, seal::WrapPurpose::request_key, {});
  }
  static seal::Wrap wrap_content(const seal::Recipient& to) {
    return seal::wrap(seal::SecretBytes::fresh(), to, seal::WrapPurpose::content_key, {});
  }

  std::vector<base::EnvelopeId> waiting(const base::RequestId& request, const base::PersonId& person) {
    store::Transaction transaction{*database, store::Mode::read};
    std::vector<base::EnvelopeId> out;
    for (const auto& row : transaction.run(
             "SELECT DISTINCT envelopes.id FROM envelopes JOIN key_wraps ON envelope_id = envelopes.id "
             "WHERE request_id = $1 AND person_id = $2",
             {request, person}))
      out.push_back(row.id<base::EnvelopeId>(0));
    return out;
  }

  store::TestDatabase database;
  base::StoppedClock clock{{intake::TestOrganisation::day * 86'400'000 + 5000}};
  intake::TestOrganisation organisation{*database};  // 0: officer, complaints; 1 and 2: requests
  intake::House house{*database, clock, organisation.id()};
  intake::Recipients recipients{*database, clock, organisation.root_key()};
  intake::Intake intake{house, recipients};
  std::vector<base::RequestId> destroyed;

  Lists lists{house};
  Readings readings{house};
  Teams teams{house, recipients};
  Requests requests{house, recipients, 3};
  Receipts receipts{house};
  Threads threads{house, recipients,
                  [this](const base::RequestId& id, base::Day) { destroyed.push_back(id); }};

  seal::Receipt receipt = seal::Receipt::fresh();
  seal::SealingPublicKey own_key;  // of the request adopted last
};

}  // namespace requests
