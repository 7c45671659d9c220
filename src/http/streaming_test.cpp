// SPDX-License-Identifier: AGPL-3.0-or-later
// Bodies piece by piece, either way, and server-sent events.
#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <mutex>

#include "http/visitor.h"

namespace http {
namespace {

using namespace std::string_literals;
using std::chrono::milliseconds;

// What became of the bodies that were sent; shared between sinks and tests.
struct Ledger {
  std::mutex mutex;
  std::string received;
  std::atomic<std::size_t> largest = 0;
  std::atomic<int> at_once = 0, most_at_once = 0, finished = 0, undone = 0;
  std::atomic<std::size_t> enough = SIZE_MAX;
  milliseconds slowness{0};
};

class LedgerSink final : public BodySink {
 public:
  explicit LedgerSink(Ledger& ledger) : ledger_{ledger} {}
  ~LedgerSink() override {
    if (!finished_) ++ledger_.undone;
  }
  bool write(base::ByteView piece) override {
    ledger_.most_at_once = std::max(ledger_.most_at_once.load(), ++ledger_.at_once);
    ledger_.largest = std::max(ledger_.largest.load(), piece.size());
    std::this_thread::sleep_for(ledger_.slowness);
    const std::lock_guard lock{ledger_.mutex};
    ledger_.received += base::text(piece);
    --ledger_.at_once;
    return ledger_.received.size() < ledger_.enough;
  }
  Response finish() override {
    finished_ = true;
    ++ledger_.finished;
    return Response::html(std::to_string(ledger_.received.size()));
  }

 private:
  Ledger& ledger_;
  bool finished_ = false;
};

bool soon(const std::function<bool()>& holds) {
  for (int i = 0; i < 500 && !holds(); ++i) std::this_thread::sleep_for(milliseconds{10});
  return holds();
}

class Streaming : public ::testing::Test {
 protected:
  void start(Limits limits = {}) {
    house = std::make_unique<House>(std::move(router), limits);
    address = house->listen({"127.0.0.1:0", "", ""});
    house->start();
  }
  void start_with_ledger() {
    router.on_stream(Method::put, "/file",
                     [this](const Request&) { return std::make_unique<LedgerSink>(ledger); });
    start();
  }
  static std::string put(std::size_t length) {
    return "PUT /file HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: " + std::to_string(length) +
           "\r\n\r\n";
  }

