// SPDX-License-Identifier: AGPL-3.0-or-later
// For tests of this room: a desk with a case and a small vocabulary.
#pragma once

#include "cases/facts.h"
#include "requests/test_desk.h"

namespace cases {

class TestCase : public requests::TestDesk {
 protected:
  TestCase() {
    vocabulary.add("severity", {true, {"life", "liberty", "data"}});
    vocabulary.add("danger", {false, {"now", "week", "past"}});
    vocabulary.add("incident", {true, {"death_threat", "doxing", "arrest"}});
  }

  Vocabulary vocabulary;
  House cases_house{house, vocabulary};
  Facts facts{cases_house};
  requests::Member stranger{base::PersonId::fresh(), {staff::Role::handler}};
};

}  // namespace cases
