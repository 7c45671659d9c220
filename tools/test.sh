#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The whole test run, in order of speed. Every step is real: sanitized programs, a real PostgreSQL, a real browser, a real
# mail server.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '\n\033[1m== %s\033[0m (%s s)\n' "$1" "$SECONDS" >&2; }

step "check: format, rooms, languages, types"
tools/check.sh

step "build: pages, sanitized programs, tests"
npm --prefix web run --silent build >/dev/null
folder=build/test
[ -e $folder/build.ninja ] ||
  cmake -S . -B $folder -G Ninja -DCMAKE_BUILD_TYPE=Debug -DHAVRE_SANITIZE=ON -DHAVRE_FUZZ=ON \
    -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache >/dev/null
ninja -C $folder --quiet

# What hangs fails, and does not keep the run from ending.
suites="ctest --test-dir $folder --output-on-failure --no-tests=error --timeout 600"
stories="node --test --test-force-exit --test-timeout=600000 --test-concurrency=1"

export ASAN_OPTIONS=detect_leaks=1:abort_on_error=1 UBSAN_OPTIONS=print_stacktrace=1
step "rules and errands, on SQLite"
$suites -j2

step "the same errands, on PostgreSQL"
database=$(mktemp -d)
trap 'tests/support/postgresql.sh stop "$database" >/dev/null 2>&1 || true; rm -rf "$database"' EXIT
HAVRE_TEST_POSTGRESQL=$(tests/support/postgresql.sh start "$database")
export HAVRE_TEST_POSTGRESQL
$suites -R 'store|trail|backup|restore|destructions|post|access|intake|requests|desk|bell|checkin|silence|helpline|cases|crisis'
$stories tests/doors/backup.test.ts
unset HAVRE_TEST_POSTGRESQL

step "the front end's own tests"
npm --prefix web run --silent test

step "stories at the doors, and pages in Chromium"
$stories "tests/doors/*.test.ts" "tests/pages/*.test.ts"

step "a minute of fuzzing"
tools/fuzz.sh 5
step "done"
