// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/recipients.h"

#include "base/log.h"
#include "intake/recipient_records.h"

namespace intake {
namespace {

constexpr std::int64_t milliseconds_between_looks = 1000;

struct NotVouchedFor : base::Fault {
  NotVouchedFor() : Fault{"the database has no directory that the root key vouches for"} {}
};

seal::Recipients with_recovery(seal::Recipients chosen, const seal::SealingPublicKey& recovery) {
  chosen.recipients.push_back({seal::KeyKind::recovery, recovery});
  return chosen;
}

void add_epochs(Certified& certified, const std::vector<seal::Bytes>& statements) {
  for (const auto& statement : statements) {
    auto key = certified.directory.verify_epoch_key(statement);
    if (!key) {
      base::log::error("alarm: an epoch key in the database is not certified");
      continue;
    }
    certified.holders[seal::key_id(seal::KeyKind::epoch, key->key.view())] = {seal::KeyKind::epoch,
                                                                              key->person, key->day};
    certified.epochs.push_back(*std::move(key));
    certified.epoch_statements.push_back(statement);
  }
}

void add_lasting(Certified& certified) {
  for (const auto& entry : certified.directory.entries())
    certified.holders[seal::key_id(seal::KeyKind::person, entry.sealing.view())] = {
        seal::KeyKind::person, entry.person, std::nullopt};
  certified.holders[seal::key_id(seal::KeyKind::recovery, certified.recovery.view())] = {
      seal::KeyKind::recovery, std::nullopt, std::nullopt};
}

// Chosen once a view, not once a request.
void add_everyone(Certified& certified) {
  for (const auto purpose : {seal::purpose::requests, seal::purpose::complaints})
    certified.by_purpose[purpose] = with_recovery(
        seal::choose_recipients(certified.directory, purpose, certified.epochs, certified.today),
        certified.recovery);
}

}  // namespace

const Holder* Certified::holder(const base::KeyId& key) const {
  const auto found = holders.find(key);
  return found == holders.end() ? nullptr : &found->second;
}

const seal::Recipients& Certified::everyone(std::uint16_t purpose) const { return by_purpose.at(purpose); }

seal::Recipients Certified::these(const std::vector<base::PersonId>& people) const {
  return with_recovery(seal::choose_recipients(directory, people, epochs, today), recovery);
}

Recipients::Recipients(store::Database& database, const base::Clock& clock,
                       const seal::SigningPublicKey& root)
    : database_{database}, clock_{clock}, root_{root} {}

std::shared_ptr<const Certified> Recipients::current() {
  const std::lock_guard guard{mutex_};
  const auto now = clock_.now();
  const bool recent = now >= looked_ && now.milliseconds - looked_.milliseconds < milliseconds_between_looks;
  if (current_ && recent && current_->today == now.day()) return current_;

  auto fresh = read(now.day());
  looked_ = now;
  if (fresh) current_ = std::move(fresh);
  if (!current_) throw NotVouchedFor{};
  return current_;
}

// None when nothing has changed, or when what stands there now is not vouched for and the last view must do.
std::shared_ptr<const Certified> Recipients::read(base::Day today) {
  store::Transaction transaction{database_, store::Mode::read};
  auto seen = records::marks(transaction, today);
  if (seen == seen_) return nullptr;
  seen_ = std::move(seen);

  const auto row = records::newest_directory(transaction);
  const auto recovery_statement = records::recovery_statement(transaction);
  if (!row || !recovery_statement) return nullptr;
  const auto revocations = records::revocations(transaction);
  const auto lowest = current_ ? current_->directory.version() : 0;
  auto directory = seal::Directory::verify(root_, row->statement, row->credential, revocations, lowest);
  const auto recovery = seal::verify_recovery_key(root_, *recovery_statement);
  if (!directory || !recovery) {
    base::log::error("alarm: the directory in the database is not certified");
    return nullptr;
  }

  auto fresh = std::make_shared<Certified>(Certified{.directory = *std::move(directory),
                                                     .directory_statement = row->statement,
                                                     .credential = row->credential,
                                                     .revocations = revocations,
                                                     .recovery = *recovery,
                                                     .recovery_statement = *recovery_statement,
                                                     .epochs = {},
                                                     .epoch_statements = {},
                                                     .today = today});
  add_epochs(*fresh, records::epoch_statements(transaction, today));
  add_lasting(*fresh);
  add_everyone(*fresh);
  return fresh;
}

}  // namespace intake
