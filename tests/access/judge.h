// SPDX-License-Identifier: AGPL-3.0-or-later
// Counts probes and keeps what they found. A probe is one person, one record, one surface.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace probes {

class Judge {
 public:
  static constexpr int most_told = 12;

  void probe(const std::string& surface, bool agrees, const std::string& what) {
    ++counted_[surface];
    ++total_;
    if (agrees) return;
    ++wrong_;
    if (wrong_ <= most_told) ADD_FAILURE() << surface << ": " << what;
  }
  // Not a probe: the house itself did not do as it was told.
  void expect(bool holds, const std::string& what) {
    if (holds) return;
    ++wrong_;
    if (wrong_ <= most_told) ADD_FAILURE() << what;
  }
  void happened(const std::string& deed) { ++deeds_[deed]; }

  std::int64_t total() const { return total_; }
  std::int64_t wrong() const { return wrong_; }
  // Whatever comes after so much disagreement follows from it.
  bool is_lost() const { return wrong_ > most_told; }
  const std::map<std::string, std::int64_t>& counted() const { return counted_; }
  const std::map<std::string, std::int64_t>& deeds() const { return deeds_; }

 private:
  std::map<std::string, std::int64_t> counted_;
  std::map<std::string, std::int64_t> deeds_;
  std::int64_t total_ = 0;
  std::int64_t wrong_ = 0;
};

}  // namespace probes
