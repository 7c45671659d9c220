// SPDX-License-Identifier: AGPL-3.0-or-later
#include "access/logins.h"

#include <algorithm>
#include <variant>

#include "seal/contexts.h"

namespace staff {
namespace {

constexpr std::size_t secret_size = 32;

base::Bytes fresh_secret() {
  base::Bytes secret(secret_size);
  seal::fill_random(secret);
  return secret;
}

base::Bytes stored_form(std::string_view label, base::ByteView secret) {
  const auto hash = seal::hash(label, {secret});
  return {hash.bytes.begin(), hash.bytes.end()};
}

bool is_device_name(std::string_view name) {
  const auto shown = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; };
  return !name.empty() && name.size() <= 400 && std::ranges::all_of(name, shown);
}

bool knows(const records::StoredDevice& device, const base::PersonId& person, const LoginAnswer& answer) {
  const auto hash = stored_form(seal::label::device_stored, answer.device_secret);
  return seal::equal(hash, device.secret_hash) && device.person == person && !device.revoked;
}

trail::Word word(ProvedBy by) {
  return by == ProvedBy::passphrase ? trail::Word{"passphrase"} : trail::Word{"code"};
}

trail::Word factor_word(const Shown& shown) {
  if (!shown.kind) return "one_time_code";
  return *shown.kind == records::FactorCode::printed ? trail::Word{"printed_code"}
                                                     : trail::Word{"reset_code"};
}

// Failures are committed like successes, so this is not a Result.
using Outcome = std::variant<LoggedIn, base::Refusal>;

// One log-in: everything it looks at and writes is in one transaction.
class Attempt {
 public:
  Attempt(const House& house, store::Transaction& transaction, const LoginAnswer& answer)
      : house_{house}, transaction_{transaction}, answer_{answer}, now_{house.clock.now()} {}

  Outcome run(const records::Keys& nobody) {
    const auto challenge = records::take_challenge(transaction_, answer_.challenge, now_);
    const auto person_id = challenge ? challenge->person : base::PersonId{};
    const auto stored = records::lock_keys(transaction_, person_id);
    const auto person = records::find_person(transaction_, person_id);
    const auto device = records::find_device(transaction_, answer_.device.value_or(base::DeviceId{}));
    const bool is_known = device && knows(*device, person_id, answer_);

    Lane lane{transaction_, person_id, is_known ? answer_.device : std::nullopt, now_};
    if (lane.must_wait()) return refusal::wait;

    const auto challenged = challenge ? challenge->bytes : base::Bytes(secret_size);
    const Proof proof{.by = answer_.by,
                      .message = log_in_message(house_.organisation, person_id, challenged),
                      .signature = answer_.signature,
                      .code = answer_.code};
    const auto shown =
        proved(transaction_, {house_.organisation, person_id}, stored ? *stored : nobody, proof, now_);
    if (!challenge || !stored || !person || !shown || !may_enter(*person)) {
      lane.failed();
      house_.trail.record(
          transaction_, {trail::Actor::anonymous(), "person.log_in_refused", person_id, {word(answer_.by)}});
      return refusal::log_in_refused;
    }
    if (answer_.device && !is_known) {
      house_.trail.record(
          transaction_,
          {trail::Actor::person(person_id), "person.log_in_refused", person_id, {refusal::device_unknown}});
      return refusal::device_unknown;
    }
    lane.succeeded();
    use_up(transaction_, person_id, *shown);
    return enter(*person, device, *shown);
  }

 private:
  bool may_enter(const Person& person) {
    const auto directories = transaction_.one("SELECT COUNT(*) FROM directories");
    return may_log_in(person.state, person.roles, directories->integer(0) > 0);
  }

