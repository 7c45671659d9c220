// SPDX-License-Identifier: AGPL-3.0-or-later
#include <algorithm>
#include <set>

#include "seal/statement.h"
#include "seal/statement_layout.h"

namespace seal {
namespace {

// 7.4
base::Result<PersonKeys> verify_officer(const SigningPublicKey& root, const Credential& credential) {
  const auto organisation = organisation_of(root);
  const auto appointment = TRY(verify_appointment(organisation, credential.appointment, root));
  if (appointment.issuer_kind != KeyKind::root || (appointment.purposes & purpose::officer) == 0)
    return refusal::not_certified;
  return verify_person_keys(organisation, credential.person_keys, appointment);
}

// 7.3
bool well_formed(const std::vector<Entry>& entries) {
  std::set<ByteView, decltype([](ByteView one, ByteView other) {
             return std::ranges::lexicographical_compare(one, other);
           })>
      keys;
  const Entry* before = nullptr;
  for (const auto& entry : entries) {
    if (before != nullptr && before->person >= entry.person) return false;
    if (!keys.insert(entry.identity.view()).second || !keys.insert(entry.sealing.view()).second) return false;
    if (!known_purposes(entry.purposes) || !is_sealing_key(entry.sealing)) return false;
    before = &entry;
  }
  return true;
}

Entry read_entry(Reader& reader) {
  Entry entry;
  entry.person = reader.id<base::PersonId>();
  entry.purposes = reader.number<std::uint16_t>();
  entry.identity = reader.key<SigningPublicKey>();
  entry.sealing = reader.key<SealingPublicKey>();
  return entry;
}

// 7.6 A key that stands for two people or two days stands for nobody.
std::vector<EpochKey> without_repeated(const std::vector<EpochKey>& keys) {
  std::vector<EpochKey> out;
  for (const auto& key : keys) {
    const auto contradicts = [&](const EpochKey& other) {
      return other.key == key.key && (other.person != key.person || other.day != key.day);
    };
    if (std::ranges::none_of(keys, contradicts)) out.push_back(key);
  }
  return out;
}

// 7.6 Today's first, then one day of clock error, then the newest of the past.
std::int64_t days_from_best(base::Day day, base::Day today) {
  const auto age = today.count - day.count;
  if (age == -1) return 2;
  return age < 2 ? age : age + 1;
}

const EpochKey* best_key(const std::vector<EpochKey>& keys, const base::PersonId& person, base::Day today) {
  const auto before = [&](const EpochKey& one, const EpochKey& other) {
    const auto from_best = days_from_best(one.day, today), other_from_best = days_from_best(other.day, today);
    return from_best != other_from_best ? from_best < other_from_best : one.key < other.key;
  };
  const EpochKey* best = nullptr;
  for (const auto& key : keys) {
    if (key.person != person || key.day.count > today.count + 1) continue;
    if (best == nullptr || before(key, *best)) best = &key;
  }
  return best;
}

}  // namespace

base::Result<Directory> Directory::verify(const SigningPublicKey& root, ByteView statement,
                                          const Credential& credential, const std::vector<Bytes>& revocations,
                                          std::uint32_t lowest_version) {
  // 7.5 Signed by an officer with a valid credential.
  const auto officer = TRY(verify_officer(root, credential));
  const auto organisation = organisation_of(root);
  const auto read = read_statement(StatementKind::directory, organisation, statement);
  if (!read || !read->signed_by(officer.identity)) return refusal::not_certified;

  Reader reader{read->body};
  Directory directory;
  directory.organisation_ = organisation;
  directory.version_ = reader.number<std::uint32_t>();
  directory.day_ = read_day(reader);
  directory.last_day_ = read_day(reader);
  const auto issued_by = reader.id<base::PersonId>();
  const auto count = reader.number<std::uint16_t>();
  if (reader.rest().size() != count * entry_size) return refusal::not_certified;
  for (int i = 0; i < count; ++i) directory.entries_.push_back(read_entry(reader));
  if (!reader.finished() || !well_formed(directory.entries_)) return refusal::not_certified;
  if (issued_by != officer.person || directory.version_ < lowest_version) return refusal::not_certified;

  // 7.4 Whom the root has revoked is absent, the officer too.
  for (const auto& bytes : revocations) {
    const auto revocation = TRY(verify_revocation(root, bytes));
    if (revocation.from_version > directory.version_) continue;
    std::erase_if(directory.entries_, [&](const Entry& entry) {
      return key_id(KeyKind::identity, entry.identity.view()) == revocation.identity;
    });
  }

  const auto* own = directory.find(officer.person);
  if (own == nullptr || own->identity != officer.identity || (own->purposes & purpose::officer) == 0)
    return refusal::not_certified;
  return directory;
}

const Entry* Directory::find(const base::PersonId& person) const {
  const auto found = std::ranges::find(entries_, person, &Entry::person);
  return found == entries_.end() ? nullptr : &*found;
}

const Entry* Directory::find_identity(const base::KeyId& identity) const {
  for (const auto& entry : entries_)
    if (key_id(KeyKind::identity, entry.identity.view()) == identity) return &entry;
  return nullptr;
}

base::Result<Appointment> Directory::verify_appointment(ByteView statement) const {
  const auto claimed = TRY(read_appointment(organisation_, statement));
  const auto* officer = find_identity(claimed.issuer);
  if (officer == nullptr || (officer->purposes & purpose::officer) == 0) return refusal::not_certified;
  return seal::verify_appointment(organisation_, statement, officer->identity);
}

// 7.6
base::Result<EpochKey> Directory::verify_epoch_key(ByteView statement) const {
  const auto read = read_statement(StatementKind::epoch_key, organisation_, statement);
  if (!read) return refusal::not_certified;
  Reader reader{read->body};
  EpochKey key;
  key.person = reader.id<base::PersonId>();
  key.day = read_day(reader);
  key.key = reader.key<SealingPublicKey>();
  if (!reader.finished() || !is_sealing_key(key.key)) return refusal::not_certified;

  const auto* entry = find(key.person);
  if (entry == nullptr || (entry->purposes & (purpose::requests | purpose::complaints)) == 0)
    return refusal::not_certified;
  if (!read->signed_by(entry->identity)) return refusal::not_certified;
  return key;
}

// 8.5
base::Result<RequestKey> Directory::verify_request_key(ByteView statement) const {
  const auto key = TRY(read_request_key(organisation_, statement));
  const auto* entry = find(key.person);
  if (entry == nullptr || (entry->purposes & (purpose::requests | purpose::complaints | purpose::cases)) == 0)
    return refusal::not_certified;
  if (!read_statement(StatementKind::request_key, organisation_, statement)->signed_by(entry->identity))
    return refusal::not_certified;
  return key;
}

Recipients choose_recipients(const Directory& directory, const std::vector<base::PersonId>& people,
                             const std::vector<EpochKey>& verified_keys, base::Day today) {
  const auto keys = without_repeated(verified_keys);
  Recipients chosen;
  for (const auto& person : people) {
    const auto* entry = directory.find(person);
    if (entry == nullptr) continue;
    const auto* key = best_key(keys, person, today);
    chosen.recipients.push_back(key == nullptr ? Recipient{KeyKind::person, entry->sealing}
                                               : Recipient{KeyKind::epoch, key->key});
    chosen.lasting = chosen.lasting || key == nullptr;
    chosen.stale = chosen.stale || key == nullptr || key->day.count < today.count - 1;
  }
  return chosen;
}

Recipients choose_recipients(const Directory& directory, std::uint16_t purpose,
                             const std::vector<EpochKey>& verified_keys, base::Day today) {
  std::vector<base::PersonId> people;
  for (const auto& entry : directory.entries())
    if ((entry.purposes & purpose) != 0) people.push_back(entry.person);
  return choose_recipients(directory, people, verified_keys, today);
}

}  // namespace seal
