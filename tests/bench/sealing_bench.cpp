// SPDX-License-Identifier: AGPL-3.0-or-later
// What sealing costs, per key, per text and per byte.
#include <benchmark/benchmark.h>

#include "seal/envelope.h"
#include "seal/file.h"
#include "seal/receipt.h"
#include "seal/xwing.h"
#include "unseal/person.h"
#include "unseal/unseal.h"

namespace {

std::vector<seal::Recipient> people(int count) {
  std::vector<seal::Recipient> made;
  for (int i = 0; i < count; ++i)
    made.push_back({seal::KeyKind::epoch, seal::sealing_public(seal::SecretBytes::fresh())});
  return made;
}

void encapsulate(benchmark::State& state) {
  const auto key = seal::sealing_public(seal::SecretBytes::fresh());
  for (auto _ : state) benchmark::DoNotOptimize(seal::xwing::encapsulate(key).ciphertext);
}
BENCHMARK(encapsulate)->Unit(benchmark::kMicrosecond);

void open_wrap(benchmark::State& state) {
  const auto seed = seal::SecretBytes::fresh();
  const auto wrap = seal::wrap(seal::SecretBytes::fresh(), {seal::KeyKind::epoch, seal::sealing_public(seed)},
                               seal::WrapPurpose::content_key, {});
  for (auto _ : state)
    benchmark::DoNotOptimize(
        unseal::open_wrap(wrap.bytes, seal::KeyKind::epoch, seed, seal::WrapPurpose::content_key, {}));
}
BENCHMARK(open_wrap)->Unit(benchmark::kMicrosecond);

// Eight people and the recovery key.
void close_for_nine(benchmark::State& state) {
  const auto recipients = people(9);
  const base::Bytes payload(4096, 'x');
  const auto seed = seal::SecretBytes::fresh();
  const seal::Signer signer{seal::KeyKind::receipt_signer, seed};
  for (auto _ : state) {
    const auto sealed = seal::close({{}, {}, seal::EnvelopeKind::request, 0}, payload, &signer, recipients);
    benchmark::DoNotOptimize(sealed->bytes);
  }
}
BENCHMARK(close_for_nine)->Unit(benchmark::kMillisecond);

void new_receipt(benchmark::State& state) {
  for (auto _ : state) {
    const auto receipt = seal::Receipt::fresh();
    benchmark::DoNotOptimize(seal::sealing_public(receipt.opener({})));
    benchmark::DoNotOptimize(seal::signing_public(receipt.signer({})));
    benchmark::DoNotOptimize(seal::stored_finder(receipt.finder({})));
  }
}
BENCHMARK(new_receipt)->Unit(benchmark::kMicrosecond);

void seal_file(benchmark::State& state) {
  const base::Bytes piece(65536, 'x');
  constexpr int pieces = 512;  // 32 MiB
  for (auto _ : state) {
    seal::FileSealer sealer{
        {}, [](std::uint64_t, base::Bytes sealed) { benchmark::DoNotOptimize(sealed.data()); }};
    for (int i = 0; i < pieces; ++i) sealer.write(piece);
    sealer.finish();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * pieces *
                          static_cast<int>(piece.size()));
}
BENCHMARK(seal_file)->Unit(benchmark::kMillisecond);

void passphrase(benchmark::State& state) {
  const base::Bytes salt(16, 1);
  for (auto _ : state)
    benchmark::DoNotOptimize(unseal::from_passphrase({}, {}, "eight words of a list", salt).login);
}
BENCHMARK(passphrase)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int count, char** words) {
  seal::start();
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
