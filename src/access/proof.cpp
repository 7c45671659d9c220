// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/proof.h"

#include "access/session_records.h"
#include "seal/one_time_code.h"

namespace staff {

records::Keys nobodys_keys() {
  records::Keys keys{.appointment = {},
                     .statement = {},
                     .login = seal::signing_public(seal::SecretBytes::fresh()),
                     .code_login = seal::signing_public(seal::SecretBytes::fresh()),
                     .salt = {},
                     .one_time_secret = base::Bytes(seal::one_time_secret_size)};
  seal::fill_random(keys.one_time_secret);
  return keys;
}

std::optional<Shown> proved(store::Transaction& transaction, const Claimed& claimed,
                            const records::Keys& keys, const Proof& proof, base::Instant now) {
  const auto& key = proof.by == ProvedBy::passphrase ? keys.login : keys.code_login;
  // All are always looked at, so that the time does not say which of them was wrong.
  const bool is_signed = seal::verify(key, proof.message.view(), proof.signature);
  const auto step = seal::check_one_time_code(keys.one_time_secret, proof.code, seal::one_time_step(now));
  const auto hash = stored_factor_code(claimed.organisation, claimed.person, proof.code);
  const auto kind = records::find_factor_code(transaction, claimed.person, hash.view(), now);
  if (!is_signed) return std::nullopt;
  if (kind) return Shown{.code = {hash.bytes.begin(), hash.bytes.end()}, .kind = kind};
  // Nobody knows a code of no secret, but anybody could reckon one.
  if (!step || keys.one_time_secret.empty()) return std::nullopt;
  const auto found = static_cast<std::int64_t>(*step);
  return found > keys.one_time_step ? std::optional{Shown{.step = found}} : std::nullopt;
}

void use_up(store::Transaction& transaction, const base::PersonId& person, const Shown& shown) {
  if (shown.kind) return records::remove_factor_code(transaction, person, shown.code);
  if (shown.step > 0) records::set_one_time_step(transaction, person, shown.step);
}

Lane::Lane(store::Transaction& transaction, const base::PersonId& person,
           const std::optional<base::DeviceId>& device, base::Instant now)
    : transaction_{transaction}, name_{person.text() + (device ? ":" + device->text() : "")}, now_{now} {
  const auto stored = records::find_failures(transaction, name_, now);
  count_ = stored.count;
  until_ = stored.until;
}

bool Lane::must_wait() const { return now_ < until_; }

void Lane::failed() {
  ++count_;
  until_ = now_.plus_seconds(seconds_to_wait(count_));
  records::save(transaction_, name_, {.count = count_, .until = until_});
}

void Lane::succeeded() { records::forget_failures(transaction_, name_); }

}  // namespace staff
