// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/factors.h"

#include <algorithm>
#include <functional>

#include "access/announcements.h"
#include "access/enrolments.h"
#include "access/factor_records.h"
#include "access/passphrases.h"
#include "access/proof.h"
#include "seal/one_time_code.h"

namespace staff {
namespace {

// Two random bytes a digit leave no digit likelier than another by more than one in six thousand.
std::string fresh_code() {
  base::Bytes random(2 * factor_code_digits);
  seal::fill_random(random);
  std::string digits;
  for (std::size_t i = 0; i < random.size(); i += 2)
    digits += static_cast<char>('0' + (random[i] * 256 + random[i + 1]) % 10);
  return digits;
}

trail::Word trail_word(ResetReason reason) {
  switch (reason) {
    case ResetReason::lost: return "lost";
    case ResetReason::stolen: return "stolen";
    case ResetReason::broken: return "broken";
    case ResetReason::other: return "other";
  }
  return "other";
}

// What somebody asks to be changed, once they have proved who they are.
struct Change {
  trail::Word deed;
  std::string_view what;
  base::Bytes detail;
  std::function<void(store::Transaction&, records::Keys&)> make;
};

bool is_signed(const records::Keys& keys, const FactorProof& proof, const seal::Digest& message) {
  const auto& key = proof.by == ProvedBy::passphrase ? keys.login : keys.code_login;
  return seal::verify(key, message.view(), proof.signature);
}

// One change: what is wrong with its proof is counted as for a log-in, so this is committed whatever happens.
class Changing {
 public:
  Changing(const House& house, store::Transaction& transaction, const Session& asking,
           const FactorProof& proof)
      : house_{house}, transaction_{transaction}, asking_{asking}, proof_{proof}, now_{house.clock.now()} {}

  std::optional<base::Refusal> run(const Change& change) {
    const auto& person = asking_.person.id;
    auto keys = records::lock_keys(transaction_, person);
    if (!keys) throw store::Fault{"a person without keys"};
    Lane lane{transaction_, person, asking_.device, now_};
    if (lane.must_wait()) return refusal::wait;

    const auto shown = prove(*keys, change);
    if (!shown) {
      lane.failed();
      house_.trail.record(transaction_, {asking_.actor(), "deed.refused", person, {change.deed}});
      return refusal::proof_refused;
    }
    lane.succeeded();
    use_up(transaction_, person, *shown);
    keys->one_time_step = std::max(keys->one_time_step, shown->step);
    change.make(transaction_, *keys);
    return std::nullopt;
  }

 private:
  std::optional<Shown> prove(const records::Keys& keys, const Change& change) {
    const auto& person = asking_.person.id;
    const auto challenge = records::take_challenge(transaction_, proof_.challenge, now_);
    if (!challenge || challenge->person != person) return std::nullopt;
    const auto message =
        change_factor_message(house_.organisation, person, challenge->bytes, change.what, change.detail);
    if (keys.one_time_secret.empty())
      return is_signed(keys, proof_, message) ? std::optional{Shown{}} : std::nullopt;
    const Proof proof{
        .by = proof_.by, .message = message, .signature = proof_.signature, .code = proof_.code};
    return proved(transaction_, {house_.organisation, person}, keys, proof, now_);
  }