  LoggedIn enter(const Person& person, std::optional<records::StoredDevice> device, const Shown& shown) {
    LoggedIn in;
    in.token = fresh_secret();
    if (!answer_.device) {
      in.device_secret = fresh_secret();
      device = {.id = base::DeviceId::fresh(),
                .person = person.id,
                .name = answer_.device_name,
                .secret_hash = stored_form(seal::label::device_stored, *in.device_secret),
                .made = now_.day(),
                .seen = now_.day()};
    }
    device->seen = now_.day();
    records::save(transaction_, *device);

    in.session = {.person = person,
                  .device = device->id,
                  .device_name = device->name,
                  .ends_at = now_.plus_seconds(session_seconds),
                  .token_hash = stored_form(seal::label::session_stored, in.token),
                  .owes_factor = shown.kind == records::FactorCode::reset};
    records::sweep_sessions(transaction_, now_);
    records::end_sessions_of_device(transaction_, device->id);
    records::save(transaction_, {.session = in.session, .expires = session_expiry(now_, in.session.ends_at)});

    const auto keyrings = records::find_keyrings(transaction_, person.id);
    if (!keyrings) throw store::Fault{"a person without keyrings"};
    in.keyring = answer_.by == ProvedBy::passphrase ? keyrings->by_passphrase : keyrings->by_code;
    house_.trail.record(transaction_, {in.session.actor(),
                                       "person.logged_in",
                                       person.id,
                                       {word(answer_.by), device->id, factor_word(shown)}});
    return in;
  }

  const House& house_;
  store::Transaction& transaction_;
  const LoginAnswer& answer_;
  base::Instant now_;
};

}  // namespace

Logins::Logins(House house, base::ByteView fake_key)
    : house_{house}, fake_key_{seal::SecretBytes::copy(fake_key)}, nobody_{nobodys_keys()} {}

Challenge Logins::start(std::string_view typed_name) const {
  const auto name = folded_login_name(typed_name);
  const auto fake = invented(fake_key_, name);
  Challenge challenge{
      .id = ChallengeId::fresh(), .bytes = fresh_secret(), .person = fake.person, .salt = fake.salt};
  const auto now = house_.clock.now();
  store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    const auto row = transaction.one(
        "SELECT p.id, k.salt FROM persons p JOIN person_keys k ON k.person_id = p.id WHERE p.login_name = $1",
        {name});
    if (row) {
      challenge.person = row->id<base::PersonId>(0);
      challenge.salt = row->bytes(1);
    }
    records::save(transaction, challenge.id, {.person = challenge.person, .bytes = challenge.bytes},
                  now.plus_seconds(challenge_seconds));
  });
  return challenge;
}

base::Result<LoggedIn> Logins::finish(const LoginAnswer& answer) const {
  if (!answer.device && !is_device_name(answer.device_name)) return refusal::unreadable_device_name;
  auto outcome = store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    return Attempt{house_, transaction, answer}.run(nobody_);
  });
  if (const auto* refused = std::get_if<base::Refusal>(&outcome)) return *refused;
  return std::get<LoggedIn>(std::move(outcome));
}

std::optional<records::StoredSession> Logins::find(base::ByteView token_hash) const {
  store::Transaction reading{house_.database, store::Mode::read};
  auto stored = records::find_session(reading, token_hash, house_.clock.now());
  if (!stored) return std::nullopt;
  const auto& person = stored->session.person;
  if (!may_log_in(person.state, person.roles, stored->directory_stands)) return std::nullopt;
  return stored;
}

bool Logins::is_live(const Session& session) const { return find(session.token_hash).has_value(); }

base::Result<Session> Logins::session(base::ByteView token) const {
  const auto hash = stored_form(seal::label::session_stored, token);
  auto stored = find(hash);
  if (!stored) return refusal::not_logged_in;

  // A write a minute is enough.
  const auto expiry = session_expiry(house_.clock.now(), stored->session.ends_at);
  if (stored->expires.plus_seconds(60) < expiry) {
    store::in_transaction(house_.database, [&](store::Transaction& transaction) {
      records::extend_session(transaction, hash, expiry);
    });
  }
  return std::move(stored->session);
}

void Logins::log_out(const Session& session) const {
  store::in_transaction(house_.database, [&](store::Transaction& transaction) {
    records::end_session(transaction, session.token_hash);
    house_.trail.record(transaction,
                        {session.actor(), "person.logged_out", session.person.id, {session.device}});
  });
}

}  // namespace staff
