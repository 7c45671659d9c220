// SPDX-License-Identifier: AGPL-3.0-or-later
// What the script of the form sends: sealed already. The server learns the language, how soon, and sizes.
#include "intake_door/page_routes.h"
#include "seal/file.h"
#include "wire/sealed.h"

namespace intake_door {
namespace {

using Answered = base::Result<http::Response>;
using Errand = Answered (*)(Porch&, const http::Request&);
using wire::In;

constexpr std::size_t most_language = 35;

Answered prepare(Porch& porch, const http::Request& request) {
  In in{request.body};
  const auto token = wire::read_token(in);
  const auto kind = in.word("kind", intake::request_kind);
  TRY(in.finish());
  const auto prepared = TRY(porch.intake.prepare(token, kind));
  return wire::answer(wire::prepared_json(prepared, *porch.recipients.current(), porch.house, porch.root));
}

Answered ask(Porch& porch, const http::Request& request) {
  In in{request.body};
  const auto imminence = [](std::string_view word) { return std::optional{intake::imminence(word)}; };
  const intake::Submission submission{.token = wire::read_token(in),
                                      .kind = in.word("kind", intake::request_kind),
                                      .language = in.text("language", most_language),
                                      .imminence = in.word("imminence", imminence),
                                      .path = intake::Path::script,
                                      .channel = intake::Channel::web,
                                      .sequence = wire::read_sequence(in),
                                      .sealed = wire::read_sealed(in),
                                      .reader = wire::read_reader(in),
                                      .files = wire::read_files(in),
                                      .author = {}};
  TRY(in.finish());
  return wire::answer({{"request", wire::out(TRY(porch.intake.accept(submission)))}}, 201);
}

Answered confirm(Porch& porch, const http::Request& request) {
  In in{request.body};
  const auto token = wire::read_token(in);
  const auto finder = in.key<seal::Digest>("finder_hash");
  TRY(in.finish());
  TRY(porch.intake.confirm(token, finder));
  return wire::answer({{"confirmed", true}});
}

base::Result<base::RequestId> request_in_query(const http::Request& request) {
  const auto* written = http::field(request.query, "request");
  const auto id = written ? base::RequestId::parse(*written) : std::nullopt;
  if (!id) return wire::refusal::unreadable;
  return *id;
}

Answered put_chunk(Porch& porch, const http::Request& request) {
  return wire::put_chunk(porch.uploads, TRY(request_in_query(request)), request);
}
Answered chunks_there(Porch& porch, const http::Request& request) {
  return wire::chunks_there(porch.uploads, TRY(request_in_query(request)), request);
}
Answered chunks_done(Porch& porch, const http::Request& request) {
  return wire::chunks_done(porch.uploads, TRY(request_in_query(request)), request);
}

}  // namespace

void add_script_routes(http::Router& router, Porch& porch) {
  using http::Method;
  const auto add = [&](Method method, const char* pattern, Errand errand, std::size_t most_body) {
    router.on(
        method, pattern,
        [&porch, errand](const http::Request& request) {
          auto outcome = errand(porch, request);
          return outcome ? *std::move(outcome) : http::refusal(outcome.error());
        },
        most_body);
  };
  add(Method::post, "/api/prepare", prepare, 4096);
  add(Method::post, "/api/requests", ask, wire::large_body);
  add(Method::post, "/api/receipts", confirm, 4096);
  add(Method::put, "/api/files/{file}/{number}", put_chunk, seal::sealed_chunk_size);
  add(Method::get, "/api/files/{file}", chunks_there, 0);
  add(Method::post, "/api/files/{file}/done", chunks_done, 4096);
}

}  // namespace intake_door
