// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked on the sheets of a case: forms shipped as files, and the fields an organisation adds to them.
#pragma once

#include <filesystem>

#include "access/house.h"
#include "fields/own_field.h"

namespace cases {

// The shipped ones, as read at the start.
class ShippedForms {
 public:
  static ShippedForms read(const std::filesystem::path& folder);
  bool has(std::string_view form) const { return names_.contains(form); }
  // A JSON array, with every "label", "hint" and "title" in one language.
  const std::string& json(std::string_view language) const;

 private:
  std::set<std::string, std::less<>> names_;
  std::map<std::string, std::string, std::less<>> json_;
};

class Forms {
 public:
  Forms(staff::House house, const ShippedForms& shipped) : house_{house}, shipped_{shipped} {}

  const ShippedForms& shipped() const { return shipped_; }
  // In the order they were added, out of use ones too: what was written in them is still read.
  std::vector<fields::OwnField> own() const;
  base::Result<fields::FieldId> add(const staff::Session& asking, fields::OwnField field) const;
  base::Result<> reword(const staff::Session& asking, const fields::FieldId& field,
                        const fields::FieldWording& wording) const;

 private:
  base::Result<> still_fits(store::Transaction& transaction, const std::string& form) const;
  base::Result<> may_change(const staff::Session& asking, trail::Word deed) const;

  staff::House house_;
  const ShippedForms& shipped_;
};

}  // namespace cases
