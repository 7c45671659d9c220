// SPDX-License-Identifier: AGPL-3.0-or-later
#include "wire/outside.h"

#include "wire/json.h"

namespace wire {

http::Response unknown_path() { return answer({{"refused", "unknown"}}, 404); }

http::Response fault(std::string_view incident) {
  return answer({{"refused", "fault"}, {"incident", incident}}, 503);
}

}  // namespace wire