  const House& house_;
  store::Transaction& transaction_;
  const Session& asking_;
  const FactorProof& proof_;
  base::Instant now_;
};

base::Result<> run(const House& house, const Session& asking, const FactorProof& proof,
                   const Change& change) {
  const auto refused = store::in_transaction(house.database, [&](store::Transaction& transaction) {
    return Changing{house, transaction, asking, proof}.run(change);
  });
  if (refused) return *refused;
  return base::done();
}

void save_code(const House& house, store::Transaction& transaction, const base::PersonId& person,
               std::string_view digits, records::FactorCode kind, std::optional<base::Instant> expires) {
  const auto hash = stored_factor_code(house.organisation, person, digits);
  records::save(transaction, person, hash.view(), kind, expires);
}

}  // namespace

std::string_view word(ResetReason reason) { return trail_word(reason).text(); }

std::optional<ResetReason> reset_reason(std::string_view written) {
  for (const auto reason :
       {ResetReason::lost, ResetReason::stolen, ResetReason::broken, ResetReason::other}) {
    if (word(reason) == written) return reason;
  }
  return std::nullopt;
}

FactorState Factors::of(const Session& asking) const {
  store::Transaction reading{house_.database, store::Mode::read};
  return {.owed = asking.owes_factor, .codes_left = records::count_printed_codes(reading, asking.person.id)};
}

base::Result<std::vector<std::string>> Factors::print_codes(const Session& asking,
                                                            const FactorProof& proof) const {
  const auto& person = asking.person.id;
  std::vector<std::string> codes;
  const auto make = [&](store::Transaction& transaction, records::Keys&) {
    codes.clear();
    records::remove_factor_codes(transaction, person, records::FactorCode::printed);
    for (std::size_t i = 0; i < printed_codes; ++i) {
      codes.push_back(fresh_code());
      save_code(house_, transaction, person, codes.back(), records::FactorCode::printed, std::nullopt);
    }
    house_.trail.record(transaction, {asking.actor(), "person.codes_printed", person});
  };
  TRY(run(house_, asking, proof,
          {.deed = "person.codes_printed", .what = "codes", .detail = {}, .make = make}));
  return codes;
}

base::Bytes Factors::fresh_secret() {
  base::Bytes secret(seal::one_time_secret_size);
  seal::fill_random(secret);
  return secret;
}

base::Result<> Factors::set_time(const Session& asking, const FactorProof& proof, base::ByteView secret,
                                 std::string_view code) const {
  const auto& person = asking.person.id;
  const auto step = secret.size() == seal::one_time_secret_size
                        ? seal::check_one_time_code(secret, code, seal::one_time_step(house_.clock.now()))
                        : std::nullopt;
  if (!step) return refusal::code_wrong;
  const auto make = [&](store::Transaction& transaction, records::Keys& keys) {
    keys.one_time_secret = {secret.begin(), secret.end()};
    keys.one_time_step = static_cast<std::int64_t>(*step);
    records::save(transaction, person, keys);
    records::remove_factor_codes(transaction, person, records::FactorCode::reset);
    records::end_other_sessions(transaction, asking);
    house_.trail.record(transaction, {asking.actor(), "person.factor_set", person, {trail::Word{"time"}}});
  };
  return run(
      house_, asking, proof,
      {.deed = "person.factor_set", .what = "time", .detail = {secret.begin(), secret.end()}, .make = make});
}

base::Result<std::string> Factors::reset(const Session& asking, const base::PersonId& person,
                                         ResetReason reason) const {
  // Whoever may put somebody out for good; no file of roles gives that to anybody but officers.
  TRY(allow(house_, asking, Deed::let_go, "person.factor_reset", person));
  if (person == asking.person.id) return refusal::reset_by_another;
  const auto now = house_.clock.now();
  const auto code = fresh_code();
  const auto done =
      store::in_transaction(house_.database, [&](store::Transaction& transaction) -> base::Result<> {
        const auto known = records::lock_person(transaction, person);
        auto keys = records::lock_keys(transaction, person);
        if (!known || !keys || known->state != PersonState::active) return refusal::unknown;

        keys->one_time_secret.clear();
        records::save(transaction, person, *keys);
        for (const auto kind : {records::FactorCode::printed, records::FactorCode::reset})
          records::remove_factor_codes(transaction, person, kind);
        save_code(house_, transaction, person, code, records::FactorCode::reset,
                  now.plus_seconds(reset_seconds));
        records::end_sessions_of_person(transaction, person);
        auto told = active_officers(transaction);
        told.insert(person);
        announce(transaction,
                 {.what = "factor_reset",
                  .by = asking.person.id,
                  .about = person,
                  .reason = std::string{word(reason)},
                  .made = house_.clock.hour()},
                 told, now);
        house_.trail.record(transaction,
                            {asking.actor(), "person.factor_reset", person, {trail_word(reason)}});
        return base::done();
      });
  if (!done && done.error() == refusal::unknown) return refuse(house_, asking, "person.factor_reset", person);
  TRY(done);
  return code;
}

}  // namespace staff
