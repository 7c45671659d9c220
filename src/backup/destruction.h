// SPDX-License-Identifier: AGPL-3.0-or-later
// What was destroyed and must stay so, written as one line: "request 0f… 20779 5d41402a". Ids and days only.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"

namespace backup {

enum class Destroyed {
  request,       // everything of a request
  file,          // one file's chunks
  epoch,         // the private half of a person's epoch key
  person_wraps,  // what a person could open: everywhere, or of one request
};

class Destruction {
 public:
  static Destruction of_request(const base::RequestId& request, base::Day day);
  static Destruction of_file(const base::FileId& file, base::Day day);
  static Destruction of_epoch(const base::PersonId& person, base::Day epoch, base::Day day);
  static Destruction of_wraps(const base::PersonId& person, base::Day day);
  static Destruction of_wraps(const base::RequestId& request, const base::PersonId& person, base::Day day);
  // As it stands in the table `destructions`; none if it cannot be one.
  static std::optional<Destruction> from(std::string_view what, std::string_view subject, base::Day day);

  Destroyed what() const { return what_; }
  std::string_view word() const;
  std::string subject() const;
  base::Day day() const { return day_; }

  const std::string& first() const { return first_; }  // an id
  const std::string& second() const {
    return second_;
  }  // of_epoch: its day; of_wraps of one request: the person
  std::string line() const;
  // None for a line that was cut or changed.
  static std::optional<Destruction> read(std::string_view line);

  friend bool operator==(const Destruction&, const Destruction&) = default;

 private:
  Destruction(Destroyed what, std::string first, std::string second, base::Day day)
      : what_{what}, first_{std::move(first)}, second_{std::move(second)}, day_{day} {}

  Destroyed what_;
  std::string first_;
  std::string second_;
  base::Day day_;
};

}  // namespace backup
