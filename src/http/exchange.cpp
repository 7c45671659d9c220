// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/exchange.h"

#include <algorithm>

#include "base/id.h"
#include "base/log.h"
#include "http/wipe.h"

namespace http {
namespace {

using IncidentId = base::Id<struct IncidentTag>;

// Pieces for a sink: large enough to be worth a thread's while, small enough to be forgotten quickly.
constexpr std::size_t piece_bytes = 64 * 1024;
constexpr int gone = -1;

Response bare(int status) { return Response::html("", status); }

// Into the log goes a number only, never what the fault says: it may quote a visitor.
std::string note_incident(std::exception_ptr fault) {
  const auto incident = IncidentId::fresh();
  try {
    std::rethrow_exception(fault);
  } catch (const base::Fault&) {
    base::log::error("fault in a request", incident);
  } catch (...) {
    base::log::error("unexpected exception in a request", incident);
  }
  return base::log::log_text(incident);
}

}  // namespace

asio::awaitable<void> serve(Service& service, Line& line) {
  if (!co_await line.greet()) co_return;
  auto end = Exchange::End::next;
  for (bool first = true; end == Exchange::End::next; first = false) {
    if (service.stopping && line.wire().empty()) co_return;
    // The first request has the header deadline from connecting on; later ones may be long in coming.
    if (!first && line.wire().empty()) line.until(Stage::idle, service.limits.idle);
    if (line.wire().empty() && !co_await line.receive()) co_return;
    if (!first) line.until(Stage::head, service.limits.header_deadline);
    end = co_await Exchange{service, line}.run();
    wipe_stack();
  }
  if (end == Exchange::End::goodbye) co_await line.leave();
}

asio::awaitable<Exchange::End> Exchange::run() {
  std::exception_ptr fault;
  Answer response;
  try {
    response = co_await answer();
  } catch (...) {
    fault = std::current_exception();
  }
  if (fault) response = co_await after_fault(fault);
  forget_request();
  if (!response) co_return End::lost;

  if (response->events) ends_here_ = true;
  bool sent = false;
  try {
    sent = co_await send(*response);
  } catch (...) {
    // Too late for another answer: breaking off is how the visitor learns.
    note_incident(std::current_exception());
  }
  if (response->events) response->events->close();
  if (response->pull) co_await service_.on_worker([&] { response->pull = nullptr; });
  if (!sent) co_return End::lost;
  co_return closes() ? End::goodbye : End::next;
}

void Exchange::forget_request() {
  // What they wrote is freed before the answer leaves, however slowly it is taken. Assigning would keep the
  // buffers.
  Request nothing;
  nothing.method = request_.method;
  std::swap(request_, nothing);
  found_ = {};
  share_.set(0);
}

bool Exchange::closes() const {
  return ends_here_ || !parser_.complete() || !parser_.keeps_alive() || service_.stopping;
}

asio::awaitable<Exchange::Answer> Exchange::answer() {
  int refused = 0;
  if (!co_await read_head(refused)) co_return std::nullopt;
  if (refused != 0) co_return co_await malformed(refused);
  request_.over_tls = line_.is_tls();
  found_ = service_.router.find(request_.method, request_.path);
  if (!found_.route) co_return co_await no_route();
  request_.parts = found_.parts;
  if (found_.route->maker) co_return co_await take_body_by_pieces();
  co_return co_await take_body_whole();
}

asio::awaitable<bool> Exchange::read_head(int& refused) {
  const auto most = service_.limits.header_bytes;
  HeadEnd end;
  for (std::size_t searched = 0;;) {
    const auto wire = line_.wire();
    end = head_end(wire.substr(0, most), searched);
    if (end.found != HeadEnd::Found::not_yet) break;
    if (wire.size() >= most) {
      refused = wire.find('\n') == wire.npos ? 414 : 431;
      co_return true;
    }
    searched = wire.size();
    if (co_await line_.receive()) continue;
    if (!line_.is_late() || line_.wire().empty()) co_return false;
    line_.forgive();
    refused = 408;
    co_return true;
  }
  refused =
      end.found == HeadEnd::Found::malformed ? 400 : parser_.head(line_.wire().substr(0, end.size), request_);
  line_.consume(end.size);
  co_return true;
}

asio::awaitable<bool> Exchange::invite_body() {
  if (!parser_.expects_continue() || parser_.complete() || !line_.wire().empty()) co_return true;
  co_return co_await line_.write("HTTP/1.1 100 Continue\r\n\r\n");
}

asio::awaitable<int> Exchange::fill_body(std::size_t enough) {
  while (!parser_.complete()) {
    const auto used = parser_.body(line_.wire(), request_.body);
    if (!used) co_return 400;
    line_.consume(*used);
    share_.set(request_.body.size());
    if (parser_.complete() || request_.body.size() >= enough) break;
    if (!co_await line_.receive()) co_return gone;
  }
  co_return 0;
}

asio::awaitable<Exchange::Answer> Exchange::take_body_whole() {
  const auto most = found_.route->most_body;
  if (parser_.length().value_or(0) > most) co_return co_await malformed(413);
  line_.at_pace(Stage::body);
  if (!co_await invite_body()) co_return std::nullopt;
  const int refused = co_await fill_body(most + 1);
  if (refused == gone) co_return std::nullopt;
  if (refused != 0) co_return co_await malformed(refused);
  if (request_.body.size() > most) co_return co_await malformed(413);
  co_return co_await on_worker([this] { return found_.route->handler(request_); });
}

asio::awaitable<Exchange::Answer> Exchange::take_body_by_pieces() {
  std::shared_ptr<BodySink> sink;
  line_.without_limit(Stage::working);
  co_await service_.on_worker([&] { sink = found_.route->maker(request_); });
  CHECK(sink);
  // Its undoing may block as well, so it ends on a worker whatever happens.
  std::exception_ptr fault;
  Answer response;
  try {
    response = co_await pour_into(*sink);
  } catch (...) {
    fault = std::current_exception();
  }
  co_await service_.on_worker([&] { sink.reset(); });
  if (fault) std::rethrow_exception(fault);
  co_return response;
}

asio::awaitable<Exchange::Answer> Exchange::pour_into(BodySink& sink) {
  line_.at_pace(Stage::body);
  if (!co_await invite_body()) co_return std::nullopt;
  for (bool wants_more = true; wants_more && !parser_.complete();) {
    line_.at_pace(Stage::body);
    const int refused = co_await fill_body(piece_bytes);
    if (refused == gone) co_return std::nullopt;
    if (refused != 0) co_return co_await malformed(refused);
    if (request_.body.empty()) continue;
    line_.without_limit(Stage::working);
    co_await service_.on_worker([&] { wants_more = sink.write(base::view(request_.body)); });
    std::string{}.swap(request_.body);
    share_.set(0);
  }
  co_return co_await on_worker([&] { return sink.finish(); });
}

asio::awaitable<Exchange::Answer> Exchange::on_worker(std::function<Response()> work) {
  line_.without_limit(Stage::working);
  Response response;
  co_await service_.on_worker([&] { response = work(); });
  co_return response;
}

asio::awaitable<Exchange::Answer> Exchange::malformed(int status) {
  // Where the next request would begin is not known any more.
  ends_here_ = true;
  co_return co_await on_worker([=, this] { return refused_with(status); });
}

Response Exchange::refused_with(int status) const {
  if (!service_.answers.malformed) return bare(status);
  auto response = service_.answers.malformed(status);
  response.status = status;
  return response;
}

asio::awaitable<Exchange::Answer> Exchange::no_route() {
  co_return co_await on_worker([this] {
    if (!found_.allow.empty()) {
      auto response = refused_with(405);
      response.headers.emplace_back("Allow", found_.allow);
      return response;
    }
    const auto& missing = service_.router.missing_answer();
    return missing ? missing(request_) : bare(404);
  });
}

asio::awaitable<Exchange::Answer> Exchange::after_fault(std::exception_ptr fault) {
  const auto incident = note_incident(fault);
  if (!service_.answers.fault) co_return bare(503);
  try {
    co_return co_await on_worker([&] { return service_.answers.fault(request_, incident); });
  } catch (...) {
    note_incident(std::current_exception());
  }
  co_return bare(503);
}

}  // namespace http
