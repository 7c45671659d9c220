// SPDX-License-Identifier: AGPL-3.0-or-later
// Forms, cookies and language wishes, which come from outside as they are.
#include <cstddef>
#include <cstdint>

#include "http/form.h"

namespace {

void check_clean(const std::string& text) { CHECK(http::is_utf8(text) && text.find('\0') == text.npos); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(bytes), size};
  if (const auto fields = http::fields_of(text)) {
    for (const auto& [name, value] : *fields) check_clean(name), check_clean(value);
  }
  if (const auto decoded = http::percent_decoded(text, http::Plus::stays)) {
    CHECK(decoded->size() <= text.size());
    check_clean(*decoded);
  }

  http::Request request;
  request.headers = {{"cookie", std::string{text}},
                     {"accept-language", std::string{text}},
                     {"content-type", std::string{text}}};
  request.body = text;
  request.cookie("visit");
  const auto form = request.form();
  const auto language = request.language({"en", "fr", "ar"});
  CHECK(language == "en" || language == "fr" || language == "ar");
  return 0;
}
