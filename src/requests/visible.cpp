// SPDX-License-Identifier: AGPL-3.0-or-later
#include "requests/visible.h"

namespace requests {
namespace {

constexpr std::string_view columns =
    "SELECT requests.kind, requests.state, requests.generation, requests.generation_open";

std::optional<Visible> find(store::Transaction& transaction, const Member& member,
                            const base::RequestId& request, std::string_view locking) {
  std::string sql{columns};
  sql.append(visible).append(" AND requests.id = $2").append(locking);
  const auto row = transaction.one(sql, {member.person, request});
  if (!row) return std::nullopt;
  const auto kind = intake::request_kind(row->text(0));
  const auto found = state(row->text(1));
  if (!kind || !found) throw store::Fault{"an unknown kind or state of a request in the database"};
  return Visible{request, *kind, *found, static_cast<std::uint32_t>(row->integer(2)), row->boolean(3)};
}

}  // namespace

std::optional<Visible> find_visible(store::Transaction& transaction, const Member& member,
                                    const base::RequestId& request) {
  return find(transaction, member, request, "");
}

std::optional<Visible> lock_visible(store::Transaction& transaction, const Member& member,
                                    const base::RequestId& request) {
  return find(transaction, member, request, transaction.locking());
}

base::Result<Visible> lock_going_on(store::Transaction& transaction, const Member& member,
                                    const base::RequestId& request) {
  const auto seen = lock_visible(transaction, member, request);
  if (!seen || !leads(member)) return refusal::unknown;
  if (!intake::comes_from_outside(seen->kind)) return refusal::no_such_step;
  if (is_ended(seen->state)) return refusal::ended;
  if (seen->generation == 0) return refusal::moved;
  return *seen;
}

void set_rank(store::Transaction& transaction, const base::RequestId& request, std::int64_t rank) {
  transaction.change("UPDATE requests SET rank = $2 WHERE id = $1", {request, rank});
  transaction.change("UPDATE team SET rank = $2 WHERE request_id = $1", {request, rank});
}

}  // namespace requests
