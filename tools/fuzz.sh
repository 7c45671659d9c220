#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# fuzz.sh [SECONDS [TARGET…]]: every parser, or those named, for so many seconds each (an hour without), two at a time.
# Starts from tests/fuzz/corpus and from what earlier runs found; stops at the first finding and says how to repeat it.
#   tools/fuzz.sh 10               a minute in all, as CI does
#   tools/fuzz.sh 28800 envelope   a night on one
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-3600}
shift || true
folder=build/test # compiled once for the tests and the fuzz targets
export CC=clang-19 CXX=clang++-19

[ -e $folder/build.ninja ] ||
  cmake -S . -B $folder -G Ninja -DCMAKE_BUILD_TYPE=Debug -DHAVRE_SANITIZE=ON -DHAVRE_FUZZ=ON \
    -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache >/dev/null
ninja -C $folder --quiet fuzzers

targets=("$@")
if [ ${#targets[@]} = 0 ]; then
  for source in tests/fuzz/fuzz_*.cpp; do name=${source##*/fuzz_}; targets+=("${name%.cpp}"); done
fi

fuzz_one() { # folder, seconds, target
  local grown=$1/corpus/$3 found=$1/found/$3
  mkdir -p "$grown" "$found"
  "$1/fuzz/fuzz_$3" -max_total_time="$2" -timeout=10 -rss_limit_mb=2048 -max_len=20000 -print_final_stats=1 \
    -artifact_prefix="$found/" "$grown" "tests/fuzz/corpus/$3" >"$1/$3.log" 2>&1 && return
  tail -60 "$1/$3.log"
  echo "fuzz_$3 found something: repeat it with $1/fuzz/fuzz_$3 $(ls -t "$found"/* 2>/dev/null | head -1)"
  exit 255 # xargs starts no other
}
export -f fuzz_one
export UBSAN_OPTIONS=print_stacktrace=1
printf '%s\0' "${targets[@]}" | xargs -0 -P2 -I{} bash -c 'fuzz_one "$@"' - $folder "$seconds" {}

for target in "${targets[@]}"; do
  awk -v target="$target" '/number_of_executed_units/ {runs = $2} / cov: / {for (i = 1; i < NF; i++) if ($i == "cov:") edges = $(i + 1)}
    END {printf "%-14s %11d inputs  %6d edges\n", target, runs, edges}' "$folder/$target.log"
done
