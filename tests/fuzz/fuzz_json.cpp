// SPDX-License-Identifier: AGPL-3.0-or-later
// What browsers post to every door: the strict reader with a shape of every kind of member in it, sealed
// things, and the small words of addresses.
#include "requests/lists.h"
#include "wire/sealed.h"

namespace {

void read_as_a_login(std::string_view body) {
  wire::In in{body};
  (void)in.text("name", 40);
  (void)in.key<seal::Signature>("signature");
  auto device = in.object("device");
  if (device.has("id")) (void)device.id<base::PersonId>("id");
  (void)in.finish();
}

// What passes has been asked for, is of its type and within its limits.
void read_as_a_generation(std::string_view body) {
  wire::In in{body};
  const auto statement = in.bytes("statement");
  const auto team = in.objects("team", 3, [](wire::In& each) {
    return std::pair{each.id<base::PersonId>("person"), each.list_of_bytes("wraps", 2)};
  });
  const auto number = in.number("generation");
  const auto ids = in.ids<base::RequestId>("ids", 2);
  const auto note = in.text("note", 8);
  if (!in.finish()) return;
  CHECK(team.size() <= 3 && ids.size() <= 2 && note.size() <= 8 && note.find('\0') == note.npos);
  for (const auto& [person, wraps] : team) CHECK(wraps.size() <= 2);
  (void)number;
  CHECK(statement.size() <= body.size());
}

void read_as_a_request(std::string_view body) {
  wire::In in{body};
  const auto token = wire::read_token(in);
  const auto sealed = wire::read_sealed(in);
  (void)wire::read_reader(in);
  const auto files = wire::read_files(in);
  if (!in.finish()) return;
  CHECK(sealed.wraps.size() <= wire::most_wraps && files.size() <= intake::most_files);
  const auto again = intake::Token::parse(token.text());
  CHECK(again && again->text() == token.text());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto text = base::text({bytes, size});
  read_as_a_login(text);
  read_as_a_generation(text);
  read_as_a_request(text);
  if (const auto cursor = requests::Cursor::parse(text))
    CHECK(requests::Cursor::parse(cursor->text()).has_value());
  return 0;
}
