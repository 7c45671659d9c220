// SPDX-License-Identifier: AGPL-3.0-or-later
// One request, to one person outside its team, when nobody of the team can act. k share holders together; the
// rest is as with any loan (requests/loans.h).
#include <iostream>

#include "havre/commands.h"
#include "havre/house_of.h"
#include "havre/receiving.h"
#include "requests/loans.h"
#include "trail/trail.h"
#include "unseal/unseal.h"

namespace havre {
namespace {

using requests::Lending, requests::Shared;

class Glass {
 public:
  Glass(const unseal::OrganisationSecret& secret, const Receiving& to)
      : secret_{secret}, to_{to}, organisation_{seal::organisation_of(seal::signing_public(secret.root))} {}

  base::KeyId key() const {
    return seal::key_id(seal::KeyKind::recovery, seal::sealing_public(secret_.recovery).view());
  }

  Lending opened(const Shared& shared) const {
    Lending lending{.person = to_.person, .keys = {}, .envelopes = {}};
    for (const auto& key : shared.keys) lending.keys.push_back(wrapped(key));
    for (const auto& envelope : shared.envelopes) lending.envelopes.push_back(wrapped(envelope));
    return lending;
  }

 private:
  Lending::Key wrapped(const requests::SharedKey& shared) const {
    // The statement was verified when it was made; here only its key is needed, and the seed must fit it
    // (3.4).
    const auto stated = seal::read_request_key(organisation_, shared.statement);
    if (!stated) throw base::Fault{"a key of this request is malformed"};
    auto seed = unseal::open_request_key(shared.wrap, seal::KeyKind::recovery, secret_.recovery,
                                         organisation_, *stated);
    if (!seed) throw base::Fault{"a key of this request does not open with these shares"};
    const auto subject =
        seal::request_key_subject(organisation_, stated->request, stated->generation, stated->key);
    return {.generation = shared.generation,
            .wrap = seal::wrap(*seed, to_.recipient, seal::WrapPurpose::request_key, subject)};
  }

  requests::EnvelopeWrap wrapped(const requests::SharedEnvelope& shared) const {
    const auto subject = seal::envelope_subject(shared.sealed);
    auto key = unseal::open_wrap(shared.wrap, seal::KeyKind::recovery, secret_.recovery,
                                 seal::WrapPurpose::content_key, subject);
    if (!key) throw base::Fault{"an envelope of this request does not open with these shares"};
    return {.envelope = shared.envelope,
            .wrap = seal::wrap(*key, to_.recipient, seal::WrapPurpose::content_key, subject)};
  }

  const unseal::OrganisationSecret& secret_;
  const Receiving& to_;
  base::OrganisationId organisation_;
};

const char* said(const base::Refusal& refused) {
  if (refused == requests::refusal::unknown)
    return "there is no such request, or this person's roles do not allow it";
  if (refused == requests::refusal::stands_already) return "this person stands in its team already";
  if (refused == requests::refusal::ended) return "it has been withdrawn or destroyed";
  if (refused == requests::refusal::moved) return "something changed meanwhile: try again";
  return "between one hour and seven days";
}

}  // namespace

int break_glass(const BreakGlassOptions& options) {
  const auto settings = settings::read(options.config);
  const auto request = base::RequestId::parse(options.request);
  const auto reason = requests::loan_reason(options.reason);
  if (!request)
    throw base::Fault{"--request is the request's number, 32 hex digits, as the trail and notices say it"};
  if (!reason) throw base::Fault{"--reason is danger, unreachable or other"};
  const auto secret = gathered(settings, options.shares);
  store::Database database{settings.database};
  const base::SystemClock clock;
  const intake::House house{database, clock, organisation_of(settings)};
  const requests::Loans loans{house};
  store::in_transaction(database, [&](store::Transaction& transaction) {
    const auto to = receiving(transaction, options.to, organisation_of(settings));
    const Glass glass{secret, to};
    auto lending = glass.opened(loans.shared(transaction, *request, glass.key()));
    lending.reason = *reason;
    lending.hours = options.hours;
    const auto lent = loans.lend(transaction, *request, lending);
    if (!lent) throw base::Fault{said(lent.error())};
  });
  std::cout << options.to << " stands in the team of this request for " << options.hours
            << " hours. The team and every officer are told.\n";
  return 0;
}

}  // namespace havre
