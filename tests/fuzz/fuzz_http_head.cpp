// SPDX-License-Identifier: AGPL-3.0-or-later
// A whole request as a visitor may send it: where its head ends, what it says, and its body arriving in two
// pieces.
#include <cstddef>
#include <cstdint>

#include "base/result.h"
#include "http/parser.h"

namespace {

struct Reading {
  int refused = 0;
  http::Request request;
  std::string body;
  bool malformed = false;
  bool complete = false;
};

Reading read(std::string_view head, std::string_view body, std::size_t cut) {
  Reading out;
  http::Parser parser;
  out.refused = parser.head(head, out.request);
  if (out.refused != 0) return out;
  std::string held;
  for (const auto piece : {body.substr(0, cut), body.substr(cut)}) {
    held += piece;
    if (parser.complete()) break;
    const auto used = parser.body(held, out.body);
    if (!used) {
      out.malformed = true;
      return out;
    }
    CHECK(*used <= held.size());
    held.erase(0, *used);
  }
  out.complete = parser.complete();
  return out;
}

void check_head(const http::Request& request) {
  CHECK(request.path.starts_with('/'));
  CHECK(request.path.find('\0') == request.path.npos);
  CHECK((request.path + '/').find("/../") == std::string::npos);
  CHECK(request.header("host"));
  CHECK(!(request.header("content-length") && request.header("transfer-encoding")));
  CHECK(!request.header("user-agent"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size < 1) return 0;
  const std::string_view wire{reinterpret_cast<const char*>(bytes) + 1, size - 1};
  const auto end = http::head_end(wire, 0);
  if (end.found != http::HeadEnd::Found::here) return 0;
  CHECK(end.size <= wire.size());

  // Where the network cuts a body must not change what it says.
  const auto head = wire.substr(0, end.size);
  const auto body = wire.substr(end.size);
  const auto whole = read(head, body, body.size());
  const auto in_two = read(head, body, bytes[0] % (body.size() + 1));
  CHECK(whole.refused == in_two.refused);
  if (whole.refused != 0) return 0;
  check_head(whole.request);
  CHECK(whole.malformed == in_two.malformed && whole.complete == in_two.complete);
  if (!whole.malformed) CHECK(whole.body == in_two.body);
  return 0;
}
