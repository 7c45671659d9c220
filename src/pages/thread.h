// SPDX-License-Identifier: AGPL-3.0-or-later
// What a thread page shows: one request, as the holder of one receipt sees it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "pages/form.h"
#include "pages/plan.h"

namespace pages {

// For the return door: refusals that only a thread page knows.
namespace refusal {
inline constexpr base::Refusal visit_over{base::Kind::unauthorised, "visit.over"};
inline constexpr base::Refusal sure_missing{base::Kind::invalid, "sure.missing"};
inline constexpr base::Refusal message_empty{base::Kind::invalid, "message.empty"};
}  // namespace refusal

struct AttachedFile {
  std::string id = {};  // 32 hex digits
  std::string name = {};
  std::uint64_t size = 0;
};

enum class Voice { mine, team };

struct ThreadMessage {
  Voice voice = Voice::mine;
  base::Hour hour = {};
  // What was written, if this receipt opens it; what one sent oneself may be readable by the team only.
  std::optional<std::string> text = {};
  Fields answers = {};  // of the form, or changed later: name and value, shown with the form's own labels
  std::vector<AttachedFile> files = {};
  std::uint64_t sequence = 0;  // of the team's, so that an answer can name it
};

enum class ReaderKind { defender, reporter };
enum class Reach { all, own, none };  // everything; only what was addressed to this reader; nothing any more

// What was just done, said at the top of the page.
enum class Deed {
  nothing,
  message_sent,
  contact_changed,
  consent_changed,
  closing_said,
  referee_said,
  handover_asked,
  withdrawn,
  said_well,
  planned,
  left,
  left_changed
};

struct ThreadPage {
  std::string visit = {};  // hidden field: the receipt, sealed to the visit's cookie
  FormKind kind = FormKind::request;
  std::string state = {};  // new open answered closed binned withdrawn destroyed
  base::Hour arrived = {};
  ReaderKind reader = ReaderKind::defender;
  Reach reach = Reach::all;
  std::vector<ThreadMessage> messages = {};  // oldest first
  std::vector<std::string> consents = {};    // purposes agreed to as far as this receipt can know
  std::optional<PlanPage> plan = {};         // for the defender's own, whole receipt
  Deed done = Deed::nothing;
  std::optional<base::Refusal> refusal = {};
  Fields typed = {};  // comes back filled: text, safe contact
};

}  // namespace pages
