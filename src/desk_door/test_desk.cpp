// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/test_desk.h"

namespace desk {
namespace {

Identity identity_of(const staff::TestStaff& staff) {
  return {.root = staff.root_key, .fake_key = base::Bytes(32, 7), .trail_seed = base::Bytes(32, 8)};
}

Arrangements arranged() {
  return {.intake_address = "https://ask.example",
          .return_address = "https://back.example",
          .storage_folder = "/",
          .least_free_megabytes = 0,
          .fetch_days = 3,
          .vocabularies = std::filesystem::path{HAVRE_SOURCE} / "share/vocabularies",
          .forms = std::filesystem::path{HAVRE_SOURCE} / "share/forms",
          .first_aid = std::filesystem::path{HAVRE_SOURCE} / "share/first-aid",
          .roles = std::filesystem::path{HAVRE_SOURCE} / "share/roles/roles.json",
          .refusal = std::filesystem::path{HAVRE_SOURCE} / "share/refusal"};
}

}  // namespace

std::string Answered::refused() const {
  const auto* object = body.if_object();
  const auto* code = object ? object->if_contains("refused") : nullptr;
  return code ? std::string{code->as_string()} : "";
}

TestDesk::TestDesk()
    : office{*staff.database, staff.clock, identity_of(staff), arranged()},
      watch{*staff.database, office.logins} {
  add_routes(router, office, watch);
}

http::Request TestDesk::request(const staff::Member* who, Method method, const std::string& path) {
  http::Request request;
  request.method = method;
  const auto question = std::min(path.find('?'), path.size());
  request.path = path.substr(0, question);
  for (auto rest = std::string_view{path}.substr(std::min(question + 1, path.size())); !rest.empty();) {
    const auto field = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), field.size() + 1));
    const auto equals = std::min(field.find('='), field.size());
    request.query.emplace_back(field.substr(0, equals), field.substr(std::min(equals + 1, field.size())));
  }
  request.headers["host"] = "desk.example";
  if (method != Method::get) {
    request.headers["x-havre"] = "1";
    request.headers["origin"] = "https://desk.example";
  }
  if (who) request.headers["cookie"] = "havre=" + base::to_base64url(who->token);
  return request;
}

Answered TestDesk::send(http::Request request) {
  const auto found = router.find(request.method, request.path);
  if (!found.route) return {.status = 404, .body = nullptr, .cookies = {}, .response = {}};
  request.parts = found.parts;
  auto response = found.route->handler(request);
  Answered answered{.status = response.status, .body = nullptr, .cookies = response.cookies, .response = {}};
  if (response.type == "application/json" && !response.body.empty())
    answered.body = json::parse(response.body);
  answered.response = std::move(response);
  return answered;
}

Answered TestDesk::call(const staff::Member* who, Method method, const std::string& path,
                        const json::value& body) {
  auto asked = request(who, method, path);
  if (!body.is_null()) asked.body = body.is_string() ? std::string{body.as_string()} : json::serialize(body);
  return send(std::move(asked));
}

base::RequestId TestDesk::arrives(intake::RequestKind kind) {
  const auto token = intake::Token::fresh();
  const auto prepared = office.intake.prepare(token, kind);
  EXPECT_TRUE(prepared);
  const auto certified = office.recipients.current();
  const auto recipients = intake::addressees(*prepared, kind, *certified);
  const seal::Place place{.organisation = staff.organisation,
                          .request = prepared->request,
                          .kind = seal::EnvelopeKind::request,
                          .sequence = prepared->sequence};
  auto sealed = seal::close(place, base::view(R"({"v":1})"), nullptr, recipients.recipients);
  EXPECT_TRUE(sealed);
  auto receipt = seal::Receipt::fresh();
  const intake::Submission submission{
      .token = token,
      .kind = kind,
      .language = "fr",
      .imminence = intake::Imminence::day,
      .path = intake::Path::script,
      .channel = intake::Channel::web,
      .sequence = prepared->sequence,
      .sealed = *std::move(sealed),
      .reader = {.finder_hash = seal::stored_finder(receipt.finder(staff.organisation)),
                 .reader_key = seal::sealing_public(receipt.opener(staff.organisation)),
                 .signer_key = seal::signing_public(receipt.signer(staff.organisation))},
      .files = {},
      .author = {}};
  const auto accepted = office.intake.accept(submission);
  EXPECT_TRUE(accepted);
  if (!accepted) return {};
  receipts.emplace(*accepted, std::move(receipt));
  return *accepted;
}

