// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/passphrases.h"

#include <algorithm>

#include "access/proof.h"
#include "access/session_records.h"
#include "seal/contexts.h"

namespace staff {
namespace {

void take_over(const NewPassphrase& wanted, records::Keys& keys, records::Keyrings& keyrings) {
  keys.login = wanted.login;
  keys.salt = wanted.salt;
  keyrings.by_passphrase = wanted.keyring;
  if (!wanted.code) return;
  keys.code_login = wanted.code->login;
  keyrings.by_code = wanted.code->keyring;
}

}  // namespace

seal::Digest new_passphrase_message(const base::OrganisationId& organisation, const base::PersonId& person,
                                    const NewPassphrase& wanted) {
  std::vector<base::ByteView> parts{organisation.raw(), person.raw(), wanted.login.view(), wanted.salt,
                                    wanted.keyring};
  if (wanted.code) {
    parts.push_back(wanted.code->login.view());
    parts.push_back(wanted.code->keyring);
  }
  return seal::hash(seal::label::new_passphrase, parts);
}

base::Result<> Passphrases::change(const Session& asking, const NewPassphrase& wanted) const {
  const bool code_fits = !wanted.code || wanted.code->keyring.size() == keyring_size;
  if (wanted.keyring.size() != keyring_size || !code_fits) return refusal::unreadable_keyring;
  const auto now = house_.clock.now();
  const auto& person = asking.person.id;

  const auto refused = store::in_transaction(
      house_.database, [&](store::Transaction& transaction) -> std::optional<base::Refusal> {
        auto keys = records::lock_keys(transaction, person);
        auto keyrings = records::find_keyrings(transaction, person);
        if (!keys || !keyrings) throw store::Fault{"a person without keys"};

        Lane lane{transaction, person, asking.device, now};
        if (lane.must_wait()) return refusal::wait;
        const Proof proof{.by = wanted.by,
                          .message = new_passphrase_message(house_.organisation, person, wanted),
                          .signature = wanted.signature,
                          .code = wanted.one_time_code};
        const auto shown = proved(transaction, {house_.organisation, person}, *keys, proof, now);
        if (!shown) {
          lane.failed();
          house_.trail.record(transaction,
                              {asking.actor(), "deed.refused", person, {"person.passphrase_changed"}});
          return refusal::proof_refused;
        }
        lane.succeeded();

        use_up(transaction, person, *shown);
        keys->one_time_step = std::max(keys->one_time_step, shown->step);
        take_over(wanted, *keys, *keyrings);
        records::save(transaction, person, *keys);
        records::save(transaction, person, *keyrings);
        records::end_other_sessions(transaction, asking);
        house_.trail.record(transaction, {asking.actor(),
                                          "person.passphrase_changed",
                                          person,
                                          {wanted.code ? trail::Word{"with_code"} : trail::Word{"alone"}}});
        return std::nullopt;
      });
  if (refused) return *refused;
  return base::done();
}

}  // namespace staff
