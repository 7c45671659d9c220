// SPDX-License-Identifier: AGPL-3.0-or-later
// A crisis cell: one event, and the people who work on many requests because of it. Its stages, and who may
// steer it. Pure rules.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"

namespace crisis {

// A cell is a thread of its own kind, with the id of one (doc/sealing.md 8.6).
using CellId = base::RequestId;
using GuidanceId = base::Id<struct GuidanceTag>;
using SurgeId = base::Id<struct SurgeTag>;

// running: the event. handing_over: what is left goes to whom. debriefing: what was learnt. closed: kept as
// long as its class says.
enum class Stage { running, handing_over, debriefing, closed };
inline constexpr std::array all_stages{Stage::running, Stage::handing_over, Stage::debriefing, Stage::closed};
std::string_view word(Stage stage);
std::optional<Stage> stage(std::string_view word);

namespace refusal {
inline constexpr base::Refusal no_such_step{base::Kind::conflict, "crisis.no_such_step"};
// A request has nobody who answers it, or nothing that will remind them of it.
inline constexpr base::Refusal left_behind{base::Kind::conflict, "crisis.left_behind"};
// It is over: nothing more is gathered, sent or arranged.
inline constexpr base::Refusal over{base::Kind::conflict, "crisis.over"};
inline constexpr base::Refusal sent_already{base::Kind::conflict, "crisis.sent_already"};
inline constexpr base::Refusal unreadable_shift{base::Kind::invalid, "crisis.unreadable_shift"};
inline constexpr base::Refusal too_many{base::Kind::invalid, "crisis.too_many"};
}  // namespace refusal

// One after the other; and back to running, should it begin again before it is closed. Whatever is still open
// must be in good hands before the debrief.
base::Result<> may_step(Stage from, Stage to, std::int64_t left_behind);

// The lead or a deputy; anybody who may answer, while none of them stands in the team any more.
bool may_steer(const base::PersonId& person, const std::vector<base::PersonId>& leads);

}  // namespace crisis
