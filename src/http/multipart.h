// SPDX-License-Identifier: AGPL-3.0-or-later
// multipart/form-data (RFC 7578) as it arrives, never whole in memory. Fuzzed. Only what browsers send is
// read: no preamble, no folded lines, no encodings but the bytes themselves, at most 8 KiB of headers a part.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace http {

struct PartHead {
  std::string name;
  std::optional<std::string> file_name;  // as sent: hostile until shown otherwise
  std::string type;
};

class MultipartReader {
 public:
  class Listener {
   public:
    virtual ~Listener() = default;
    // False from any of these stops reading.
    virtual bool part(const PartHead& head) = 0;
    virtual bool bytes(base::ByteView piece) = 0;
    virtual bool part_end() = 0;
  };

  // From the request's Content-Type; none when it is not multipart/form-data with a sane boundary (1…70
  // characters).
  static std::optional<std::string> boundary(std::string_view content_type);

  MultipartReader(std::string boundary, Listener& listener);
  // False once malformed or stopped.
  bool write(base::ByteView piece);
  // The closing boundary was seen.
  bool finished() const;

 private:
  struct State;
  std::shared_ptr<State> state_;  // a copy reads on where its twin left off
};

}  // namespace http
