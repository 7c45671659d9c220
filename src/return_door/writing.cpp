// SPDX-License-Identifier: AGPL-3.0-or-later
#include "return_door/writing.h"

#include <boost/json.hpp>

namespace return_door {
namespace {

// Keys may move between reading them and being accepted, and a twin may take the number.
constexpr int attempts = 4;

// doc/sealing.md 11.4
std::string payload_of(const Words& words) {
  const auto quoted = [](const std::string& text) {
    return boost::json::serialize(boost::json::string{text});
  };
  auto payload = R"({"v":1,"text":)" + quoted(words.text) + R"(,"files":)" + words.files + R"(,"language":)" +
                 quoted(words.language);
  if (!words.set.empty()) payload += R"(,"set":)" + words.set;
  return payload += '}';
}

base::Result<> try_to_write(Hall& hall, const Visitor& visitor, const Words& words, base::ByteView payload) {
  const auto& organisation = hall.house.organisation;
  const auto prepared = TRY(hall.threads.prepare(visitor.finder(hall)));
  if (!prepared.standing) return requests::refusal::receipt_unknown;
  const auto addressed = intake::addressees(*prepared.standing, *hall.recipients.current());

  const auto seed = visitor.receipt.signer(organisation);
  const seal::Signer signer{seal::KeyKind::receipt_signer, seed};
  auto sealed = seal::close({organisation, prepared.request, seal::EnvelopeKind::message, prepared.sequence},
                            payload, &signer, addressed.recipients);
  if (!sealed) return pages::refusal::form_too_long;
  TRY(hall.threads.add(visitor.finder(hall),
                       {prepared.sequence, *std::move(sealed), words.ids, words.reopens}));
  return base::done();
}

}  // namespace

Words::~Words() {
  seal::clear(text);
  seal::clear(set);
  seal::clear(files);
}

base::Result<> write(Hall& hall, const Visitor& visitor, const Words& words) {
  auto payload = payload_of(words);
  auto outcome = try_to_write(hall, visitor, words, base::view(payload));
  for (int attempt = 1; attempt < attempts && !outcome; ++attempt) {
    if (outcome.error() != intake::refusal::keys_moved && outcome.error() != intake::refusal::sequence_taken)
      break;
    outcome = try_to_write(hall, visitor, words, base::view(payload));
  }
  seal::clear(payload);
  return outcome;
}

}  // namespace return_door
