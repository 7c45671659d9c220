// SPDX-License-Identifier: AGPL-3.0-or-later
// What the rest of one request costs: reading it, answering with a page, keeping it.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <filesystem>

#include "http/multipart.h"
#include "http/parser.h"
#include "languages/language.h"
#include "pages/pages.h"
#include "store/migrations.h"
#include "trail/trail.h"
#include "trail/verify.h"

namespace {

namespace fs = std::filesystem;

const fs::path source{HAVRE_SOURCE};

const std::string head =
    "POST /ask HTTP/1.1\r\nHost: intake.example\r\nAccept: "
    "text/html,application/xhtml+xml\r\nAccept-Language: "
    "fr-CH, fr;q=0.9, en;q=0.8\r\nAccept-Encoding: gzip, deflate, br\r\nReferer: "
    "https://intake.example/ask\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4300\r\nOrigin: "
    "https://intake.example\r\n"
    "Sec-Fetch-Mode: navigate\r\nConnection: keep-alive\r\n\r\n";

void parse_head(benchmark::State& state) {
  for (auto _ : state) {
    http::Parser parser;
    http::Request request;
    CHECK(parser.head(head, request) == 0);
    benchmark::DoNotOptimize(request.path);
  }
}
BENCHMARK(parse_head)->Unit(benchmark::kMicrosecond);

struct Nobody final : http::MultipartReader::Listener {
  bool part(const http::PartHead&) override { return true; }
  bool bytes(base::ByteView piece) override { return benchmark::DoNotOptimize(piece.data()), true; }
  bool part_end() override { return true; }
};

void read_multipart(benchmark::State& state) {
  const std::string before = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\n";
  const base::Bytes piece(65536, '-');
  constexpr int pieces = 64;
  for (auto _ : state) {
    Nobody nobody;
    http::MultipartReader reader{"b", nobody};
    CHECK(reader.write(base::view(before)));
    for (int i = 0; i < pieces; ++i) CHECK(reader.write(piece));
    CHECK(reader.write(base::view("\r\n--b--\r\n")) && reader.finished());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * pieces *
                          static_cast<int>(piece.size()));
}
BENCHMARK(read_multipart)->Unit(benchmark::kMillisecond);

const languages::Catalogue& catalogue() {
  static const auto read = languages::Catalogue::read(source / "locale");
  return read;
}

const pages::Pages& public_pages() {
  static const pages::Pages made{
      {.organisation = "Havre", .languages = {"en", "ar"}, .intake = "https://i.example"},
      catalogue(),
      source / "share/pages",
      source / "web/dist/assets"};
  return made;
}

void render_first_page(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(public_pages().first({.language = "ar"}));
}
BENCHMARK(render_first_page)->Unit(benchmark::kMicrosecond);

void render_form(benchmark::State& state) {
  const pages::FormPage page{.token = std::string(43, 'A')};
  for (auto _ : state) benchmark::DoNotOptimize(public_pages().form({.language = "ar"}, page));
}
BENCHMARK(render_form)->Unit(benchmark::kMicrosecond);

// A migrated embedded database on the disk, gone with the benchmark.
struct Shelf {
  fs::path folder = fs::temp_directory_path() / ("havre-bench-" + std::to_string(getpid()));
  std::unique_ptr<store::Database> database;
  Shelf() {
    fs::create_directories(folder);
    database = std::make_unique<store::Database>("sqlite:" + (folder / "havre.db").string());
    store::migrate(*database, store::read_migrations(source / "migrations", database->engine()));
  }
  ~Shelf() {
    database.reset();
    fs::remove_all(folder);
  }
  static store::Database& shared() {
    static Shelf shelf;
    return *shelf.database;
  }
};

// One line of the trail a transaction, each safe from a loss of power when it returns.
void commit(benchmark::State& state) {
  const base::SystemClock clock;
  const trail::Trail trail{clock};
  for (auto _ : state) trail.record_apart(Shelf::shared(), {trail::Actor::system(), "bench.done"});
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(commit)->Threads(1)->Threads(4)->UseRealTime()->Unit(benchmark::kMicrosecond);

void verify_trail(benchmark::State& state) {
  const auto lines = trail::verify(Shelf::shared()).last.sequence;
  for (auto _ : state) CHECK(!trail::verify(Shelf::shared()).finding);
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * lines);
}
BENCHMARK(verify_trail)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int count, char** words) {
  seal::start();
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
