// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/generation.h"

#include <algorithm>
#include <set>

namespace requests {

bool carries(const seal::Wrap& wrap, seal::WrapPurpose purpose) {
  return wrap.bytes.size() > 1 && wrap.bytes[1] == static_cast<std::uint8_t>(purpose);
}

base::Result<> check_member_wrap(const Visible& request, const MemberWrap& offered,
                                 const intake::Certified& certified) {
  const auto* entry = certified.directory.find(offered.person);
  if (entry == nullptr || !may_stand_in_team(request.kind, entry->purposes))
    return intake::refusal::unreadable;
  const auto key = seal::key_id(seal::KeyKind::person, entry->sealing.view());
  if (offered.wrap.recipient_kind != seal::KeyKind::person || offered.wrap.recipient != key ||
      !carries(offered.wrap, seal::WrapPurpose::request_key))
    return intake::refusal::unreadable;
  return base::done();
}

base::Result<seal::RequestKey> check_generation(const Visible& request, const Member& member,
                                                const NewGeneration& offered,
                                                const intake::Certified& certified) {
  const auto stated = TRY(certified.directory.verify_request_key(offered.statement));
  if (stated.request != request.id || stated.person != member.person) return intake::refusal::unreadable;
  if (stated.generation != request.generation + 1) return refusal::moved;

  std::set<base::PersonId> people;
  for (const auto& each : offered.team) {
    TRY(check_member_wrap(request, each, certified));
    if (!people.insert(each.person).second) return intake::refusal::unreadable;
  }
  if (people.count(member.person) == 0) return intake::refusal::unreadable;

  if (offered.recovery.recipient_kind != seal::KeyKind::recovery ||
      offered.recovery.recipient != seal::key_id(seal::KeyKind::recovery, certified.recovery.view()) ||
      !carries(offered.recovery, seal::WrapPurpose::request_key))
    return intake::refusal::unreadable;

  const auto key = seal::key_id(seal::KeyKind::request, stated.key.view());
  const bool in_order = std::ranges::all_of(offered.envelopes, [&](const EnvelopeWrap& each) {
    return each.wrap.recipient_kind == seal::KeyKind::request && each.wrap.recipient == key &&
           carries(each.wrap, seal::WrapPurpose::content_key);
  });
  if (!in_order) return intake::refusal::unreadable;
  return stated;
}

}  // namespace requests
