// SPDX-License-Identifier: AGPL-3.0-or-later
// TLS 1.2 and 1.3 ending in this process: forward secrecy only, no session kept, no ticket given.
#pragma once

#include <memory>
#include <string>

#include "http/stream.h"

namespace http {

class Certificate {
 public:
  // Faults when the files cannot be used.
  Certificate(std::string certificate_file, std::string key_file);
  ~Certificate();

  std::unique_ptr<Stream> stream(int socket) const;
  // Reads the files again, if asked or if they changed; connections under way keep the old one, and so does
  // everybody when the new one is unusable.
  void renew();
  void renew_if_changed();

 private:
  struct Context;
  std::string certificate_file_, key_file_;
  std::int64_t read_as_of_ = 0;
  std::unique_ptr<Context> context_;
};

}  // namespace http
