// SPDX-License-Identifier: AGPL-3.0-or-later
// One request of the demonstration from asking to closing, sealed and opened as browsers and devices would.
#pragma once

#include <string>

#include "havre/device.h"
#include "intake/intake.h"
#include "requests/requests.h"
#include "requests/teams.h"
#include "requests/threads.h"

namespace havre {

struct DemoRequest {
  intake::RequestKind kind;
  std::string language;
  std::string imminence;
  std::string path;
  std::string channel;
  std::string answers;  // a JSON object
};

class DemoCases {
 public:
  explicit DemoCases(const staff::House& house);

  base::RequestId ask(const DemoRequest& request, const Device& entered_by);
  void adopt(const base::RequestId& request, const Device& device);
  void answer(const base::RequestId& request, const Device& device, const std::string& text,
              const std::string& language);
  void close(const base::RequestId& request, const Device& device);
  void bin(const base::RequestId& request, const Device& device);

 private:
  intake::House at() const { return {house_.database, house_.clock, house_.organisation}; }
  requests::Member member(const Device& device) const;

  staff::House house_;
  intake::Recipients recipients_;
};

}  // namespace havre
