// SPDX-License-Identifier: AGPL-3.0-or-later
// A chunked body as it arrives. Extensions and trailers, which no browser sends and which servers read
// differently, are refused.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace http {

class Chunks {
 public:
  // Appends what it decodes to `out`. How many of `wire` were used, the rest is to come again with more; none
  // when malformed.
  std::optional<std::size_t> decode(std::string_view wire, std::string& out);
  bool complete() const { return reading_ == Reading::nothing_more; }

 private:
  enum class Reading { size, content, line_end, last_line, nothing_more };
  enum class Step { on, waits, malformed };
  Step step(std::string_view& wire, std::string& out);
  Step read_size(std::string_view& wire);
  Step read_line_end(std::string_view& wire, Reading next);

  Reading reading_ = Reading::size;
  std::uint64_t left_ = 0;
};

}  // namespace http
