// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>
#include <map>

#include "havre/device.h"

namespace havre {

// Requests of share/demo/requests.json, each at its own day and hour before `now`: asked, and adopted,
// answered, closed or binned as it says. The clock is moved along.
void play_requests(const boost::json::value& requests, const staff::House& house, base::StoppedClock& clock,
                   const std::map<base::PersonId, const Device*>& devices, base::Instant now);

}  // namespace havre
