// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's helpline: what people speak and know, shifts around the clock, and one night that
// nobody has taken yet.
#pragma once

#include <boost/json.hpp>

#include "helpline/colleagues.h"
#include "helpline/rotas.h"

namespace havre {

// By an officer, for everybody by their login name, in their own time zones.
void play_rota(const boost::json::value& rota, const staff::House& house, const staff::Session& officer,
               const std::vector<staff::Person>& people);
void play_abilities(const boost::json::value& abilities, const staff::House& house,
                    const staff::Session& officer, const std::vector<staff::Person>& people);

}  // namespace havre
