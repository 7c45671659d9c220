// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/routes.h"

namespace desk {

void add_routes(http::Router& router, Office& office, EventWatch& watch) {
  Gate gate{router, office.logins};
  add_login_routes(gate, office);
  add_factor_routes(gate, office);
  add_people_routes(gate, office);
  add_key_routes(gate, office);
  add_entry_routes(gate, office);
  add_request_routes(gate, office);
  add_bin_routes(gate, office);
  add_team_routes(gate, office);
  add_due_routes(gate, office);
  add_file_routes(gate, office);
  add_case_routes(gate, office);
  add_compartment_routes(gate, office);
  add_crisis_routes(gate, office);
  add_form_routes(gate, office);
  add_helpline_routes(gate, office);
  add_channel_routes(gate, office);
  add_colleague_routes(gate, office);
  add_feed_routes(gate, office);
  add_handover_routes(gate, office);
  add_interpreter_routes(gate, office);
  add_silence_routes(gate, office);
  add_trail_routes(gate, office);
  add_event_route(gate, watch);
}

}  // namespace desk
