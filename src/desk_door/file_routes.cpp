// SPDX-License-Identifier: AGPL-3.0-or-later
#include <charconv>

#include "desk_door/request_json.h"
#include "desk_door/routes.h"
#include "seal/file.h"

namespace desk {
namespace {

base::Result<base::RequestId> request_in_query(const http::Request& request) {
  const auto* written = http::field(request.query, "request");
  const auto id = written ? base::RequestId::parse(*written) : std::nullopt;
  if (!id) return refusal::unreadable;
  return *id;
}

base::Result<std::int64_t> number_in_path(const http::Request& request) {
  const auto& written = request.parts.at("number");
  std::int64_t number = 0;
  const auto* end = written.data() + written.size();
  const auto [at, error] = std::from_chars(written.data(), end, number);
  if (error != std::errc{} || at != end || number < 0) return staff::refusal::unknown;
  return number;
}

base::Result<intake::Upload> upload_of(const http::Request& request) {
  const auto file = TRY(id_in_path<base::FileId>(request, "file"));
  const auto* said = request.header("x-upload");
  const auto secret = said ? base::from_base64url(*said) : std::nullopt;
  if (!secret || secret->size() != seal::SecretBytes::size) return refusal::unreadable;
  return intake::Upload{.request = TRY(request_in_query(request)), .file = file, .secret = *secret};
}

Gate::Answered put_chunk(Office& office, const http::Request& request) {
  const auto upload = TRY(upload_of(request));
  const auto number = TRY(number_in_path(request));
  TRY(office.uploads.put(upload, number, base::view(request.body)));
  return http::Response::empty();
}

Gate::Answered progress(Office& office, const http::Request& request) {
  const auto upload = TRY(upload_of(request));
  json::array have;
  for (const auto& [first, last] : TRY(office.uploads.have(upload))) have.push_back({first, last});
  return answer({{"have", have}});
}

Gate::Answered done(Office& office, const http::Request& request) {
  const auto upload = TRY(upload_of(request));
  In in{request.body};
  const auto chunks = in.number("chunks");
  TRY(in.finish());
  TRY(office.uploads.done(upload, chunks));
  return http::Response::empty();
}

Gate::Answered get_chunk(Office& office, const staff::Session& session, const http::Request& request) {
  const auto file = TRY(id_in_path<base::FileId>(request, "file"));
  const auto number = TRY(number_in_path(request));
  const auto id = TRY(request_in_query(request));
  const auto sealed = TRY(office.readings.chunk(member_of(session), id, file, number));
  http::Response response;
  response.type = "application/octet-stream";
  response.body = base::text(sealed);
  return response;
}

}  // namespace

void add_file_routes(Gate& gate, Office& office) {
  using enum http::Method;
  using staff::Session, http::Request;
  gate.asked(
      put, "/api/files/{file}/{number}",
      [&](const Session&, const Request& request) { return put_chunk(office, request); },
      seal::sealed_chunk_size);
  gate.asked(get, "/api/files/{file}/{number}", [&](const Session& session, const Request& request) {
    return get_chunk(office, session, request);
  });
  gate.asked(get, "/api/files/{file}",
             [&](const Session&, const Request& request) { return progress(office, request); });
  gate.asked(post, "/api/files/{file}/done",
             [&](const Session&, const Request& request) { return done(office, request); });
}

}  // namespace desk
