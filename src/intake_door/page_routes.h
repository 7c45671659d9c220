// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "http/server.h"
#include "intake_door/porch.h"

namespace intake_door {

// Language and path as the address and the browser say.
pages::Visit visit_of(const Porch& porch, const http::Request& request);

// Pages for people: the first page, the form, the guide, the receipt typed back; and what is said when
// nothing fits.
void add_page_routes(http::Router& router, Porch& porch);
http::Answers answers(const Porch& porch);

// JSON for the script of the form (api/public.yaml).
void add_script_routes(http::Router& router, Porch& porch);

}  // namespace intake_door
