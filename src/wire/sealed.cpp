// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/sealed.h"

#include <charconv>

namespace wire {
namespace {

seal::Wrap wrap_from(In& in, const base::Bytes& bytes) {
  auto wrap = seal::read_wrap(bytes);
  if (wrap) return *std::move(wrap);
  in.fail();
  return {};
}

base::Result<intake::Upload> upload_of(const base::RequestId& request, const http::Request& asked) {
  const auto file = base::FileId::parse(asked.parts.at("file"));
  const auto* said = asked.header("x-upload");
  const auto secret = said ? base::from_base64url(*said) : std::nullopt;
  if (!file || !secret || secret->size() != seal::SecretBytes::size) return refusal::unreadable;
  return intake::Upload{.request = request, .file = *file, .secret = *secret};
}

}  // namespace

seal::Wrap read_wrap(In& in, std::string_view name) { return wrap_from(in, in.bytes(name)); }

seal::SealedEnvelope read_sealed(In& in) {
  seal::SealedEnvelope sealed{.bytes = in.bytes("envelope"), .wraps = {}};
  for (const auto& wrap : in.list_of_bytes("wraps", most_wraps)) sealed.wraps.push_back(wrap_from(in, wrap));
  return sealed;
}

std::vector<base::FileId> read_files(In& in) { return in.ids<base::FileId>("files", intake::most_files); }

intake::NewReader read_reader(In& in) {
  auto reader = in.object("reader");
  return {.finder_hash = reader.key<seal::Digest>("finder_hash"),
          .reader_key = reader.key<seal::SealingPublicKey>("reader_key"),
          .signer_key = reader.key<seal::SigningPublicKey>("signer_key")};
}

std::uint64_t read_sequence(In& in) {
  constexpr std::int64_t most = 1'000'000'000;
  const auto number = in.number("sequence");
  if (number < 0 || number > most) in.fail();
  return static_cast<std::uint64_t>(number);
}

intake::Token read_token(In& in) {
  const auto token = intake::Token::parse(in.text("token", 43));
  return in.kept(token ? std::optional{*token} : std::nullopt);
}

json::object credential_json(const seal::Credential& credential) {
  return {{"appointment", out(credential.appointment)}, {"keys", out(credential.person_keys)}};
}

json::object certified_json(const intake::Certified& certified, const intake::House& house,
                            const seal::SigningPublicKey& root) {
  return {{"organisation", out(house.organisation)},
          {"root", out(root)},
          {"directory", out(certified.directory_statement)},
          {"credential", credential_json(certified.credential)},
          {"revocations", out_all(certified.revocations)},
          {"epochs", out_all(certified.epoch_statements)},
          {"recovery", out(certified.recovery_statement)},
          {"today", out(certified.today)}};
}

json::object prepared_json(const intake::Prepared& prepared, const intake::Certified& certified,
                           const intake::House& house, const seal::SigningPublicKey& root) {
  auto object = certified_json(certified, house, root);
  object["request"] = out(prepared.request);
  object["sequence"] = prepared.sequence;
  const bool has_key = prepared.standing && prepared.standing->open;
  object["request_key"] = has_key ? json::value(out(prepared.standing->key_statement)) : json::value(nullptr);
  // Of a request that stands without an open key of its own: to whom, when not to everybody.
  object["team"] = prepared.standing ? json::value(out_all(prepared.standing->team)) : json::value(nullptr);
  return object;
}

base::Result<std::int64_t> number_in_path(const http::Request& request) {
  const auto& written = request.parts.at("number");
  std::int64_t number = 0;
  const auto* end = written.data() + written.size();
  const auto [at, error] = std::from_chars(written.data(), end, number);
  if (error != std::errc{} || at != end || number < 0) return refusal::unreadable;
  return number;
}

base::Result<http::Response> put_chunk(intake::Uploads& uploads, const base::RequestId& request,
                                       const http::Request& asked) {
  const auto upload = TRY(upload_of(request, asked));
  const auto number = TRY(number_in_path(asked));
  TRY(uploads.put(upload, number, base::view(asked.body)));
  return http::Response::empty();
}

base::Result<http::Response> chunks_there(intake::Uploads& uploads, const base::RequestId& request,
                                          const http::Request& asked) {
  const auto upload = TRY(upload_of(request, asked));
  json::array have;
  for (const auto& [first, last] : TRY(uploads.have(upload))) have.push_back({first, last});
  return answer({{"have", have}});
}

base::Result<http::Response> chunks_done(intake::Uploads& uploads, const base::RequestId& request,
                                         const http::Request& asked) {
  const auto upload = TRY(upload_of(request, asked));
  In in{asked.body};
  const auto chunks = in.number("chunks");
  TRY(in.finish());
  TRY(uploads.done(upload, chunks));
  return http::Response::empty();
}

}  // namespace wire
