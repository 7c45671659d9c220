// SPDX-License-Identifier: AGPL-3.0-or-later
#include "intake/addressing.h"

#include <algorithm>

#include "base/log.h"

namespace intake {
namespace {

// The newest generation's key, if it may be written to and a member of the directory vouches for it (8.5).
std::optional<seal::Recipient> open_key(const Standing& standing, const Certified& certified) {
  if (!standing.open) return std::nullopt;
  const auto key = certified.directory.verify_request_key(standing.key_statement);
  if (!key || key->generation != standing.generation) {
    base::log::error("alarm: a request's own key in the database is not certified");
    return std::nullopt;
  }
  return seal::Recipient{seal::KeyKind::request, key->key};
}

bool has_purpose(const Certified& certified, const base::PersonId& person, RequestKind kind) {
  const auto* entry = certified.directory.find(person);
  return entry != nullptr && (entry->purposes & purpose_of(kind)) != 0;
}

bool is_stale(const Holder& holder, base::Day today) {
  if (holder.kind == seal::KeyKind::epoch) return holder.epoch->count < today.count - 1;
  return holder.kind == seal::KeyKind::person;
}

template <class Allowed>
base::Result<Addressed> check(const std::vector<seal::Wrap>& wraps, const Certified& certified,
                              Allowed allowed) {
  Addressed addressed;
  bool somebody = false;
  for (const auto& wrap : wraps) {
    const std::optional<Holder> holder = allowed(wrap);
    if (!holder || holder->kind != wrap.recipient_kind) return refusal::keys_moved;
    somebody = somebody || holder->kind != seal::KeyKind::recovery;
    addressed.stale = addressed.stale || is_stale(*holder, certified.today);
    addressed.holders.push_back(*holder);
  }
  if (!somebody) return refusal::keys_moved;
  return addressed;
}

}  // namespace

seal::Recipients addressees(RequestKind kind, const Certified& certified) {
  return certified.everyone(purpose_of(kind));
}

seal::Recipients addressees(const Standing& standing, const Certified& certified) {
  if (const auto key = open_key(standing, certified)) return {.recipients = {*key}};
  return certified.these(standing.team);
}

base::Result<Addressed> check_addressees(RequestKind kind, const Certified& certified,
                                         const std::vector<seal::Wrap>& wraps) {
  return check(wraps, certified, [&](const seal::Wrap& wrap) -> std::optional<Holder> {
    const auto* holder = certified.holder(wrap.recipient);
    if (holder == nullptr) return std::nullopt;
    if (holder->person && !has_purpose(certified, *holder->person, kind)) return std::nullopt;
    return *holder;
  });
}

base::Result<Addressed> check_addressees(const Standing& standing, const Certified& certified,
                                         const std::vector<seal::Wrap>& wraps) {
  const auto key = open_key(standing, certified);
  const auto may_receive = [&](const base::PersonId& person) {
    if (std::ranges::count(standing.team, person) != 0) return true;
    return standing.generation == 0 && has_purpose(certified, person, standing.kind);
  };
  const auto allowed = [&](const seal::Wrap& wrap) -> std::optional<Holder> {
    if (key && wrap.recipient == key->id()) return Holder{seal::KeyKind::request, std::nullopt, std::nullopt};
    const auto* holder = certified.holder(wrap.recipient);
    if (holder == nullptr || (holder->person && !may_receive(*holder->person))) return std::nullopt;
    return *holder;
  };
  // With nobody left in the team only the recovery key can be sealed to (8.4), until somebody is put in
  // charge.
  if (standing.team.empty() && wraps.size() == 1 && wraps[0].recipient_kind == seal::KeyKind::recovery) {
    const auto holder = allowed(wraps[0]);
    if (holder) return Addressed{{*holder}, false};
  }
  return check(wraps, certified, allowed);
}

}  // namespace intake
