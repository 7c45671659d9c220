// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/directories.h"

#include "access/directory_records.h"
#include "access/person_records.h"
#include "access/session_records.h"

namespace staff {
namespace {

std::vector<Certifiable> certifiable(store::Transaction& transaction,
                                     const base::OrganisationId& organisation) {
  std::vector<Certifiable> people;
  for (auto& person : records::everybody(transaction)) {
    const auto credential = records::find_credential(transaction, person.id);
    const auto keys = credential ? keys_of(organisation, *credential) : std::nullopt;
    if (keys) people.push_back({.person = std::move(person), .keys = *keys});
  }
  return people;
}

// Whoever was left out can do nothing until an officer takes them in again.
void settle(store::Transaction& transaction, const seal::Directory& directory,
            const std::vector<Certifiable>& people) {
  for (const auto& [person, keys] : people) {
    if (person.state == PersonState::left) continue;
    if (directory.find(person.id)) {
      records::set_state(transaction, person.id, PersonState::active);
      continue;
    }
    records::set_state(transaction, person.id, PersonState::enrolled);
    records::end_sessions_of_person(transaction, person.id);
  }
}

}  // namespace

Vouched Directories::newest() const {
  store::Transaction reading{house_.database, store::Mode::read};
  return records::newest_directory(reading);
}

Organisation Directories::organisation() const {
  store::Transaction reading{house_.database, store::Mode::read};
  return records::organisation(reading);
}

base::Result<std::uint32_t> Directories::publish(const Session& asking, base::ByteView statement) const {
  TRY(allow(house_, asking, Deed::publish_directory, "directory.published"));
  try {
    return store::in_transaction(house_.database, [&](store::Transaction& transaction) {
      return publish(transaction, asking, statement);
    });
  } catch (const store::Constraint&) {
    return refusal::directory_moved;
  }
}

base::Result<std::uint32_t> Directories::publish(store::Transaction& transaction, const Session& asking,
                                                 base::ByteView statement) const {
  auto vouched = records::newest_directory(transaction);
  const auto credential = records::find_credential(transaction, asking.person.id);
  if (!credential) return refusal::directory_refused;
  const auto next = vouched.version + 1;
  const auto directory = seal::Directory::verify(house_.root, statement, *credential, vouched.revocations, 0);
  if (!directory) return refusal::directory_refused;
  if (directory->version() != next) return refusal::directory_moved;
  const auto people = certifiable(transaction, house_.organisation);
  TRY(check_entries(directory->entries(), people));

  vouched.version = next;
  vouched.statement.assign(statement.begin(), statement.end());
  vouched.credential = *credential;
  records::save(transaction, vouched, house_.clock.today());
  settle(transaction, *directory, people);
  house_.trail.record(transaction, {asking.actor(), "directory.published", {}, {base::log::Count{next}}});
  return next;
}

}  // namespace staff
