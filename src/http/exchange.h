// SPDX-License-Identifier: AGPL-3.0-or-later
// One request and its answer on a line.
#pragma once

#include <exception>
#include <optional>

#include "http/answer.h"
#include "http/line.h"
#include "http/parser.h"
#include "http/router.h"

namespace http {

class Exchange {
 public:
  Exchange(Service& service, Line& line) : service_{service}, line_{line}, share_{service} {}

  enum class End { next, goodbye, lost };
  asio::awaitable<End> run();

 private:
  // No response: the visitor is gone.
  using Answer = std::optional<Response>;

  asio::awaitable<Answer> answer();
  asio::awaitable<bool> read_head(int& refused);
  asio::awaitable<Answer> take_body_whole();
  asio::awaitable<Answer> take_body_by_pieces();
  asio::awaitable<Answer> pour_into(BodySink& sink);
  asio::awaitable<bool> invite_body();
  // Decodes and waits until `enough` bytes are in request_.body or the body is complete. 0: fine; -1: gone;
  // else status.
  asio::awaitable<int> fill_body(std::size_t enough);

  asio::awaitable<Answer> on_worker(std::function<Response()> work);
  asio::awaitable<Answer> malformed(int status);
  Response refused_with(int status) const;
  asio::awaitable<Answer> no_route();
  asio::awaitable<Answer> after_fault(std::exception_ptr fault);

  void forget_request();
  // Whether the line ends after this answer.
  bool closes() const;
  asio::awaitable<bool> send(Response& response);
  asio::awaitable<bool> send_pulled(Response& response);
  asio::awaitable<bool> send_events(Response& response);

  Service& service_;
  Line& line_;
  Parser parser_;
  Request request_;
  Router::Found found_;
  Share share_;
  bool ends_here_ = false;  // no other request can follow on this line
};

// Requests one after another until the line ends.
asio::awaitable<void> serve(Service& service, Line& line);

}  // namespace http
