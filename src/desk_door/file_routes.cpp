// SPDX-License-Identifier: AGPL-3.0-or-later
#include "desk_door/request_json.h"
#include "desk_door/routes.h"
#include "seal/file.h"

namespace desk {
namespace {

base::Result<base::RequestId> request_in_query(const http::Request& request) {
  const auto* written = http::field(request.query, "request");
  const auto id = written ? base::RequestId::parse(*written) : std::nullopt;
  if (!id) return wire::refusal::unreadable;
  return *id;
}

Gate::Answered get_chunk(Office& office, const staff::Session& session, const http::Request& request) {
  const auto file = TRY(id_in_path<base::FileId>(request, "file"));
  const auto number = TRY(wire::number_in_path(request));
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
  const auto uploading = [&](http::Method method, const char* pattern, auto step,
                             std::size_t most = small_body) {
    gate.asked(
        method, pattern,
        [&office, step](const staff::Session&, const http::Request& request) -> Gate::Answered {
          const auto id = TRY(request_in_query(request));
          return step(office.uploads, id, request);
        },
        most);
  };
  uploading(put, "/api/files/{file}/{number}", wire::put_chunk, seal::sealed_chunk_size);
  uploading(get, "/api/files/{file}", wire::chunks_there);
  uploading(post, "/api/files/{file}/done", wire::chunks_done);
  gate.asked(get, "/api/files/{file}/{number}",
             [&](const staff::Session& session, const http::Request& request) {
               return get_chunk(office, session, request);
             });
}

}  // namespace desk