json::object TestDesk::generation(const staff::Member& by, const base::RequestId& request,
                                  const std::vector<const staff::Member*>& team) {
  auto& known = requests[request];
  known = {.generation = known.generation + 1};
  const auto subject = seal::request_key_subject(staff.organisation, request, known.generation, known.key);
  const seal::Recipient recovery{seal::KeyKind::recovery, seal::sealing_public(staff.recovery)};
  json::array wraps;
  for (const auto* member : team)
    wraps.push_back({{"person", out(member->id())}, {"wrap", wrap_for(*member, request)}});

  json::array envelopes;
  const auto page = office.readings.envelopes({by.id(), by.person.roles}, request, 0);
  for (const auto& envelope : page->envelopes) {
    if (envelope.generation != 0) continue;
    // The content key itself does not matter to the server, which cannot look.
    const auto wrap = seal::wrap(seal::SecretBytes::fresh(), {seal::KeyKind::request, known.key},
                                 seal::WrapPurpose::content_key, seal::envelope_subject(envelope.sealed));
    envelopes.push_back({{"id", out(envelope.id)}, {"wrap", out(wrap.bytes)}});
  }
  const seal::RequestKey stated{
      .request = request, .generation = known.generation, .key = known.key, .person = by.id()};
  return {{"statement", out(seal::state_request_key(staff.organisation, stated, by.keyring.identity))},
          {"team", wraps},
          {"recovery", out(seal::wrap(known.seed, recovery, seal::WrapPurpose::request_key, subject).bytes)},
          {"envelopes", envelopes}};
}

std::string TestDesk::wrap_for(const staff::Member& member, const base::RequestId& request) {
  const auto& known = requests.at(request);
  const seal::Recipient recipient{seal::KeyKind::person, seal::sealing_public(member.keyring.sealing)};
  const auto subject = seal::request_key_subject(staff.organisation, request, known.generation, known.key);
  return out(seal::wrap(known.seed, recipient, seal::WrapPurpose::request_key, subject).bytes);
}

json::object TestDesk::writing(const staff::Member& by, const base::RequestId& request,
                               seal::EnvelopeKind kind, std::uint64_t sequence,
                               const std::vector<seal::SealingPublicKey>& readers) {
  std::vector<seal::Recipient> recipients{{seal::KeyKind::request, requests.at(request).key}};
  for (const auto& reader : readers) recipients.push_back({seal::KeyKind::reader, reader});
  const seal::Place place{
      .organisation = staff.organisation, .request = request, .kind = kind, .sequence = sequence};
  const seal::Signer signer{seal::KeyKind::identity, by.keyring.identity};
  const auto sealed = seal::close(place, base::view(R"({"v":1,"text":"x"})"), &signer, recipients);
  json::array wraps;
  for (const auto& wrap : sealed->wraps) wraps.emplace_back(out(wrap.bytes));
  return {{"kind", intake::word(kind)},
          {"sequence", sequence},
          {"envelope", out(sealed->bytes)},
          {"wraps", wraps},
          {"files", json::array{}}};
}

std::string TestDesk::any_wrap() {
  const auto key = seal::sealing_public(seal::SecretBytes::fresh());
  return out(
      seal::wrap(seal::SecretBytes::fresh(), {seal::KeyKind::person, key}, seal::WrapPurpose::request_key, {})
          .bytes);
}

}  // namespace desk
