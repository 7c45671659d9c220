// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/event_watch.h"
#include "desk_door/routes.h"

namespace desk {

void add_event_route(Gate& gate, EventWatch& watch) {
  gate.asked(http::Method::get, "/api/events",
             [&](const staff::Session& session, const http::Request&) -> Gate::Answered {
               http::Response response;
               response.type = "text/event-stream";
               response.events = watch.follow(session);
               return response;
             });
}

}  // namespace desk
