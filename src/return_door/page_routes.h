// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "http/server.h"
#include "return_door/opening.h"

namespace return_door {

// Typing the receipt or a code, leaving; and what is said when nothing fits.
void add_page_routes(http::Router& router, Hall& hall);
// Writing, changing, saving, withdrawing, destroying, from an open thread.
void add_deed_routes(http::Router& router, Hall& hall);
// Staying in touch, from an open thread.
void add_plan_routes(http::Router& router, Hall& hall);
void add_plan_script_routes(http::Router& router, Hall& hall);
// JSON for the script (api/public.yaml).
void add_script_routes(http::Router& router, Hall& hall);
http::Answers answers(const Hall& hall);

// What a page of the thread says besides the thread.
struct Shown {
  pages::Deed done = pages::Deed::nothing;
  std::optional<base::Refusal> refusal = {};
  pages::Fields typed = {};
  std::vector<std::string> papers = {};  // shares that are shown only now
};
http::Response thread_page(Hall& hall, const pages::Visit& visit, const Visitor& visitor, Shown shown);
pages::ThreadPage page_of(const OpenedThread& opened);

// Asks for the receipt again; nothing that was written is lost.
http::Response ask_again(const Hall& hall, const pages::Visit& visit, const base::Refusal& why,
                         pages::Fields kept);

// What somebody wrote, without what the page itself brought.
pages::Fields written(const pages::Fields& fields);

// A deed of somebody whose visit still runs; otherwise the receipt is asked again, and what was written is
// kept.
using DeedOf = std::function<http::Response(Hall&, const pages::Visit&, const Visitor&, const http::Fields&)>;
http::Handler visited(Hall& hall, DeedOf deed);

}  // namespace return_door
