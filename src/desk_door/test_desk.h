// SPDX-License-Identifier: AGPL-3.0-or-later
// For this door's tests: all its routes over real rooms, called as a browser calls them, without a socket.
#pragma once

#include <map>

#include "access/test_staff.h"
#include "desk_door/event_watch.h"
#include "desk_door/routes.h"
#include "http/router.h"
#include "wire/json.h"

namespace desk {

struct Answered {
  int status = 0;
  json::value body;
  std::vector<http::Cookie> cookies;
  http::Response response;

  std::string refused() const;
  const json::value& at(std::string_view name) const { return body.as_object().at(name); }
  std::string text(std::string_view name) const { return std::string{at(name).as_string()}; }
};

class TestDesk {
 public:
  TestDesk();

  using Method = http::Method;
  // As nobody: without a session. A path may carry a query.
  Answered call(const staff::Member* who, Method method, const std::string& path,
                const json::value& body = nullptr);
  Answered get(const staff::Member& who, const std::string& path) { return call(&who, Method::get, path); }
  Answered post(const staff::Member& who, const std::string& path, const json::value& body = json::object{}) {
    return call(&who, Method::post, path, body);
  }
  Answered send(http::Request request);
  http::Request request(const staff::Member* who, Method method, const std::string& path);

  // A request sealed to everybody who receives such, as the form would send it.
  base::RequestId arrives(intake::RequestKind kind = intake::RequestKind::request);
  // What a member's device sends to make a generation for these people; it keeps the seed.
  json::object generation(const staff::Member& by, const base::RequestId& request,
                          const std::vector<const staff::Member*>& team);
  // Of the newest generation's seed.
  std::string wrap_for(const staff::Member& member, const base::RequestId& request);
  // Something to write into the request, sealed to its newest key and to the readers named.
  json::object writing(const staff::Member& by, const base::RequestId& request, seal::EnvelopeKind kind,
                       std::uint64_t sequence, const std::vector<seal::SealingPublicKey>& readers = {});
  std::string any_wrap();

  struct RequestSecrets {
    std::uint32_t generation = 0;
    seal::SecretBytes seed = seal::SecretBytes::fresh();
    seal::SealingPublicKey key = seal::sealing_public(seed);
  };

  staff::TestStaff staff;
  Office office;
  EventWatch watch;
  http::Router router;
  std::map<base::RequestId, RequestSecrets> requests;
  std::map<base::RequestId, seal::Receipt> receipts;
};

}  // namespace desk
