// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/statement.h"

#include <algorithm>

#include "seal/contexts.h"
#include "seal/statement_layout.h"

namespace seal {
namespace {

constexpr std::size_t frame_size = 1 + 1 + 16;
constexpr std::size_t most_body = 2048;

Bytes state(StatementKind kind, const base::OrganisationId& organisation, ByteView body,
            const SecretBytes& signer) {
  Writer out{frame_size + body.size() + Signature::size};
  out.number(std::uint8_t{1}).number(static_cast<std::uint8_t>(kind)).bytes(organisation.raw()).bytes(body);
  out.bytes(sign(signer, hash(label::statement, {out.view()}).view()).view());
  return out.take();
}

}  // namespace

std::optional<ReadStatement> read_statement(StatementKind kind, const base::OrganisationId& organisation,
                                            ByteView statement) {
  if (statement.size() < frame_size + Signature::size) return std::nullopt;
  const auto before = statement.first(statement.size() - Signature::size);
  Reader reader{before};
  if (reader.number<std::uint8_t>() != 1) return std::nullopt;
  if (reader.number<std::uint8_t>() != static_cast<std::uint8_t>(kind)) return std::nullopt;
  if (reader.id<base::OrganisationId>() != organisation) return std::nullopt;
  return ReadStatement{reader.rest(), hash(label::statement, {before}),
                       *Signature::from(statement.last(Signature::size))};
}

Digest own_keys_digest(const base::OrganisationId& organisation, ByteView keys) {
  return hash(label::own_keys, {organisation.raw(), keys});
}

// 7.2
bool known_purposes(std::uint16_t purposes) {
  return (purposes & ~(purpose::officer | purpose::requests | purpose::complaints | purpose::cases)) == 0;
}

Bytes state_appointment(const base::OrganisationId& organisation, const Appointment& appointment,
                        const SecretBytes& issuer) {
  Writer body{most_body};
  body.number(static_cast<std::uint8_t>(appointment.issuer_kind)).bytes(appointment.issuer.raw());
  body.bytes(appointment.person.raw()).number(appointment.purposes).bytes(appointment.appointment.view());
  body.number(day_number(appointment.last_day));
  return state(StatementKind::appointment, organisation, body.view(), issuer);
}

Bytes state_person_keys(const base::OrganisationId& organisation, const PersonKeys& keys,
                        const SecretBytes& appointment, const SecretBytes& identity) {
  Writer body{most_body};
  body.bytes(keys.person.raw())
      .bytes(keys.identity.view())
      .bytes(keys.sealing.view())
      .number(day_number(keys.made));
  body.bytes(sign(identity, own_keys_digest(organisation, body.view()).view()).view());
  return state(StatementKind::person_keys, organisation, body.view(), appointment);
}

Bytes state_directory(const base::OrganisationId& organisation, std::uint32_t version, base::Day day,
                      base::Day last_day, const base::PersonId& officer, std::vector<Entry> entries,
                      const SecretBytes& identity) {
  CHECK(entries.size() <= 0xffff);
  std::ranges::sort(entries, {}, &Entry::person);
  Writer body{entries.size() * entry_size + 64};
  body.number(version).number(day_number(day)).number(day_number(last_day)).bytes(officer.raw());
  body.number(static_cast<std::uint16_t>(entries.size()));
  for (const auto& entry : entries)
    body.bytes(entry.person.raw())
        .number(entry.purposes)
        .bytes(entry.identity.view())
        .bytes(entry.sealing.view());
  return state(StatementKind::directory, organisation, body.view(), identity);
}

Bytes state_epoch_key(const base::OrganisationId& organisation, const EpochKey& key,
                      const SecretBytes& identity) {
  Writer body{most_body};
  body.bytes(key.person.raw()).number(day_number(key.day)).bytes(key.key.view());
  return state(StatementKind::epoch_key, organisation, body.view(), identity);
}

Bytes state_request_key(const base::OrganisationId& organisation, const RequestKey& key,
                        const SecretBytes& identity) {
  Writer body{most_body};
  body.bytes(key.request.raw()).number(key.generation).bytes(key.key.view()).bytes(key.person.raw());
  return state(StatementKind::request_key, organisation, body.view(), identity);
}

Bytes state_trail_head(const base::OrganisationId& organisation, const TrailHead& head,
                       const SecretBytes& trail) {
  Writer body{most_body};
  body.number(head.sequence).bytes(head.hash.view()).number(static_cast<std::uint32_t>(head.hour.count));
  return state(StatementKind::trail_head, organisation, body.view(), trail);
}

Bytes state_recovery_key(const base::OrganisationId& organisation, const SealingPublicKey& key,
                         base::Day made, const SecretBytes& root) {
  Writer body{most_body};
  body.bytes(key.view()).number(day_number(made));
  return state(StatementKind::recovery_key, organisation, body.view(), root);
}

Bytes state_revocation(const base::OrganisationId& organisation, const Revocation& revocation,
                       const SecretBytes& root) {
  Writer body{most_body};
  body.bytes(revocation.person.raw()).bytes(revocation.identity.raw()).number(revocation.from_version);
  return state(StatementKind::revocation, organisation, body.view(), root);
}

base::Result<Appointment> read_appointment(const base::OrganisationId& organisation, ByteView statement) {
  const auto read = read_statement(StatementKind::appointment, organisation, statement);
  if (!read) return refusal::not_certified;
  Reader reader{read->body};
  Appointment appointment;
  appointment.issuer_kind = static_cast<KeyKind>(reader.number<std::uint8_t>());
  appointment.issuer = reader.id<base::KeyId>();
  appointment.person = reader.id<base::PersonId>();
  appointment.purposes = reader.number<std::uint16_t>();
  appointment.appointment = reader.key<SigningPublicKey>();
  appointment.last_day = read_day(reader);

  const bool by_root = appointment.issuer_kind == KeyKind::root;
  if (!reader.finished() || !known_purposes(appointment.purposes)) return refusal::not_certified;
  if (!by_root && appointment.issuer_kind != KeyKind::identity) return refusal::not_certified;
  // 7.4 Only the root appoints officers.
  if (!by_root && (appointment.purposes & purpose::officer) != 0) return refusal::not_certified;
  return appointment;
}

base::Result<RequestKey> read_request_key(const base::OrganisationId& organisation, ByteView statement) {
  const auto read = read_statement(StatementKind::request_key, organisation, statement);
  if (!read) return refusal::not_certified;
  Reader reader{read->body};
  RequestKey key;
  key.request = reader.id<base::RequestId>();
  key.generation = reader.number<std::uint32_t>();
  key.key = reader.key<SealingPublicKey>();
  key.person = reader.id<base::PersonId>();
  if (!reader.finished() || key.generation == 0 || !is_sealing_key(key.key)) return refusal::not_certified;
  return key;
}

base::Result<Appointment> verify_appointment(const base::OrganisationId& organisation, ByteView statement,
                                             const SigningPublicKey& issuer) {
  const auto appointment = TRY(read_appointment(organisation, statement));
  if (appointment.issuer != key_id(appointment.issuer_kind, issuer.view())) return refusal::not_certified;
  if (!read_statement(StatementKind::appointment, organisation, statement)->signed_by(issuer))
    return refusal::not_certified;
  return appointment;
}

base::Result<PersonKeys> verify_person_keys(const base::OrganisationId& organisation, ByteView statement,
                                            const SigningPublicKey& appointment) {
  const auto read = read_statement(StatementKind::person_keys, organisation, statement);
  if (!read || !read->signed_by(appointment)) return refusal::not_certified;
  Reader reader{read->body};
  PersonKeys keys;
  keys.person = reader.id<base::PersonId>();
  keys.identity = reader.key<SigningPublicKey>();
  keys.sealing = reader.key<SealingPublicKey>();
  keys.made = read_day(reader);
  const auto own = reader.key<Signature>();
  if (!reader.finished() || !is_sealing_key(keys.sealing)) return refusal::not_certified;

  // Who holds the keys vouches for them too, so that nobody can be given keys of somebody else.
  const auto before = read->body.first(read->body.size() - Signature::size);
  if (!verify(keys.identity, own_keys_digest(organisation, before).view(), own))
    return refusal::not_certified;
  return keys;
}

base::Result<PersonKeys> verify_person_keys(const base::OrganisationId& organisation, ByteView statement,
                                            const Appointment& appointment) {
  const auto keys = TRY(verify_person_keys(organisation, statement, appointment.appointment));
  if (keys.person != appointment.person || keys.made > appointment.last_day) return refusal::not_certified;
  return keys;
}

base::Result<TrailHead> verify_trail_head(const base::OrganisationId& organisation, ByteView statement,
                                          const SigningPublicKey& trail) {
  const auto read = read_statement(StatementKind::trail_head, organisation, statement);
  if (!read || !read->signed_by(trail)) return refusal::not_certified;
  Reader reader{read->body};
  TrailHead head;
  head.sequence = reader.number<std::uint64_t>();
  head.hash = reader.key<Digest>();
  head.hour = {reader.number<std::uint32_t>()};
  if (!reader.finished()) return refusal::not_certified;
  return head;
}

base::Result<SealingPublicKey> verify_recovery_key(const SigningPublicKey& root, ByteView statement) {
  const auto read = read_statement(StatementKind::recovery_key, organisation_of(root), statement);
  if (!read || !read->signed_by(root)) return refusal::not_certified;
  Reader reader{read->body};
  const auto key = reader.key<SealingPublicKey>();
  read_day(reader);
  if (!reader.finished() || !is_sealing_key(key)) return refusal::not_certified;
  return key;
}

base::Result<Revocation> verify_revocation(const SigningPublicKey& root, ByteView statement) {
  const auto read = read_statement(StatementKind::revocation, organisation_of(root), statement);
  if (!read || !read->signed_by(root)) return refusal::not_certified;
  Reader reader{read->body};
  Revocation revocation;
  revocation.person = reader.id<base::PersonId>();
  revocation.identity = reader.id<base::KeyId>();
  revocation.from_version = reader.number<std::uint32_t>();
  if (!reader.finished()) return refusal::not_certified;
  return revocation;
}

}  // namespace seal
