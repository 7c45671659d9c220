// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "languages/catalogue.h"
#include "pages/thread.h"
#include "pages/values.h"

namespace pages {

bool may_write(const ThreadPage& page);
// The state in plain words, without a dot: "binned" is said as "closed", for the person it is the same.
std::string_view shown_state(const ThreadPage& page);
std::string deed_word(Deed deed);  // empty: nothing

// "1.2 MB", in the way every keyboard writes it.
std::string size_text(std::uint64_t bytes);
// A field's label, an option's text; names nobody knows are shown as they are.
std::string question(const languages::Catalogue& sentences, std::string_view language, std::string_view name);
std::string given(const languages::Catalogue& sentences, std::string_view language, const std::string& name,
                  const std::string& value);

Values message_values(const languages::Catalogue& sentences, std::string_view language,
                      const ThreadMessage& message);
// Everything _thread.mustache needs.
Values& add_thread(Values& values, const languages::Catalogue& sentences, std::string_view language,
                   const ThreadPage& page);

}  // namespace pages
