// SPDX-License-Identifier: AGPL-3.0-or-later
// Every route of the desk (api/desk.yaml), by room. Handlers turn words into types and back; they decide
// nothing.
#pragma once

#include "desk_door/gate.h"
#include "desk_door/office.h"

namespace desk {

class EventWatch;

// For handlers of one shape, which take the office too:
//   const auto asked = asking(gate, office);
//   asked(get, "/api/rota", see_rota);
inline auto asking(Gate& gate, Office& office) {
  return [&gate, &office](http::Method method, const char* pattern, auto handler,
                          std::size_t most_body = small_body) {
    gate.asked(
        method, pattern,
        [&office, handler](const staff::Session& session, const http::Request& request) {
          return handler(office, session, request);
        },
        most_body);
  };
}

void add_login_routes(Gate& gate, Office& office);
void add_factor_routes(Gate& gate, Office& office);
void add_people_routes(Gate& gate, Office& office);
void add_key_routes(Gate& gate, Office& office);
void add_entry_routes(Gate& gate, Office& office);
void add_request_routes(Gate& gate, Office& office);
void add_bin_routes(Gate& gate, Office& office);
void add_team_routes(Gate& gate, Office& office);
void add_due_routes(Gate& gate, Office& office);
void add_file_routes(Gate& gate, Office& office);
void add_case_routes(Gate& gate, Office& office);
void add_compartment_routes(Gate& gate, Office& office);
void add_crisis_routes(Gate& gate, Office& office);
void add_form_routes(Gate& gate, Office& office);
void add_helpline_routes(Gate& gate, Office& office);
void add_channel_routes(Gate& gate, Office& office);
void add_colleague_routes(Gate& gate, Office& office);
void add_feed_routes(Gate& gate, Office& office);
void add_handover_routes(Gate& gate, Office& office);
void add_interpreter_routes(Gate& gate, Office& office);
void add_silence_routes(Gate& gate, Office& office);
void add_trail_routes(Gate& gate, Office& office);
void add_event_route(Gate& gate, EventWatch& watch);

void add_routes(http::Router& router, Office& office, EventWatch& watch);

}  // namespace desk
