// SPDX-License-Identifier: AGPL-3.0-or-later
// Values with parameters, and the header lines of one part of a form.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/multipart.h"

namespace http {

struct Parametered {
  std::string value;                              // lower case
  std::map<std::string, std::string> parameters;  // names in lower case, quoted values unquoted
};

// 'form-data; name="a"; filename="b.txt"'; none when it cannot be read or names a parameter twice.
std::optional<Parametered> parametered(std::string_view text);

// The lines of a part without the empty one that ends them.
std::optional<PartHead> part_head(std::string_view lines);

}  // namespace http
