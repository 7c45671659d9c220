// SPDX-License-Identifier: AGPL-3.0-or-later
// What the organisation asks besides the shipped form. A change shows within ten seconds.
#pragma once

#include <memory>
#include <mutex>

#include "fields/own_fields.h"
#include "intake/house.h"
#include "pages/form.h"

namespace intake_door {

class OwnFields {
 public:
  explicit OwnFields(const intake::House& house) : house_{house} {}

  // Those in use on this form, in this language or another that they were said in.
  pages::OwnFields of(pages::FormKind kind, std::string_view language);

 private:
  using Known = std::shared_ptr<const std::vector<fields::OwnField>>;
  Known known();

  intake::House house_;
  std::mutex mutex_;
  Known known_;
  base::Instant looked_;
};

}  // namespace intake_door
