// SPDX-License-Identifier: AGPL-3.0-or-later
#include "havre/demo_case.h"

#include <boost/json.hpp>

#include "requests/bins.h"
#include "requests/readings.h"
#include "seal/receipt.h"
#include "unseal/unseal.h"

namespace havre {
namespace {

namespace json = boost::json;

template <class T>
T sure(base::Result<T> outcome) {
  if (!outcome) throw base::Fault{"the demonstration was refused: " + std::string{outcome.error().code}};
  return *std::move(outcome);
}

intake::Path path(const std::string& word) {
  if (word == "plain") return intake::Path::plain;
  return word == "staff" ? intake::Path::staff : intake::Path::script;
}

// doc/sealing.md 11.2
std::string request_payload(const DemoRequest& request, const seal::Receipt& receipt,
                            const base::OrganisationId& organisation) {
  const auto reader = seal::sealing_public(receipt.opener(organisation));
  const auto signer = seal::signing_public(receipt.signer(organisation));
  return json::serialize(json::object{
      {"v", 1},
      {"answers", json::parse(request.answers)},
      {"receipt",
       {{"reader", base::to_base64url(reader.view())}, {"signer", base::to_base64url(signer.view())}}},
      {"files", json::array{}},
      {"path", request.path}});
}

// The content key of an envelope nobody has adopted, with whichever of the device's keys fits.
seal::SecretBytes content_key(const staff::House& house, const Device& device,
                              const requests::StoredEnvelope& envelope) {
  const auto subject = seal::envelope_subject(envelope.sealed);
  const staff::Epochs epochs{house};
  const auto session = device.session(house);
  for (const auto day : epochs.days(session)) {
    const auto sealed = epochs.sealed(session, day);
    if (!sealed) continue;
    auto seed = unseal::open_for_self(house.organisation, device.person(), device.keyring().vault,
                                      unseal::epoch_name(day), *sealed);
    if (!seed) continue;
    const auto secret = seal::SecretBytes::take(*seed);
    for (const auto& wrap : envelope.wraps) {
      auto key =
          unseal::open_wrap(wrap, seal::KeyKind::epoch, secret, seal::WrapPurpose::content_key, subject);
      if (key) return *std::move(key);
    }
  }
  throw base::Fault{"the demonstration cannot open its own request"};
}

}  // namespace

DemoCases::DemoCases(const staff::House& house)
    : house_{house}, recipients_{house.database, house.clock, house.root} {}

requests::Member DemoCases::member(const Device& device) const {
  return {device.person(), device.session(house_).person.roles};
}

base::RequestId DemoCases::ask(const DemoRequest& request, const Device& entered_by) {
  intake::Intake intake{at(), recipients_};
  const auto token = intake::Token::fresh();
  const auto prepared = sure(intake.prepare(token, request.kind));
  const auto receipt = seal::Receipt::fresh();
  const auto signer_seed = receipt.signer(house_.organisation);
  const seal::Signer signer{seal::KeyKind::receipt_signer, signer_seed};
  const auto addressed = intake::addressees(prepared, request.kind, *recipients_.current());
  const auto payload = request_payload(request, receipt, house_.organisation);
  auto sealed = sure(
      seal::close({house_.organisation, prepared.request, seal::EnvelopeKind::request, prepared.sequence},
                  base::view(payload), &signer, addressed.recipients));
  const bool by_staff = request.path == "staff";
  const auto id =
      sure(intake.accept({.token = token,
                          .kind = request.kind,
                          .language = request.language,
                          .imminence = intake::imminence(request.imminence),
                          .path = path(request.path),
                          .channel = *intake::channel(request.channel),
                          .sequence = prepared.sequence,
                          .sealed = std::move(sealed),
                          .reader = {.finder_hash = seal::stored_finder(receipt.finder(house_.organisation)),
                                     .reader_key = seal::sealing_public(receipt.opener(house_.organisation)),
                                     .signer_key = seal::signing_public(signer_seed)},
                          .files = {},
                          .author = by_staff ? std::optional{entered_by.person()} : std::nullopt}));
  sure(intake.confirm(token, seal::stored_finder(receipt.finder(house_.organisation))));
  return id;
}

void DemoCases::adopt(const base::RequestId& request, const Device& device) {
  const auto member = this->member(device);
  const requests::Readings readings{at()};
  const auto overview = sure(readings.one(member, request));
  const auto seed = seal::SecretBytes::fresh();
  const seal::RequestKey key{request, 1, seal::sealing_public(seed), device.person()};
  const auto subject = seal::request_key_subject(house_.organisation, request, key.generation, key.key);
  const auto certified = recipients_.current();
  const auto wrapped = [&](seal::KeyKind kind, const seal::SealingPublicKey& to) {
    return seal::wrap(seed, {kind, to}, seal::WrapPurpose::request_key, subject);
  };

  requests::NewGeneration made{
      .statement = seal::state_request_key(house_.organisation, key, device.keyring().identity),
      .team = {},
      .recovery = wrapped(seal::KeyKind::recovery, certified->recovery),
      .envelopes = {}};
  for (const auto& person : overview.facts.team)
    made.team.push_back({person, wrapped(seal::KeyKind::person, certified->directory.find(person)->sealing)});
  for (const auto& envelope : sure(readings.envelopes(member, request, 0)).envelopes)
    made.envelopes.push_back(
        {envelope.id, seal::wrap(content_key(house_, device, envelope), {seal::KeyKind::request, key.key},
                                 seal::WrapPurpose::content_key, seal::envelope_subject(envelope.sealed))});
  sure(requests::Teams{at(), recipients_}.adopt(member, request, made));
}

void DemoCases::answer(const base::RequestId& request, const Device& device, const std::string& text,
                       const std::string& language) {
  const auto member = this->member(device);
  const auto overview = sure(requests::Readings{at()}.one(member, request));
  const auto stated =
      sure(recipients_.current()->directory.verify_request_key(overview.request_keys.back().statement));
  std::vector<seal::Recipient> recipients{{seal::KeyKind::request, stated.key}};
  for (const auto& reader : overview.readers)
    recipients.push_back({seal::KeyKind::reader, *seal::SealingPublicKey::from(reader.reader_key)});

  const auto payload = json::serialize(
      json::object{{"v", 1}, {"text", text}, {"language", language}, {"files", json::array{}}});
  const seal::Signer signer{seal::KeyKind::identity, device.keyring().identity};
  auto sealed =
      sure(seal::close({house_.organisation, request, seal::EnvelopeKind::answer, overview.next_outward},
                       base::view(payload), &signer, recipients));
  sure(requests::Requests{at(), recipients_, 3}.send(member, request,
                                                     {.kind = seal::EnvelopeKind::answer,
                                                      .sequence = overview.next_outward,
                                                      .sealed = std::move(sealed),
                                                      .files = {}}));
}

void DemoCases::close(const base::RequestId& request, const Device& device) {
  const auto member = this->member(device);
  const auto overview = sure(requests::Readings{at()}.one(member, request));
  sure(requests::Requests{at(), recipients_, 3}.set_state(member, request, overview.facts.state,
                                                          requests::State::closed));
}

void DemoCases::bin(const base::RequestId& request, const Device& device) {
  sure(requests::Bins{at(), 30}.put(member(device), {request}, requests::Junk::advertising));
}

}  // namespace havre