  Ledger ledger;
  Router router;
  std::unique_ptr<House> house;
  std::string address;
};

std::string many_bytes(std::size_t count) {
  std::string out(count, '\0');
  for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<char>(i * 31 >> 3);
  return out;
}

TEST_F(Streaming, BodiesArriveWholeInOrderAndNeverTwoPiecesAtOnce) {
  start_with_ledger();
  const auto sent = many_bytes(5'000'000);
  EXPECT_EQ(body_in(Visitor{address}.ask(put(sent.size()) + sent)), "5000000");
  EXPECT_TRUE(ledger.received == sent);
  EXPECT_EQ(ledger.most_at_once, 1);
  EXPECT_LE(ledger.largest, 256u * 1024);
  EXPECT_EQ(ledger.undone, 0);
}

TEST_F(Streaming, AnEmptyBodyIsFinishedToo) {
  start_with_ledger();
  EXPECT_EQ(body_in(Visitor{address}.ask(put(0))), "0");
  EXPECT_EQ(ledger.finished, 1);
}

TEST_F(Streaming, ASlowDiskSlowsTheSender) {
  ledger.slowness = milliseconds{20};
  start_with_ledger();
  const std::size_t size = 64 << 20;
  Visitor visitor{address};
  std::atomic<std::size_t> sent = 0;
  std::thread sender{[&] {
    visitor.say(put(size));
    const auto piece = many_bytes(1 << 16);
    while (sent < size && visitor.say(piece)) sent += piece.size();
  }};
  std::this_thread::sleep_for(milliseconds{300});
  // What is on its way is in the kernel's buffers, a few MiB; not all of it in ours.
  EXPECT_LT(sent, size / 2);
  ledger.enough = 0;
  sender.join();
}

TEST_F(Streaming, ABodyCutShortIsUndoneAndNotFinished) {
  start_with_ledger();
  {
    Visitor visitor{address};
    visitor.say(put(1'000'000) + many_bytes(300'000));
    EXPECT_TRUE(soon([&] { return ledger.largest > 0; }));
  }
  EXPECT_TRUE(soon([&] { return ledger.undone == 1; }));
  EXPECT_EQ(ledger.finished, 0);
}

TEST_F(Streaming, AMalformedChunkIsRefusedAndUndone) {
  start_with_ledger();
  const auto answer = Visitor{address}.ask(
      "PUT /file HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcdX\r\n");
  EXPECT_EQ(status_in(answer), 400);
  EXPECT_TRUE(soon([&] { return ledger.undone == 1; }));
}

TEST_F(Streaming, ASinkThatHasEnoughAnswersAtOnce) {
  ledger.enough = 100'000;
  start_with_ledger();
  Visitor visitor{address};
  visitor.say(put(10'000'000) + many_bytes(200'000));
  const auto answer = visitor.hear_until("\r\n\r\n");
  EXPECT_EQ(status_in(answer), 200);
  EXPECT_EQ(ledger.finished, 1);
  // The rest is drained for whoever listens only after having sent all.
  EXPECT_TRUE(visitor.say(many_bytes(9'800'000)));
}

TEST_F(Streaming, AFaultInASinkIsAnsweredAndUndone) {
  struct Full final : BodySink {
    explicit Full(Ledger& its_ledger) : ledger{its_ledger} {}
    ~Full() override { ++ledger.undone; }
    bool write(base::ByteView) override { throw base::Fault{"the disk is full"}; }
    Response finish() override { return {}; }
    Ledger& ledger;
  };
  router.on_stream(Method::put, "/file", [this](const Request&) { return std::make_unique<Full>(ledger); });
  start();
  EXPECT_EQ(status_in(Visitor{address}.ask(put(5) + "hello")), 503);
  EXPECT_TRUE(soon([&] { return ledger.undone == 1; }));
}

Response pulled(std::size_t total, std::size_t piece, std::atomic<std::size_t>* given = nullptr) {
  Response response;
  response.type = "application/octet-stream";
  response.pull = [=, at = std::size_t{0}]() mutable {
    const auto size = std::min(piece, total - at);
    at += size;
    if (given) *given += size;
    return base::Bytes(size, 'x');
  };
  return response;
}

TEST_F(Streaming, DownloadsArriveWholeWithAndWithoutALengthKnown) {
  router.on(Method::get, "/known", [](const Request&) {
    auto response = pulled(3'000'000, 100'000);
    response.length = 3'000'000;
    return response;
  });
  router.on(Method::get, "/unknown", [](const Request&) { return pulled(10, 4); });
  start();
  const auto known = Visitor{address}.ask(get("/known"));
  EXPECT_TRUE(has_line(known, "Content-Length: 3000000"));
  EXPECT_EQ(body_in(known).size(), 3'000'000u);
  EXPECT_EQ(body_in(Visitor{address}.ask(get("/unknown"))), "4\r\nxxxx\r\n4\r\nxxxx\r\n2\r\nxx\r\n0\r\n\r\n");
}

TEST_F(Streaming, ADownloadWaitsForItsReader) {
  std::atomic<std::size_t> given = 0;
  router.on(Method::get, "/file", [&](const Request&) { return pulled(1 << 30, 64 * 1024, &given); });
  start();
  {
    Visitor visitor{address};
    visitor.say(get("/file"));
    visitor.hear_until("\r\n\r\n");
    std::this_thread::sleep_for(milliseconds{300});
    EXPECT_LT(given, std::size_t{64} << 20);
  }
  const auto before = given.load();
  EXPECT_TRUE(soon([&] { return given == before; }));
}

TEST_F(Streaming, ADownloadThatFaultsOrComesShortIsCutNotEnded) {
  router.on(Method::get, "/short", [](const Request&) {
    auto response = pulled(10, 4);
    response.length = 20;
    return response;
  });
  router.on(Method::get, "/fault", [](const Request&) {
    Response response;
    response.pull = []() -> base::Bytes { throw base::Fault{"gone"}; };
    return response;
  });
  start();
  EXPECT_EQ(body_in(Visitor{address}.ask(get("/short"))).size(), 10u);
  EXPECT_EQ(body_in(Visitor{address}.ask(get("/fault"))), "");
  EXPECT_EQ(status_in(Visitor{address}.ask(get("/nothing"))), 404);
}

class Events : public Streaming {
 protected:
  void SetUp() override {
    router.on(Method::get, "/events", [this](const Request&) {
      Response response;
      response.events = stream;
      return response;
    });
    Limits limits;
    limits.heartbeat = milliseconds{300};
    start(limits);
  }
  Visitor reader() {
    Visitor visitor{address};
    visitor.say(get("/events"));
    EXPECT_TRUE(has_line(visitor.hear_until("\r\n\r\n"), "Content-Type: text/event-stream"));
    return visitor;
  }

  std::shared_ptr<EventStream> stream = EventStream::make();
};

TEST_F(Events, ReachTheReaderAsTheyHappen) {
  stream->send("early", "before anybody listened");
  auto visitor = reader();
  EXPECT_NE(visitor.hear_until("\n\n\r\n").find("event: early\ndata: before"), std::string::npos);
  stream->send("changed", "1");
  EXPECT_NE(visitor.hear_until("\n\n\r\n").find("event: changed\ndata: 1\n\n"), std::string::npos);
  stream->close();
  EXPECT_EQ(visitor.hear_all(), "0\r\n\r\n");
}

TEST_F(Events, AHeartbeatKeepsTheLineAlive) {
  auto visitor = reader();
  EXPECT_EQ(visitor.hear_until(":\n\n\r\n"), "3\r\n:\n\n\r\n");
  EXPECT_EQ(visitor.hear_until(":\n\n\r\n"), "3\r\n:\n\n\r\n");
}

TEST_F(Events, TheStreamIsClosedOnceTheReaderHasGone) {
  {
    auto visitor = reader();
  }
  EXPECT_TRUE(soon([&] { return stream->closed(); }));
}

TEST_F(Events, ATooSlowReaderIsCut) {
  auto visitor = reader();
  const std::string large(1 << 20, 'x');
  EXPECT_TRUE(soon([&] {
    stream->send("large", large);
    return stream->closed();
  }));
  EXPECT_FALSE(visitor.hear_all().ends_with("\r\n0\r\n\r\n"));
}

TEST_F(Events, StopEndsThemProperly) {
  auto visitor = reader();
  house->ask_to_stop();
  EXPECT_TRUE(visitor.hear_all().ends_with("0\r\n\r\n"));
  house->stop_and_wait();
  EXPECT_TRUE(stream->closed());
}

}  // namespace
}  // namespace http
