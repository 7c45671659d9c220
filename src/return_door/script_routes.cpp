// SPDX-License-Identifier: AGPL-3.0-or-later
// What the script asks with a finder: it opens and seals on its own device.
#include "return_door/page_routes.h"
#include "seal/file.h"
#include "wire/sealed.h"

namespace return_door {
namespace {

using Answered = base::Result<http::Response>;
using Errand = Answered (*)(Hall&, const http::Request&);
using http::Request, http::Response;
using wire::In, wire::out;
namespace json = boost::json;

json::array envelopes_json(const requests::Thread& thread) {
  json::array envelopes;
  for (const auto& each : thread.envelopes)
    envelopes.push_back({{"id", out(each.id)},
                         {"kind", each.kind},
                         {"direction", each.direction},
                         {"sequence", each.sequence},
                         {"hour", out(each.hour)},
                         {"sealed", out(each.sealed)},
                         {"wrap", out(each.wrap)},
                         {"fetched", each.fetched}});
  return envelopes;
}

json::array files_json(const requests::Thread& thread) {
  json::array files;
  for (const auto& each : thread.files)
    files.push_back({{"id", out(each.id)}, {"envelope", out(each.envelope)}, {"chunks", each.chunks}});
  return files;
}

Answered thread(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = in.key<seal::Digest>("finder");
  TRY(in.finish());
  const auto thread = TRY(hall.threads.open(finder));
  const auto& reader = thread.reader;
  const intake::Prepared prepared{reader.request, thread.next_sequence, thread.standing};
  auto answer = wire::prepared_json(prepared, *hall.recipients.current(), hall.house, hall.root);
  answer.erase("sequence");
  answer["next_sequence"] = thread.next_sequence;
  answer["kind"] = thread.kind;
  answer["state"] = requests::word(thread.state);
  answer["language"] = thread.language;
  answer["arrived_hour"] = out(thread.arrived);
  answer["reader"] = {{"id", out(reader.id)},
                      {"kind", requests::word(reader.kind)},
                      {"reach", requests::word(reader.reach)},
                      {"state", requests::word(reader.state)}};
  answer["envelopes"] = envelopes_json(thread);
  answer["files"] = files_json(thread);
  return wire::answer(answer);
}

Answered message(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = in.key<seal::Digest>("finder");
  const auto about = in.has("about") ? in.text("about", 10) : std::string{};
  const requests::Message message{.sequence = wire::read_sequence(in),
                                  .sealed = wire::read_sealed(in),
                                  .files = wire::read_files(in),
                                  .reopens = about != "closing"};
  TRY(in.finish());
  return wire::answer({{"envelope", out(TRY(hall.threads.add(finder, message)))}}, 201);
}

Answered withdraw(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = in.key<seal::Digest>("finder");
  TRY(in.finish());
  TRY(hall.threads.withdraw(finder));
  return Response::empty();
}

Answered destroy(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = in.key<seal::Digest>("finder");
  TRY(in.finish());
  TRY(hall.threads.destroy(finder));
  return Response::empty();
}

Answered replace(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = in.key<seal::Digest>("finder");
  auto made = in.object("new");
  const intake::NewReader reader{.finder_hash = made.key<seal::Digest>("finder_hash"),
                                 .reader_key = made.key<seal::SealingPublicKey>("reader_key"),
                                 .signer_key = made.key<seal::SigningPublicKey>("signer_key")};
  const auto handover = made.key<seal::Digest>("handover");
  TRY(made.finish());
  TRY(in.finish());
  TRY(hall.threads.take_up(finder, reader, handover));
  return Response::empty(204);
}

Answered chunk(Hall& hall, const Request& request) {
  In in{request.body};
  const auto finder = in.key<seal::Digest>("finder");
  const auto file = in.id<base::FileId>("file");
  const auto number = in.number("number");
  TRY(in.finish());
  const auto sealed = TRY(hall.threads.chunk(finder, file, number));
  Response response;
  response.type = "application/octet-stream";
  response.body = base::text(sealed);
  return response;
}

base::Result<base::RequestId> request_of(Hall& hall, const Request& request) {
  const auto* said = request.header("x-finder");
  const auto bytes = said ? base::from_base64url(*said) : std::nullopt;
  const auto finder = bytes ? seal::Digest::from(*bytes) : std::nullopt;
  if (!finder) return wire::refusal::unreadable;
  return TRY(hall.threads.find(*finder)).request;
}

Answered put_chunk(Hall& hall, const Request& request) {
  return wire::put_chunk(hall.uploads, TRY(request_of(hall, request)), request);
}
Answered chunks_there(Hall& hall, const Request& request) {
  return wire::chunks_there(hall.uploads, TRY(request_of(hall, request)), request);
}
Answered chunks_done(Hall& hall, const Request& request) {
  return wire::chunks_done(hall.uploads, TRY(request_of(hall, request)), request);
}

}  // namespace

void add_script_routes(http::Router& router, Hall& hall) {
  using enum http::Method;
  constexpr std::size_t small = 4096, one_reader = 8192;
  const auto add = [&](http::Method method, const char* pattern, Errand errand, std::size_t most_body) {
    router.on(
        method, pattern,
        [&hall, errand](const Request& request) {
          auto outcome = errand(hall, request);
          return outcome ? *std::move(outcome) : http::refusal(outcome.error());
        },
        most_body);
  };
  add(post, "/api/thread", thread, small);
  add(post, "/api/messages", message, wire::large_body);
  add(post, "/api/withdraw", withdraw, small);
  add(post, "/api/destroy", destroy, small);
  add(post, "/api/replace", replace, one_reader);
  add(post, "/api/files/get", chunk, small);
  add(put, "/api/files/{file}/{number}", put_chunk, seal::sealed_chunk_size);
  add(get, "/api/files/{file}", chunks_there, 0);
  add(post, "/api/files/{file}/done", chunks_done, small);
}

}  // namespace return_door
