// SPDX-License-Identifier: AGPL-3.0-or-later
#include "seal/statement.h"

#include "vectors.h"

namespace vectors {
namespace {

using seal::KeyKind;

constexpr int root = 1, appointment = 70, identity = 71, sealing = 72;
const auto root_public = seal::signing_public(seed(root));
const auto organisation = seal::organisation_of(root_public);
const auto officer = id<base::PersonId>(0x30);
constexpr base::Day day{20'600};

base::KeyId identity_id(int number) {
  return seal::key_id(KeyKind::identity, seal::signing_public(seed(number)).view());
}

seal::Appointment by_root(std::uint16_t purposes, const base::PersonId& person) {
  return {KeyKind::root, seal::key_id(KeyKind::root, root_public.view()), person,
          purposes,      seal::signing_public(seed(appointment)),         {day.count + 7}};
}

seal::Credential credential(const seal::Appointment& appointed, base::Day made) {
  const seal::PersonKeys keys{officer, seal::signing_public(seed(identity)),
                              seal::sealing_public(seed(sealing)), made};
  return {seal::state_appointment(organisation, appointed, seed(root)),
          seal::state_person_keys(organisation, keys, seed(appointment), seed(identity))};
}

const seal::Credential good = credential(by_root(9, officer), day);

// People of the directory: 0x30 the officer, 0x31 takes requests, 0x32 works on cases only.
std::vector<seal::Entry> entries() {
  std::vector<seal::Entry> out{
      {officer, 9, seal::signing_public(seed(identity)), seal::sealing_public(seed(sealing))}};
  for (int i = 1; i <= 2; ++i)
    out.push_back({id<base::PersonId>(0x30 + i), static_cast<std::uint16_t>(i == 1 ? 2 : 8),
                   seal::signing_public(seed(80 + i)), seal::sealing_public(seed(90 + i))});
  return out;
}

base::Bytes directory(const std::vector<seal::Entry>& listed, int signer = identity) {
  return seal::state_directory(organisation, 5, day, {day.count + 30}, officer, listed, seed(signer));
}

base::Bytes epoch_key(int person, int signer) {
  return seal::state_epoch_key(
      organisation, {id<base::PersonId>(0x30 + person), day, seal::sealing_public(seed(100))}, seed(signer));
}

// Three kinds of bytes that are no X-Wing key.
base::Bytes no_key(int which) {
  auto key = seal::sealing_public(seed(100));
  if (which == 0) key.bytes[0] = 1, key.bytes[1] = static_cast<std::uint8_t>((key.bytes[1] & 0xf0) | 0x0d);
  if (which == 1) std::fill(key.bytes.end() - 32, key.bytes.end(), std::uint8_t{0});
  if (which == 2) key.bytes.fill(0xff);
  return seal::state_epoch_key(organisation, {id<base::PersonId>(0x31), day, key}, seed(81));
}

base::Bytes case_key(int person, int signer, std::uint32_t generation = 1) {
  return seal::state_request_key(organisation,
                                 {id<base::RequestId>(0x20), generation, seal::sealing_public(seed(101)),
                                  id<base::PersonId>(0x30 + person)},
                                 seed(signer));
}

base::Bytes revocation(int number, std::uint32_t from_version, int signer = root) {
  return seal::state_revocation(organisation, {id<base::PersonId>(0x31), identity_id(number), from_version},
                                seed(signer));
}

array written(const std::vector<seal::Entry>& listed) {
  array out;
  for (const auto& entry : listed)
    out.push_back(object{{"person", hex(entry.person.raw())},
                         {"purposes", entry.purposes},
                         {"identity", hex(entry.identity.view())},
                         {"sealing", hex(entry.sealing.view())}});
  return out;
}

object stated() {
  const seal::TrailHead head{12'345, {std::array<std::uint8_t, 32>{1, 2, 3}}, {day.count * 24}};
  return {{"root_seed", hex(seed(root).reveal())},
          {"root_public", hex(root_public.view())},
          {"organisation", hex(organisation.raw())},
          {"day", day.count},
          {"appointment_seed", hex(seed(appointment).reveal())},
          {"identity_seed", hex(seed(identity).reveal())},
          {"sealing_seed", hex(seed(sealing).reveal())},
          {"appointment", hex(good.appointment)},
          {"person_keys", hex(good.person_keys)},
          {"directory", hex(directory(entries()))},
          {"directory_version", 5},
          {"entries", written(entries())},
          {"epoch_key", hex(epoch_key(1, 81))},
          {"epoch_key_public", hex(seal::sealing_public(seed(100)).view())},
          {"case_key", hex(case_key(2, 82))},
          {"case_key_public", hex(seal::sealing_public(seed(101)).view())},
          {"case", hex(id<base::RequestId>(0x20).raw())},
          {"revocation", hex(revocation(81, 5))},
          {"revoked_person", hex(id<base::PersonId>(0x31).raw())},
          {"trail_seed", hex(seed(110).reveal())},
          {"trail_head", hex(seal::state_trail_head(organisation, head, seed(110)))},
          {"trail_sequence", head.sequence},
          {"trail_hash", hex(head.hash.view())},
          {"trail_hour", head.hour.count},
          {"recovery_key",
           hex(seal::state_recovery_key(organisation, seal::sealing_public(seed(61)), day, seed(root)))},
          {"recovery_public", hex(seal::sealing_public(seed(61)).view())}};
}

object attempt(std::string_view why, const base::Bytes& bytes, const seal::Credential& by = good,
               const std::vector<base::Bytes>& revocations = {}, std::uint32_t lowest = 0) {
  array revoked;
  for (const auto& one : revocations) revoked.emplace_back(hex(one));
  return {{"why", why},
          {"directory", hex(bytes)},
          {"appointment", hex(by.appointment)},
          {"person_keys", hex(by.person_keys)},
          {"revocations", revoked},
          {"lowest_version", lowest}};
}

array refused_directories() {
  const auto with = [](auto change) {
    auto listed = entries();
    change(listed);
    return directory(listed);
  };
  const auto by_officer = seal::Appointment{
      KeyKind::identity, identity_id(identity), officer, 9, seal::signing_public(seed(appointment)), day};
  seal::Credential not_root = good;
  not_root.appointment = seal::state_appointment(organisation, by_officer, seed(identity));
  auto cut = directory(entries());
  cut.erase(cut.begin() + 100);
  return {
      attempt("a lower version than accepted before", directory(entries()), good, {}, 6),
      attempt("signed by somebody of the directory who is not the officer", directory(entries(), 81)),
      attempt("the officer was not appointed by the root", directory(entries()), not_root),
      attempt("the appointment is not for an officer", directory(entries()),
              credential(by_root(8, officer), day)),
      attempt("the appointment is for another person", directory(entries()),
              credential(by_root(9, id<base::PersonId>(0x31)), day)),
      attempt("keys made after the appointment's last day", directory(entries()),
              credential(by_root(9, officer), {day.count + 8})),
      attempt("the officer does not stand in it", with([](auto& all) { all.erase(all.begin()); })),
      attempt("the officer stands in it without the purpose", with([](auto& all) { all[0].purposes = 8; })),
      attempt("the officer stands in it with another identity",
              with([](auto& all) { all[0].identity = seal::signing_public(seed(99)); })),
      attempt("a person twice", with([](auto& all) { all[2].person = all[1].person; })),
      attempt("an identity twice", with([](auto& all) { all[2].identity = all[1].identity; })),
      attempt("a sealing key twice", with([](auto& all) { all[2].sealing = all[1].sealing; })),
      attempt("an unknown purpose", with([](auto& all) { all[1].purposes = 18; })),
      attempt("the officer is revoked", directory(entries()), good, {revocation(identity, 5)}),
      attempt("a revocation not signed by the root", directory(entries()), good, {revocation(81, 5, 71)}),
      attempt("a byte is missing", cut),
  };
}

array refused_keys() {
  auto changed = epoch_key(1, 81);
  changed[40] ^= 1;
  return {
      object{{"why", "inserted: a key of somebody the directory does not have"},
             {"kind", 4},
             {"bytes", hex(epoch_key(9, 89))}},
      object{{"why", "signed by another person of the directory"},
             {"kind", 4},
             {"bytes", hex(epoch_key(1, 82))}},
      object{{"why", "a person who takes no requests"}, {"kind", 4}, {"bytes", hex(epoch_key(2, 82))}},
      object{{"why", "swapped: one bit of the key"}, {"kind", 4}, {"bytes", hex(changed)}},
      object{{"why", "another kind of statement"}, {"kind", 4}, {"bytes", hex(case_key(2, 82))}},
      object{{"why", "a case key signed by another person"}, {"kind", 5}, {"bytes", hex(case_key(2, 81))}},
      object{{"why", "a case key by somebody the directory does not have"},
             {"kind", 5},
             {"bytes", hex(case_key(9, 89))}},
      object{{"why", "a coefficient of 3329"}, {"kind", 4}, {"bytes", hex(no_key(0))}},
      object{{"why", "a point of small order"}, {"kind", 4}, {"bytes", hex(no_key(1))}},
      object{{"why", "neither half a key"}, {"kind", 4}, {"bytes", hex(no_key(2))}},
      object{{"why", "generation 0"}, {"kind", 5}, {"bytes", hex(case_key(2, 82, 0))}},
  };
}

}  // namespace

object statements() {
  auto all = stated();
  all["refused_directories"] = refused_directories();
  all["refused_keys"] = refused_keys();
  return {{"statements", all}};
}

}  // namespace vectors
